import { inArray } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { enrolments } from '#db/schema/cohorts.ts'
import { reportSnapshots } from '#db/schema/reports.ts'
import { recordAudit } from '#app/platform/record-audit.server.ts'
import { enqueue } from '#app/platform/queue.server.ts'
import type { ReportWish } from '#app/rules/report-figures.ts'
import { countReport } from './count-report.server.ts'

/** A report over more enrolments than this is counted by the queue, and its page shows how far it is. */
export const MOST_AT_ONCE = 5000

/** Asks for a report and counts it at once, or leaves it to the queue where it is large. `madeBy` is null at the terminal. Answers its id. */
export function askReport(
  db: Db,
  { wish, madeBy }: { wish: ReportWish; madeBy: string | null },
  now: Date,
  most = MOST_AT_ONCE,
): Promise<string> {
  return db.transaction(async (tx) => {
    const toCount = await tx.$count(enrolments, inArray(enrolments.cohortId, wish.cohorts))
    const [made] = await tx
      .insert(reportSnapshots)
      .values({ wish, madeBy, createdAt: now, toCount })
      .returning({ id: reportSnapshots.id, number: reportSnapshots.number })
    if (!made) throw new Error('The report was not kept')
    await recordAudit(
      tx,
      { actorId: madeBy, action: 'report-made', subject: { kind: 'report', id: made.id }, detail: { number: made.number } },
      now,
    )
    if (toCount > most) await enqueue(tx, { kind: 'count-report', key: made.id, payload: { reportId: made.id } }, now)
    else await countReport(tx, made.id, now)
    return made.id
  })
}
