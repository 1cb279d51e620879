import { existsSync } from 'node:fs'
import path from 'node:path'
import { readTables } from '#db/archive/read-tables.ts'
import { createOnPostgres, openEmbedded } from '#db/client.server.ts'
import { seenMigrations } from './archived-migrations.server.ts'
import { folders } from './folders.server.ts'
import { fillPlace } from './restore-backup.server.ts'
import type { Settings } from './settings.server.ts'

/** What went over: each table with its rows and the sum that was the same on both sides. */
export type Moved = { tables: Array<{ name: string; count: string; sum: string }>; rows: number }

/** There is no embedded database to move. */
class NothingToMove extends Error {
  readonly code = 'ENOENT'
}

/**
 * Copies the embedded database into an empty PostgreSQL database, table by table, and proves by counts and sums that both hold the same. Throws FolderInUse
 * while a server runs on the folder, PlaceNotEmpty where the other database has tables, ArchiveDiffers where something went missing.
 */
export async function moveToPostgres(settings: Pick<Settings, 'dataDir'>, url: string): Promise<Moved> {
  if (!existsSync(path.join(settings.dataDir, 'database'))) throw new NothingToMove(`there is no embedded database in ${settings.dataDir}`)
  const source = await openEmbedded(settings.dataDir)
  try {
    await source.migrate(folders.migrations)
    return await readTables(source.db, async ({ tables, fingerprints, rowsOf }) => {
      const migrations = await seenMigrations(source.db)
      await createOnPostgres(url, (database) =>
        fillPlace(database, { migrations, fingerprints }, async (_db, { add }) => {
          for (const table of tables) for await (const batch of rowsOf(table)) await add(table, batch)
        }),
      )
      const moved = Object.entries(fingerprints).map(([name, { count, sum }]) => ({ name, count, sum }))
      return { tables: moved, rows: moved.reduce((sum, { count }) => sum + Number(count), 0) }
    })
  } finally {
    await source.close()
  }
}
