import { createReadStream, existsSync } from 'node:fs'
import { mkdir, readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { writeArchive, type Manifest } from '#db/archive/archive-file.ts'
import { readTables, type Reading } from '#db/archive/read-tables.ts'
import type { Db } from '#db/handle.ts'
import { seenMigrations } from './archived-migrations.server.ts'
import { folders } from './folders.server.ts'
import { fileStoreOf, type FilePlaces } from './file-store.server.ts'
import type { FileStore } from './stored-file.ts'

/** The folder of the data folder that a backup holds beside the database and the files of people. */
const KEPT_MESSAGES = 'outbox'
/** What the files of people are called in a backup, wherever they stand. */
export const KEPT_FILES = 'files/'
const PIECE_BYTES = 300_000

/** What a backup holds, for the operator. */
export type Backup = { file: string; bytes: number; tables: number; rows: number; files: number; at: string }

async function messagesOf(dataDir: string): Promise<string[]> {
  if (!existsSync(path.join(dataDir, KEPT_MESSAGES))) return []
  const entries = await readdir(path.join(dataDir, KEPT_MESSAGES), { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(dataDir, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .sort()
}

type Beside = { dataDir: string; messages: readonly string[]; store: FileStore; keys: readonly string[] }

async function* linesOf({ tables, rowsOf }: Reading, { dataDir, messages, store, keys }: Beside): AsyncGenerator<string> {
  for (const table of tables) {
    yield `T${table.name}`
    for await (const batch of rowsOf(table)) for (const row of batch) yield `R${row}`
  }
  for (const file of messages) {
    // A message that was tidied away meanwhile is no part of the backup.
    if (!existsSync(path.join(dataDir, file))) continue
    yield `F${JSON.stringify({ path: file })}`
    for await (const piece of createReadStream(path.join(dataDir, file), { highWaterMark: PIECE_BYTES }))
      yield `D${Buffer.from(piece as Buffer).toString('base64')}`
  }
  for (const key of keys) {
    const bytes = await store.get(key)
    if (!bytes) continue
    yield `F${JSON.stringify({ path: `${KEPT_FILES}${key}` })}`
    for (let from = 0; from < bytes.length; from += PIECE_BYTES) yield `D${bytes.subarray(from, from + PIECE_BYTES).toString('base64')}`
  }
}

/** The version of this program, for people who read a backup later. */
export async function programVersion(): Promise<string> {
  return z.object({ version: z.string() }).parse(JSON.parse(await readFile(path.join(folders.root, 'package.json'), 'utf8'))).version
}

/**
 * Writes everything there is into one file, as of one instant, while people go on working: all tables, kept messages and files. The file works on both
 * databases. It holds personal data and no secret: SECRET is kept apart.
 */
export async function makeBackup(db: Db, settings: FilePlaces, file: string, now: Date): Promise<Backup> {
  const program = await programVersion()
  await mkdir(path.dirname(path.resolve(file)), { recursive: true })
  return readTables(db, async (reading) => {
    const at = now.toISOString()
    const { fingerprints, tables } = reading
    const manifest: Manifest = { passerelle: 'archive', format: 1, program, at, migrations: await seenMigrations(db), fingerprints }
    const store = fileStoreOf(settings)
    const [messages, stored] = await Promise.all([messagesOf(settings.dataDir), store.list('')])
    const keys = stored.map(({ key }) => key).sort()
    const bytes = await writeArchive(file, manifest, linesOf(reading, { dataDir: settings.dataDir, messages, store, keys }))
    const rows = Object.values(fingerprints).reduce((sum, { count }) => sum + Number(count), 0)
    return { file, bytes, tables: tables.length, rows, files: messages.length + keys.length, at }
  })
}
