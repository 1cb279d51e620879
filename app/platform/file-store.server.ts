import { randomUUID } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { s3Store } from './s3-store.server.ts'
import type { Settings } from './settings.server.ts'
import { checkedKey, type FileStore, type StoredFile } from './stored-file.ts'

const isAbsent = (error: unknown) => error instanceof Error && 'code' in error && error.code === 'ENOENT'
/** Half a file that a fall of the machine left behind has this ending. */
const HALF = '.half'

/** Files in a folder of this machine, readable by the program alone. */
export function folderStore(folder: string): FileStore {
  const placeOf = (key: string) => path.join(folder, ...checkedKey(key).split('/'))
  return {
    async put(key, bytes) {
      const place = placeOf(key)
      const half = `${place}.${randomUUID()}${HALF}`
      await mkdir(path.dirname(place), { recursive: true, mode: 0o700 })
      await writeFile(half, bytes, { mode: 0o600, flush: true })
      await rename(half, place)
    },
    async get(key) {
      try {
        return await readFile(placeOf(key))
      } catch (error) {
        if (isAbsent(error)) return undefined
        throw error
      }
    },
    async remove(keys) {
      for (const key of keys) await rm(placeOf(key), { force: true })
    },
    async list(prefix) {
      const within = path.join(folder, ...prefix.split('/').slice(0, -1))
      const entries = await readdir(within, { recursive: true, withFileTypes: true }).catch((error: unknown) => {
        if (isAbsent(error)) return []
        throw error
      })
      const found: StoredFile[] = []
      for (const entry of entries.filter((one) => one.isFile())) {
        const place = path.join(entry.parentPath, entry.name)
        const key = path.relative(folder, place).split(path.sep).join('/')
        const known = await stat(place).catch(() => undefined)
        if (known && key.startsWith(prefix)) found.push({ key, changedAt: known.mtime })
      }
      return found
    },
  }
}

/** What names the store of an installation. */
export type FilePlaces = Pick<Settings, 'dataDir'> & Partial<Pick<Settings, 'filesUrl'>>

/** The store of this installation: a bucket where one is set, else a folder of the data folder. */
export const fileStoreOf = ({ dataDir, filesUrl }: FilePlaces): FileStore =>
  filesUrl ? s3Store(filesUrl) : folderStore(path.join(dataDir, 'files'))

/** Where a file of a plan stands, and the small picture of it. */
export const fileKey = (id: string) => `plans/${id}`
export const previewKey = (id: string) => `plans/${id}.png`
/** Where the pieces of a file on its way stand, in the order of their names. */
export const piecesOf = (uploadId: string) => `uploads/${uploadId}/`
export const pieceKey = (uploadId: string, offset: number) => `${piecesOf(uploadId)}${String(offset).padStart(9, '0')}`

/** The small pictures of photos as data addresses, by the ids of their files: what sheets of paper show. */
export async function picturesOf(
  store: FileStore,
  files: ReadonlyArray<{ id: string; hasPreview: boolean }>,
): Promise<Map<string, string>> {
  const found = new Map<string, string>()
  for (const { id } of files.filter(({ hasPreview }) => hasPreview)) {
    const picture = await store.get(previewKey(id))
    if (picture) found.set(id, `data:image/png;base64,${picture.toString('base64')}`)
  }
  return found
}
