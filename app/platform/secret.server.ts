import { randomBytes } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Settings } from './settings.server.ts'

/** The secret of the settings, or in demonstration mode one that is made once and kept in the data folder, readable by its owner only. */
export async function secretOf(settings: Settings): Promise<string> {
  if (settings.secret) return settings.secret
  const file = path.join(settings.dataDir, 'secret')
  const kept = await readFile(file, 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  })
  if (kept) return kept
  const made = randomBytes(32).toString('hex')
  await mkdir(settings.dataDir, { recursive: true })
  await writeFile(file, made, { mode: 0o600, flag: 'wx' })
  return made
}
