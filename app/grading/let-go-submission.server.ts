import { eq } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { leases } from '#db/schema/grading.ts'
import { submissionsMarkedBy } from '#app/access/submissions.scope.server.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { letGo } from '#app/rules/grading.ts'
import { lockWork } from './lock-work.server.ts'

/** Lets held work go, so that it waits again for anybody; what was marked so far stays as a draft. */
export function letGoSubmission(
  db: Db,
  viewer: Viewer,
  submissionId: string,
  now: Date,
): Promise<{ ok: true } | { ok: false; because: 'not-yours' }> {
  return db.transaction(async (tx) => {
    const { work } = await lockWork(tx, submissionId, submissionsMarkedBy(viewer))
    const decided = letGo(work, { now, by: viewer.id })
    if (decided.ok) await tx.delete(leases).where(eq(leases.submissionId, submissionId))
    return decided
  })
}
