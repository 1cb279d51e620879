import type { Database } from '#db/client.server.ts'
import { installation } from '#db/schema/operations.ts'

/** Tidies the embedded database and notes when; PostgreSQL tidies itself, so nothing is done or noted there. */
export async function maintainDatabase(database: Pick<Database, 'db' | 'engine' | 'maintain'>, now: Date): Promise<void> {
  if (database.engine === 'postgresql') return
  await database.maintain()
  const value = { at: now.toISOString() }
  await database.db
    .insert(installation)
    .values({ key: 'maintenance', value, changedAt: now })
    .onConflictDoUpdate({ target: installation.key, set: { value, changedAt: now } })
}
