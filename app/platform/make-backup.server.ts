import { createReadStream, existsSync } from 'node:fs'
import { mkdir, readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { writeArchive, type Manifest } from '#db/archive/archive-file.ts'
import { readTables, type Reading } from '#db/archive/read-tables.ts'
import type { Db } from '#db/handle.ts'
import { seenMigrations } from './archived-migrations.server.ts'
import { folders } from './folders.server.ts'
import type { Settings } from './settings.server.ts'

/** The folders of the data folder that a backup holds beside the database. */
const KEPT_FOLDERS = ['outbox', 'files']
const PIECE_BYTES = 300_000

/** What a backup holds, for the operator. */
export type Backup = { file: string; bytes: number; tables: number; rows: number; files: number; at: string }

async function filesOf(dataDir: string): Promise<string[]> {
  const found: string[] = []
  for (const folder of KEPT_FOLDERS.filter((name) => existsSync(path.join(dataDir, name)))) {
    const entries = await readdir(path.join(dataDir, folder), { recursive: true, withFileTypes: true })
    for (const entry of entries)
      if (entry.isFile()) found.push(path.relative(dataDir, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
  }
  return found.sort()
}

async function* linesOf({ tables, rowsOf }: Reading, dataDir: string, files: readonly string[]): AsyncGenerator<string> {
  for (const table of tables) {
    yield `T${table.name}`
    for await (const batch of rowsOf(table)) for (const row of batch) yield `R${row}`
  }
  for (const file of files) {
    // A message that was tidied away meanwhile is no part of the backup.
    if (!existsSync(path.join(dataDir, file))) continue
    yield `F${JSON.stringify({ path: file })}`
    for await (const piece of createReadStream(path.join(dataDir, file), { highWaterMark: PIECE_BYTES }))
      yield `D${Buffer.from(piece as Buffer).toString('base64')}`
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
export async function makeBackup(db: Db, settings: Pick<Settings, 'dataDir'>, file: string, now: Date): Promise<Backup> {
  const program = await programVersion()
  await mkdir(path.dirname(path.resolve(file)), { recursive: true })
  return readTables(db, async (reading) => {
    const at = now.toISOString()
    const { fingerprints, tables } = reading
    const manifest: Manifest = { passerelle: 'archive', format: 1, program, at, migrations: await seenMigrations(db), fingerprints }
    const files = await filesOf(settings.dataDir)
    const bytes = await writeArchive(file, manifest, linesOf(reading, settings.dataDir, files))
    const rows = Object.values(fingerprints).reduce((sum, { count }) => sum + Number(count), 0)
    return { file, bytes, tables: tables.length, rows, files: files.length, at }
  })
}
