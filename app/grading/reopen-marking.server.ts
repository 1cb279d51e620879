import { eq } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { marks } from '#db/schema/grading.ts'
import { submissionsMarkedBy } from '#app/access/submissions.scope.server.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { recordAudit } from '#app/platform/record-audit.server.ts'
import { reopen, type ReopenRefusal } from '#app/rules/grading.ts'
import { holdLease } from './hold-lease.server.ts'
import { lockWork } from './lock-work.server.ts'

export type ReopenedMarking = { ok: true } | { ok: false; because: ReopenRefusal }

/**
 * Takes a decision up again that its author does not see: the marks can be changed, and the next outcome supersedes this one. After two markings only
 * a third person does.
 */
export function reopenMarking(db: Db, viewer: Viewer, submissionId: string, now: Date): Promise<ReopenedMarking> {
  return db.transaction(async (tx): Promise<ReopenedMarking> => {
    const { row, work } = await lockWork(tx, submissionId, submissionsMarkedBy(viewer))
    const allowed = reopen(work, { now, by: viewer.id })
    if (!allowed.ok) return allowed
    if (!row.markId) throw new Error('Decided work without a marking')
    await tx.update(marks).set({ decision: null, decidedAt: null, updatedAt: now }).where(eq(marks.id, row.markId))
    await holdLease(tx, submissionId, allowed.lease)
    await recordAudit(tx, { actorId: viewer.id, action: 'submission.reopened', subject: { kind: 'submission', id: submissionId } }, now)
    return { ok: true }
  })
}
