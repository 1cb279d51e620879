import { eq } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { submissions } from '#db/schema/plans.ts'
import { resultsReleasedBy } from '#app/access/submissions.scope.server.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { recordAudit } from '#app/platform/record-audit.server.ts'
import { askSecond, type AskSecondRefusal } from '#app/rules/grading.ts'
import { lockWork } from './lock-work.server.ts'

export type AskedSecond = { ok: true } | { ok: false; because: AskSecondRefusal }

/** Asks for a second marking of validated work, by somebody who does not see the first; the result waits for it. 404 for who does not coordinate the cohort. */
export function askForSecond(db: Db, viewer: Viewer, submissionId: string, now: Date): Promise<AskedSecond> {
  return db.transaction(async (tx): Promise<AskedSecond> => {
    const { row, work } = await lockWork(tx, submissionId, resultsReleasedBy(viewer))
    if (!viewer.coordinates.includes(row.cohortId)) throw new Response(null, { status: 404 })
    const allowed = askSecond(work, { now, isAsked: row.secondAskedAt !== null })
    if (!allowed.ok) return allowed
    const asked = { secondAskedAt: allowed.askedAt, secondAskedBy: viewer.id, secondReason: 'asked' as const, isSecondBlind: true }
    await tx.update(submissions).set(asked).where(eq(submissions.id, submissionId))
    await recordAudit(tx, { actorId: viewer.id, action: 'submission.second-asked', subject: { kind: 'submission', id: submissionId } }, now)
    return { ok: true }
  })
}
