import { and, eq } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { enrolments } from '#db/schema/cohorts.ts'
import { accompaniedBy } from '#app/access/enrolments.scope.server.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { recordAudit } from '#app/platform/record-audit.server.ts'

/** Chooses whether what somebody did in the same courses before this enrolment counts in it. Nothing of what was done changes. */
export function chooseCounting(
  db: Db,
  viewer: Viewer,
  wish: { cohortId: string; enrolmentId: string; counts: boolean },
  now: Date,
): Promise<void> {
  return db.transaction(async (tx) => {
    const changed = await tx
      .update(enrolments)
      .set({ countsBefore: wish.counts })
      .where(and(eq(enrolments.id, wish.enrolmentId), eq(enrolments.cohortId, wish.cohortId), accompaniedBy(viewer)))
      .returning({ id: enrolments.id })
    if (changed.length === 0) throw new Response(null, { status: 404 })
    const subject = { kind: 'enrolment', id: wish.enrolmentId }
    await recordAudit(tx, { actorId: viewer.id, action: 'enrolment.counting', subject, detail: { counts: wish.counts } }, now)
  })
}
