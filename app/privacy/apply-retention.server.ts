import { sql } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { PERSONAL_FILES } from '#db/inventory/inventory.ts'
import { tidyOutbox } from '#app/platform/mail.server.ts'
import { keptSince } from '#app/rules/retention.ts'
import { erasePerson } from './erase-person.server.ts'
import { forgottenPeople, RETENTION_STEPS, tableOf } from './retention-steps.server.ts'

/** How many rows came to their end, by table, how many kept e-mails, and how many people were erased. */
export type RetentionReport = { rows: Record<string, number>; letters: number; people: number }

const ofLetters = () => PERSONAL_FILES.find(({ table }) => table.startsWith('outbox'))?.retention ?? 'after-use'

/**
 * Deletes what has come to the end of its time, table by table, and erases people whose time is over, each in a transaction of their own. A
 * rehearsal only counts. A second time at once it finds nothing. `dataDir` is where e-mails are kept that no mail server took.
 */
export async function applyRetention(db: Db, options: { isRehearsal: boolean; dataDir: string }, now: Date): Promise<RetentionReport> {
  const rows: Record<string, number> = {}
  for (const step of RETENTION_STEPS) {
    const since = keptSince(step.retention, now)
    if (since === null) continue
    const [found] = await db
      .select({ rows: sql`count(*)`.mapWith(Number) })
      .from(step.table)
      .where(step.over(db, since))
    if (!found || found.rows === 0) continue
    if (!options.isRehearsal) await db.delete(step.table).where(step.over(db, since))
    rows[tableOf(step)] = found.rows
  }
  const oldest = keptSince(ofLetters(), now)
  const letters = oldest === null ? 0 : await tidyOutbox(options, oldest, options.isRehearsal)
  const since = keptSince('account', now)
  const forgotten = since === null ? [] : await forgottenPeople(db, since)
  for (const { id } of options.isRehearsal ? [] : forgotten) await erasePerson(db, id, { cause: 'retention', by: null }, now)
  return { rows, letters, people: forgotten.length }
}
