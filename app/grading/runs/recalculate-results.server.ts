import { eq } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { releases } from '#db/schema/grading.ts'
import { resultsReleasedBy } from '#app/access/submissions.scope.server.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { recordAudit } from '#app/platform/record-audit.server.ts'
import { lockWork } from '../lock-work.server.ts'
import { settleLateness } from '../settle-lateness.server.ts'
import { writeRelease } from '../write-release.server.ts'
import { outdatedResults, steeredRun } from './runs.queries.server.ts'

/**
 * Releases anew, with the reason, the results of a run that the deadlines of today make differ: each gets a new outcome beside the old one, and its
 * author is told. Answers how many; those that agree stay as they are. 404 for a run that the viewer does not steer.
 */
export function recalculateResults(
  db: Db,
  viewer: Viewer,
  wanted: { cohortId: string; key: string; reason: string },
  now: Date,
): Promise<number> {
  return db.transaction(async (tx) => {
    const run = await steeredRun(tx, viewer, wanted.cohortId, wanted.key)
    if (!run) throw new Response(null, { status: 404 })
    const outdated = await outdatedResults(tx, run)
    for (const { id } of outdated) {
      const { row } = await lockWork(tx, id, resultsReleasedBy(viewer))
      if (!row.outcomeId || !row.releaseId) continue
      const after = await settleLateness(tx, viewer, row.outcomeId, now, wanted.reason)
      if (after === row.outcomeId) continue
      const taken = { retractedAt: now, retractedBy: viewer.id, retractedReason: wanted.reason }
      await tx.update(releases).set(taken).where(eq(releases.id, row.releaseId))
      await writeRelease(tx, viewer, row, after, now)
      const subject = { kind: 'submission', id }
      await recordAudit(tx, { actorId: viewer.id, action: 'result.recalculated', subject, detail: { from: row.outcomeId, to: after } }, now)
    }
    return outdated.length
  })
}
