import type { Db } from '#db/handle.ts'
import { submissionsMarkedBy } from '#app/access/submissions.scope.server.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { recordAudit } from '#app/platform/record-audit.server.ts'
import { takeOver, type TakeRefusal } from '#app/rules/grading.ts'
import { holdLease } from './hold-lease.server.ts'
import { lockWork } from './lock-work.server.ts'

export type Taken = { ok: true } | { ok: false; because: TakeRefusal; by: string | null; since: Date | null }

/** Takes waiting work for eight hours, or takes it over from a trainer who has not saved for thirty minutes; draft marks stay. */
export function takeSubmission(db: Db, viewer: Viewer, submissionId: string, now: Date): Promise<Taken> {
  return db.transaction(async (tx): Promise<Taken> => {
    const { row, work } = await lockWork(tx, submissionId, submissionsMarkedBy(viewer))
    const taken = takeOver(work, { now, by: viewer.id })
    if (!taken.ok) return { ...taken, by: row.leaseName, since: row.leaseTakenAt }
    await holdLease(tx, submissionId, taken.lease)
    if (taken.from !== null) {
      const subject = { kind: 'submission', id: submissionId }
      await recordAudit(tx, { actorId: viewer.id, action: 'submission.taken-over', subject, detail: { from: taken.from } }, now)
    }
    return { ok: true }
  })
}
