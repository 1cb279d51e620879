import { eq } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { releases } from '#db/schema/grading.ts'
import { notices } from '#db/schema/operations.ts'
import { resultsReleasedBy } from '#app/access/submissions.scope.server.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { recordAudit } from '#app/platform/record-audit.server.ts'
import { retract, type RetractRefusal } from '#app/rules/grading.ts'
import { lockWork } from './lock-work.server.ts'

export type RetractedRelease = { ok: true } | { ok: false; because: RetractRefusal }

/** Takes a release back, with a reason that its author reads: within 24 hours its trainer, a coordinator at any time. What was shown stays kept. */
export function retractRelease(
  db: Db,
  viewer: Viewer,
  taken: { submissionId: string; reason: string },
  now: Date,
): Promise<RetractedRelease> {
  const reason = taken.reason.trim()
  return db.transaction(async (tx): Promise<RetractedRelease> => {
    const { row, work } = await lockWork(tx, taken.submissionId, resultsReleasedBy(viewer))
    const as = viewer.coordinates.includes(row.cohortId) ? ('coordinator' as const) : ('trainer' as const)
    const allowed = retract(work, { now, by: viewer.id, as, reason, isNextRoundHandedIn: row.hasNextRound })
    if (!allowed.ok) return allowed
    if (!row.releaseId) throw new Error('Released work without a release')
    await tx
      .update(releases)
      .set({ retractedAt: now, retractedBy: viewer.id, retractedReason: reason })
      .where(eq(releases.id, row.releaseId))
    await tx.insert(notices).values({
      personId: row.ownerId,
      kind: 'plan-retracted',
      detail: { planId: row.planId, submissionId: row.id, n: String(row.n), reason },
      createdAt: now,
    })
    const subject = { kind: 'submission', id: row.id }
    await recordAudit(tx, { actorId: viewer.id, action: 'result.retracted', subject, detail: { release: row.releaseId, as } }, now)
    return { ok: true }
  })
}
