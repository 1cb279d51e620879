import type { Db } from '#db/handle.ts'
import { workshops } from '#db/schema/workshops.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { recordAudit } from '#app/platform/record-audit.server.ts'
import { reviewWorkshop, type WorkshopFault } from '#app/rules/workshops.ts'
import type { WorkshopForm } from './workshops.forms.ts'
import { keptCohort, staffOf } from './workshops.queries.server.ts'

/** Adds a workshop to a cohort. The same form sent twice adds one; a trainer who is not of the cohort is none. */
export async function planWorkshop(
  db: Db,
  viewer: Viewer,
  cohortId: string,
  form: WorkshopForm,
  now: Date,
): Promise<{ ok: true } | { ok: false; faults: WorkshopFault[] }> {
  await keptCohort(db, viewer, cohortId)
  const reviewed = reviewWorkshop(form)
  if (!reviewed.ok) return reviewed
  await db.transaction(async (tx) => {
    const isStaff = (await staffOf(tx, cohortId)).some(({ id }) => id === form.trainer)
    const added = await tx
      .insert(workshops)
      .values({ id: form.id, cohortId, ...reviewed.workshop, trainerId: isStaff ? form.trainer : null, createdAt: now })
      .onConflictDoNothing()
      .returning({ id: workshops.id })
    if (added.length === 0) return
    await recordAudit(tx, { actorId: viewer.id, action: 'workshop.planned', subject: { kind: 'cohort', id: cohortId } }, now)
  })
  return { ok: true }
}
