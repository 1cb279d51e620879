import { and, eq } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { enrolmentChanges, enrolments } from '#db/schema/cohorts.ts'
import { accompaniedBy } from '#app/access/enrolments.scope.server.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { recordAudit } from '#app/platform/record-audit.server.ts'
import { statusRefusal, type StatusRefusal } from '#app/rules/enrolment-states.ts'
import type { EnrolmentStatus } from '#app/rules/organisations.ts'

type Wish = { cohortId: string; enrolmentId: string; status: EnrolmentStatus; reason: string }

/** Changes where an enrolment stands, with its reason, and keeps the history. Who was withdrawn comes back in the same enrolment; whom the viewer does not accompany is 404. */
export function changeEnrolment(
  db: Db,
  viewer: Viewer,
  wish: Wish,
  now: Date,
): Promise<{ ok: true } | { ok: false; because: StatusRefusal }> {
  return db.transaction(async (tx) => {
    const place = and(eq(enrolments.id, wish.enrolmentId), eq(enrolments.cohortId, wish.cohortId), accompaniedBy(viewer))
    const [found] = await tx.select({ status: enrolments.status }).from(enrolments).where(place).for('update')
    if (!found) throw new Response(null, { status: 404 })
    const because = statusRefusal(found.status, wish.status, wish.reason)
    if (because) return { ok: false, because } as const
    await tx.update(enrolments).set({ status: wish.status }).where(place)
    const reason = wish.reason.trim() || null
    const { enrolmentId, status } = wish
    await tx.insert(enrolmentChanges).values({ enrolmentId, status, reason, changedBy: viewer.id, changedAt: now })
    const detail = { from: found.status, to: status }
    await recordAudit(tx, { actorId: viewer.id, action: 'enrolment.changed', subject: { kind: 'enrolment', id: enrolmentId }, detail }, now)
    return { ok: true } as const
  })
}
