import { appendFile, readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Settings } from '#app/platform/settings.server.ts'

/** The list of who was erased, beside the database and in no backup of it: hashes of random ids, one on a line, which name nobody. */
export const erasureListOf = ({ dataDir }: Pick<Settings, 'dataDir'>) => path.join(dataDir, 'erasures.list')

/** The hashes of a list of erasures; lines that are none are left out. None where there is no list. */
export async function listedErasures(file: string): Promise<string[]> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return ''
    throw error
  })
  return text.split('\n').filter((line) => /^[0-9a-f]{64}$/.test(line))
}

/** Adds an erasure to the list, once. */
export async function listErasure(settings: Pick<Settings, 'dataDir'>, subjectHash: string): Promise<void> {
  const file = erasureListOf(settings)
  if ((await listedErasures(file)).includes(subjectHash)) return
  await appendFile(file, `${subjectHash}\n`, { mode: 0o600 })
}
