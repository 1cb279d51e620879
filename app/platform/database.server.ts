import path from 'node:path'
import { giveAppRole } from '#db/app-role.server.ts'
import { openEmbedded, openPostgres, type Database } from '#db/client.server.ts'
import type { Db } from '#db/handle.ts'
import { comparedMigrations, seenMigrations, shippedMigrations } from './archived-migrations.server.ts'
import type { Settings } from './settings.server.ts'

/** The database has seen a newer program than this one, which would not know all of its tables. */
export class NewerTables extends Error {
  override name = 'NewerTables'
  constructor() {
    super('its tables were made by a newer version of Passerelle. Update this one')
  }
}

async function refuseNewerTables(db: Db, migrations: string): Promise<void> {
  if (comparedMigrations(await seenMigrations(db), shippedMigrations(migrations)) === 'newer') throw new NewerTables()
}

type Folders = { migrations: string; archive?: string | undefined }

async function orClosed<Result>(database: Database, work: (database: Database) => Promise<Result>): Promise<Result> {
  try {
    return await work(database)
  } catch (error) {
    await database.close()
    throw error
  }
}

/** Brings the tables up to date under the role that owns them, and gives the program's role its rights. */
async function migrateAsOwner(ownerUrl: string, role: string, folders: Folders): Promise<void> {
  const owner = await openPostgres(ownerUrl, { connections: 1, prepare: false })
  await orClosed(owner, async () => {
    await owner.migrate(folders.migrations)
    await giveAppRole(owner.db, role)
  })
  await owner.close()
}

/**
 * Opens the database that the settings name and brings its tables up to date: under a role of their own where one is set. `archive` is the prepared
 * embedded database, if one was built. Throws NewerTables where the database is ahead of this program.
 */
export async function openDatabase(settings: Settings, folders: Folders): Promise<Database> {
  const { databaseUrl, migrationDatabaseUrl } = settings
  if (databaseUrl && migrationDatabaseUrl)
    await migrateAsOwner(migrationDatabaseUrl, decodeURIComponent(new URL(databaseUrl).username), folders)
  const database = databaseUrl
    ? await openPostgres(databaseUrl, {
        ...{ connections: settings.databaseConnections, prepare: settings.databasePrepare, replicaUrl: settings.databaseReplicaUrl },
      })
    : await openEmbedded(settings.dataDir, folders.archive ? { archive: folders.archive } : {})
  if (!migrationDatabaseUrl) await orClosed(database, () => database.migrate(folders.migrations))
  await orClosed(database, () => refuseNewerTables(database.db, folders.migrations))
  return database
}

/** Where the embedded database lives inside the data folder, for messages to the operator. */
export const databasePlace = (settings: Settings) =>
  settings.databaseUrl ? new URL(settings.databaseUrl).host : path.join(settings.dataDir, 'database')
