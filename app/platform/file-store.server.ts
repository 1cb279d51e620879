import { randomUUID } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Settings } from './settings.server.ts'

/** What lies in the store: its key, and when it was last written. */
export type StoredFile = { key: string; changedAt: Date }

/** The bytes of files by their keys, wherever they stand: small letters, digits, '-', '.' and '/'. Each write is whole or not there. */
export type FileStore = {
  put: (key: string, bytes: Uint8Array) => Promise<void>
  /** Undefined for a key that is not there. */
  get: (key: string) => Promise<Buffer | undefined>
  /** What is not there is no fault. */
  remove: (keys: readonly string[]) => Promise<void>
  /** The keys that begin with these signs. */
  list: (prefix: string) => Promise<StoredFile[]>
}

const KEY = /^[a-z0-9][a-z0-9.-]*(\/[a-z0-9][a-z0-9.-]*)*$/
/** A key as it stands; one that would leave the store is a fault of the program. */
export function checkedKey(key: string): string {
  if (!KEY.test(key) || key.includes('..')) throw new Error('A key of the file store holds letters, digits, "-", "." and "/"')
  return key
}

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

/** The folder of the data folder where files stand. */
export const filesFolder = ({ dataDir }: Pick<Settings, 'dataDir'>) => path.join(dataDir, 'files')

/** The store of this installation. */
export const fileStoreOf = (settings: Pick<Settings, 'dataDir'>): FileStore => folderStore(filesFolder(settings))

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
