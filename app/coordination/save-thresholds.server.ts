import { and, eq } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { cohorts } from '#db/schema/cohorts.ts'
import { cohortsSteeredBy } from '#app/access/cohorts.scope.server.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { recordAudit } from '#app/platform/record-audit.server.ts'
import { reviewThresholds, type ThresholdKey } from '#app/rules/call-list.ts'

/** Keeps from when on somebody of a cohort stands on the list of people to call. Refuses what is no whole number within its bounds; a cohort that the viewer does not steer is 404. */
export function saveThresholds(
  db: Db,
  viewer: Viewer,
  cohortId: string,
  typed: Record<ThresholdKey, string>,
  now: Date,
): Promise<{ ok: true } | { ok: false; fields: ThresholdKey[] }> {
  return db.transaction(async (tx) => {
    const place = and(eq(cohorts.id, cohortId), cohortsSteeredBy(viewer))
    const [cohort] = await tx.select({ id: cohorts.id }).from(cohorts).where(place).for('update')
    if (!cohort) throw new Response(null, { status: 404 })
    const reviewed = reviewThresholds(typed)
    if (!reviewed.ok) return reviewed
    await tx.update(cohorts).set({ thresholds: reviewed.changed }).where(place)
    const detail: Record<string, number> = { ...reviewed.changed }
    await recordAudit(tx, { actorId: viewer.id, action: 'cohort.changed', subject: { kind: 'cohort', id: cohortId }, detail }, now)
    return { ok: true }
  })
}
