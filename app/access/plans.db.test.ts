import { eq } from 'drizzle-orm'
import { expect } from 'vitest'
import { LEARNERS, STAFF } from '#db/seed/cast.ts'
import { idOf } from '#db/seed/named-id.ts'
import { test } from '#db/test-world.ts'
import { enrolments } from '#db/schema/cohorts.ts'
import { assignmentRuns, plans } from '#db/schema/plans.ts'
import { ENROLMENT_STATUSES } from '#app/rules/organisations.ts'
import { mayInviteToPlan, mayReadOwnHandIns, maySeePlan, mayWritePlan } from './plans.ts'
import { plansReadBy, plansSeenBy, plansSharedBy, plansWrittenBy } from './plans.scope.server.ts'
import { coAuthorsByPlan, shareSome } from './test-authors.ts'

test.for([
  { verb: 'see', may: maySeePlan, scope: plansSeenBy, least: 20 },
  { verb: 'write', may: mayWritePlan, scope: plansWrittenBy, least: 6 },
  { verb: 'read the hand-ins of', may: mayReadOwnHandIns, scope: plansReadBy, least: 30 },
  { verb: 'share', may: mayInviteToPlan, scope: plansSharedBy, least: 3 },
] as const)('the plans a person may $verb are the plans their lists hold', async ({ may, scope, least }, { db }) => {
  const runId = idOf(`run:${idOf('cohort:sale')}:c10-plan`)
  const [run] = await db.select().from(assignmentRuns).where(eq(assignmentRuns.id, runId))
  if (!run) throw new Error('The run of the cohort is not seeded')
  const enrolled = await db
    .select()
    .from(enrolments)
    .where(eq(enrolments.cohortId, idOf('cohort:sale')))
  for (const [index, enrolment] of enrolled.entries()) {
    const status = ENROLMENT_STATUSES[index % ENROLMENT_STATUSES.length] ?? 'active'
    await db.update(enrolments).set({ status }).where(eq(enrolments.id, enrolment.id))
    await db
      .insert(plans)
      .values({ runId, enrolmentId: enrolment.id, ownerId: enrolment.personId, assignmentVersionId: run.assignmentVersionId })
      .onConflictDoNothing()
  }
  await shareSome(db)
  const coAuthors = await coAuthorsByPlan(db)
  const found = await db
    .select({ id: plans.id, ownerId: plans.ownerId, enrolmentStatus: enrolments.status })
    .from(plans)
    .innerJoin(enrolments, eq(enrolments.id, plans.enrolmentId))
  const everything = found.map((plan) => ({ ...plan, coAuthors: coAuthors.get(plan.id) ?? [] }))
  let granted = 0
  for (const viewer of [...LEARNERS, ...STAFF].map(({ name }) => ({ id: idOf(name) }))) {
    const listed = await db
      .select({ id: plans.id })
      .from(plans)
      .innerJoin(enrolments, eq(enrolments.id, plans.enrolmentId))
      .where(scope(viewer))
    const allowed = everything.filter((plan) => may(viewer, plan)).map(({ id }) => id)
    expect(listed.map(({ id }) => id).sort()).toEqual(allowed.sort())
    granted += allowed.length
  }
  expect(granted).toBeGreaterThanOrEqual(least)
})
