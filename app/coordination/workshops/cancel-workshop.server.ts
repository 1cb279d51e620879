import { and, eq, isNull } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { workshops } from '#db/schema/workshops.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { recordAudit } from '#app/platform/record-audit.server.ts'
import { keptCohort, workshopOf } from './workshops.queries.server.ts'

/** Says that a workshop does not take place; it stays in the list, and learners read that it is cancelled. */
export async function cancelWorkshop(db: Db, viewer: Viewer, at: { cohortId: string; workshopId: string }, now: Date): Promise<void> {
  await keptCohort(db, viewer, at.cohortId)
  await workshopOf(db, at.cohortId, at.workshopId)
  await db.transaction(async (tx) => {
    const changed = await tx
      .update(workshops)
      .set({ cancelledAt: now })
      .where(and(eq(workshops.id, at.workshopId), isNull(workshops.cancelledAt)))
      .returning({ id: workshops.id })
    if (changed.length === 0) return
    await recordAudit(tx, { actorId: viewer.id, action: 'workshop.cancelled', subject: { kind: 'cohort', id: at.cohortId } }, now)
  })
}
