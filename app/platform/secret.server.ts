import { randomBytes } from 'node:crypto'
import { link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Settings } from './settings.server.ts'

const codeOf = (error: unknown) => (error instanceof Error && 'code' in error ? error.code : undefined)

async function keptSecret(file: string): Promise<string | undefined> {
  try {
    return (await readFile(file, 'utf8')) || undefined
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined
    throw error
  }
}

/** Puts a whole file in its place unless another program was first, whose secret then counts. An empty file, left by a killed program, is replaced. */
async function place(file: string, unfinished: string, made: string): Promise<string> {
  try {
    await link(unfinished, file)
    await rm(unfinished)
    return made
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error
  }
  const first = await keptSecret(file)
  if (first) await rm(unfinished)
  else await rename(unfinished, file)
  return first ?? made
}

/** The secret of the settings, or in demonstration mode one that is made once and kept in the data folder, readable by its owner only. */
export async function secretOf(settings: Settings): Promise<string> {
  if (settings.secret) return settings.secret
  const file = path.join(settings.dataDir, 'secret')
  const kept = await keptSecret(file)
  if (kept) return kept
  const made = randomBytes(32).toString('hex')
  await mkdir(settings.dataDir, { recursive: true })
  const unfinished = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`
  await writeFile(unfinished, made, { mode: 0o600 })
  return place(file, unfinished, made)
}
