import { and, eq } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { files } from '#db/schema/files.ts'
import { remarks } from '#db/schema/grading.ts'
import { submissionsMarkedBy } from '#app/access/submissions.scope.server.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { take, type TakeRefusal } from '#app/rules/grading.ts'
import { holdLease } from './hold-lease.server.ts'
import { lockWork } from './lock-work.server.ts'

export type RemovedRemark = { ok: true } | { ok: false; because: TakeRefusal; by: string | null; since: Date | null }

/** Takes a remark out of a marking that is not decided yet; the row stays, so that it can be put back by saving it again. */
export function removeRemark(db: Db, viewer: Viewer, remark: { id: string; submissionId: string }, now: Date): Promise<RemovedRemark> {
  return db.transaction(async (tx): Promise<RemovedRemark> => {
    const { row, work } = await lockWork(tx, remark.submissionId, submissionsMarkedBy(viewer))
    const taken = take(work, { now, by: viewer.id })
    if (!taken.ok) return { ...taken, by: row.leaseName, since: row.leaseTakenAt }
    await holdLease(tx, remark.submissionId, taken.lease)
    const [removed] = await tx
      .update(remarks)
      .set({ removedAt: now })
      .where(and(eq(remarks.id, remark.id), eq(remarks.submissionId, remark.submissionId)))
      .returning({ voiceId: remarks.voiceId })
    // A recording goes as every file that was taken out: after the days in which it can be put back.
    if (removed?.voiceId) await tx.update(files).set({ removedAt: now }).where(eq(files.id, removed.voiceId))
    return { ok: true }
  })
}
