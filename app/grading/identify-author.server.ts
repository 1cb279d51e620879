import type { Db } from '#db/handle.ts'
import { resultsReleasedBy } from '#app/access/submissions.scope.server.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { recordAudit } from '#app/platform/record-audit.server.ts'
import { trueNameOf } from './anonymous.queries.server.ts'
import { lockWork } from './lock-work.server.ts'

/** Tells a coordinator who wrote a piece of work that is marked without a name, and notes it in the audit. 404 for everybody else. */
export function identifyAuthor(db: Db, viewer: Viewer, submissionId: string, now: Date): Promise<{ ok: true; name: string }> {
  return db.transaction(async (tx) => {
    const { row } = await lockWork(tx, submissionId, resultsReleasedBy(viewer))
    if (!row.isAnonymous || !viewer.coordinates.includes(row.cohortId)) throw new Response(null, { status: 404 })
    await recordAudit(tx, { actorId: viewer.id, action: 'submission.identified', subject: { kind: 'submission', id: submissionId } }, now)
    return { ok: true, name: await trueNameOf(tx, row.planId) }
  })
}
