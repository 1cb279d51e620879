import { appendFile, mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { checkArchive, piecesOf, type Manifest } from '#db/archive/archive-file.ts'
import type { Fingerprints } from '#db/archive/fingerprints.ts'
import { tablesInOrder } from '#db/archive/tables.ts'
import { writeTables, type Writing } from '#db/archive/write-tables.ts'
import { createEmbedded, createOnPostgres, type Database } from '#db/client.server.ts'
import type { Db } from '#db/handle.ts'
import { comparedMigrations, shippedMigrations, withFirstMigrations } from './archived-migrations.server.ts'
import { fileStoreOf, type FilePlaces } from './file-store.server.ts'
import { folders } from './folders.server.ts'
import { KEPT_FILES } from './make-backup.server.ts'
import type { Settings } from './settings.server.ts'

/** The archive is whole, but its tables are not those of this program. */
export class ArchiveOfOther extends Error {
  override name = 'ArchiveOfOther'
  constructor(readonly relation: 'newer' | 'other') {
    super(relation)
  }
}

/** What was restored. */
export type Restored = { from: string; program: string; at: string; tables: number; rows: number; files: number }

/** Where a database is made: in an embedded folder or on a PostgreSQL server, empty both. */
export type Place = Pick<Settings, 'databaseUrl' | 'migrationDatabaseUrl'> & FilePlaces

/** Makes the tables as the archive knew them, fills them by `fill`, proves that they hold what they should, and brings them up to date. */
export async function fillPlace(
  database: Database,
  source: { migrations: readonly string[]; fingerprints: Fingerprints },
  fill: (db: Db, writing: Writing) => Promise<void>,
): Promise<void> {
  await withFirstMigrations(folders.migrations, source.migrations.length, (folder) => database.migrate(folder))
  await writeTables(database.db, source.fingerprints, (writing) => fill(database.db, writing))
  await database.migrate(folders.migrations)
}

/** Makes a database in an empty place. A place that is not empty is refused; after a fault it is empty again. */
export function createPlace(place: Place, make: (database: Database) => Promise<void>): Promise<void> {
  const owner = place.migrationDatabaseUrl ?? place.databaseUrl
  return owner ? createOnPostgres(owner, make) : createEmbedded(place.dataDir, make)
}

async function fillFromArchive(file: string, database: Database, manifest: Manifest): Promise<void> {
  await fillPlace(database, manifest, async (db, { add }) => {
    const tables = new Map((await tablesInOrder(db)).map((table) => [table.name, table]))
    for await (const piece of piecesOf(file)) {
      if (!('table' in piece)) break
      const table = tables.get(piece.table)
      if (!table) throw new ArchiveOfOther('other')
      await add(table, piece.rows)
    }
  })
}

async function restoreFiles(file: string, place: FilePlaces): Promise<number> {
  const store = fileStoreOf(place)
  let files = 0
  // A file of people is put whole into their store, a kept message piece by piece into its folder.
  let arriving: { key: string; pieces: Buffer[] } | undefined
  const putArrived = async () => {
    if (arriving) await store.put(arriving.key, Buffer.concat(arriving.pieces))
    arriving = undefined
  }
  for await (const piece of piecesOf(file)) {
    if (!('file' in piece)) continue
    if (piece.isFirst) {
      await putArrived()
      files += 1
      if (piece.file.startsWith(KEPT_FILES)) arriving = { key: piece.file.slice(KEPT_FILES.length), pieces: [] }
    }
    const message = path.join(place.dataDir, piece.file)
    if (arriving) arriving.pieces.push(Buffer.from(piece.bytes))
    else if (piece.isFirst) {
      await mkdir(path.dirname(message), { recursive: true, mode: 0o700 })
      await writeFile(message, piece.bytes, { mode: 0o600 })
    } else await appendFile(message, piece.bytes)
  }
  await putArrived()
  return files
}

/** Reads a backup to its end before anything is touched. Throws ArchiveRefused or ArchiveOfOther. */
export async function readableBackup(file: string): Promise<Manifest> {
  const manifest = await checkArchive(file)
  const relation = comparedMigrations(manifest.migrations, shippedMigrations(folders.migrations))
  if (relation !== 'own') throw new ArchiveOfOther(relation)
  return manifest
}

/**
 * Restores a backup into an empty place and proves that every table holds what it held. A backup of an older program is brought up to date. Throws
 * ArchiveRefused, ArchiveOfOther, PlaceNotEmpty; the place is empty again after any fault.
 */
export async function restoreBackup(file: string, place: Place): Promise<Restored> {
  const manifest = await readableBackup(file)
  await createPlace(place, (database) => fillFromArchive(file, database, manifest))
  const files = await restoreFiles(file, place)
  const counts = Object.values(manifest.fingerprints)
  const rows = counts.reduce((sum, { count }) => sum + Number(count), 0)
  return { from: file, program: manifest.program, at: manifest.at, tables: counts.length, rows, files }
}
