import path from 'node:path'
import { openEmbedded, openPostgres, type Database } from '#db/client.server.ts'
import type { Settings } from './settings.server.ts'

/** Opens the database that the settings name and brings its tables up to date. `archive` is the prepared embedded database, if one was built. */
export async function openDatabase(settings: Settings, folders: { migrations: string; archive?: string | undefined }): Promise<Database> {
  const database = settings.databaseUrl
    ? await openPostgres(settings.databaseUrl, { connections: settings.databaseConnections, prepare: settings.databasePrepare })
    : await openEmbedded(settings.dataDir, folders.archive ? { archive: folders.archive } : {})
  try {
    await database.migrate(folders.migrations)
    return database
  } catch (error) {
    await database.close()
    throw error
  }
}

/** Where the embedded database lives inside the data folder, for messages to the operator. */
export const databasePlace = (settings: Settings) =>
  settings.databaseUrl ? new URL(settings.databaseUrl).host : path.join(settings.dataDir, 'database')
