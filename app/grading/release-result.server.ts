import { and, eq, isNull, not, sql } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { outcomes } from '#db/schema/grading.ts'
import { plans, submissions } from '#db/schema/plans.ts'
import { resultsReleasedBy } from '#app/access/submissions.scope.server.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { release, type ReleaseRefusal } from '#app/rules/grading.ts'
import { lockWork } from './lock-work.server.ts'
import { hasNextRound, outcomeInForce } from './work.queries.server.ts'
import { writeRelease } from './write-release.server.ts'

export type ReleasedResult = { ok: true } | { ok: false; because: Exclude<ReleaseRefusal, 'already-released'> }

/** The hand-ins of a run that nobody has decided on: what "all together" waits for. */
async function undecidedOf(db: Db, runId: string): Promise<number> {
  const [found] = await db
    .select({ count: sql`count(*)`.mapWith(Number) })
    .from(submissions)
    .innerJoin(plans, eq(plans.id, submissions.planId))
    .leftJoin(outcomes, outcomeInForce)
    .where(and(eq(plans.runId, runId), isNull(plans.excusedAt), isNull(submissions.withdrawnAt), isNull(outcomes.id), not(hasNextRound)))
  return found?.count ?? 0
}

/** Shows a decided piece of work to its author when the rule of its run allows it; releasing it again changes nothing. */
export function releaseResult(db: Db, viewer: Viewer, submissionId: string, now: Date): Promise<ReleasedResult> {
  return db.transaction(async (tx): Promise<ReleasedResult> => {
    const { row, work } = await lockWork(tx, submissionId, resultsReleasedBy(viewer))
    const { releaseRule: rule, releaseAt } = row
    const allowed = release(work, { now, rule, releaseAt, othersUndecided: await undecidedOf(tx, row.runId) })
    if (!allowed.ok) {
      const { because } = allowed
      return because === 'already-released' ? { ok: true } : { ok: false, because }
    }
    if (!row.outcomeId) throw new Error('Decided work without an outcome')
    await writeRelease(tx, viewer, row, row.outcomeId, now)
    return { ok: true }
  })
}
