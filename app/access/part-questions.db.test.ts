import { eq } from 'drizzle-orm'
import { expect } from 'vitest'
import { LEARNERS, STAFF } from '#db/seed/cast.ts'
import { idOf } from '#db/seed/named-id.ts'
import { TEST_NOW } from '#db/test-snapshot.ts'
import { test } from '#db/test-world.ts'
import { grants } from '#db/schema/people.ts'
import { assignmentRuns, partQuestions, plans } from '#db/schema/plans.ts'
import { mayAnswerPartQuestion } from './part-questions.ts'
import { partQuestionsAnsweredBy } from './part-questions.scope.server.ts'
import { coAuthorsByPlan, shareSome } from './test-authors.ts'
import { viewerOf } from './test-viewers.ts'

test('the questions a person may answer are the questions their lists hold', async ({ db }) => {
  const all = await db.select().from(plans)
  // A learner who also trains the cohort: the own question stays out.
  const [fatou] = await db
    .select()
    .from(assignmentRuns)
    .innerJoin(plans, eq(plans.runId, assignmentRuns.id))
    .where(eq(plans.ownerId, idOf('fatou')))
  await db.insert(grants).values({ personId: idOf('fatou'), role: 'trainer', cohortId: fatou!.assignment_runs.cohortId })
  for (const [index, plan] of all.entries())
    await db.insert(partQuestions).values({
      ...{ planId: plan.id, partId: 'p1', question: 'Est-ce clair ?', askedBy: plan.ownerId, askedAt: TEST_NOW },
      withdrawnAt: index % 4 === 3 ? TEST_NOW : null,
    })
  await shareSome(db)
  const joined = await coAuthorsByPlan(db)
  const found = await db
    .select({
      id: partQuestions.id,
      planId: plans.id,
      ownerId: plans.ownerId,
      cohortId: assignmentRuns.cohortId,
      courseId: assignmentRuns.courseId,
      withdrawnAt: partQuestions.withdrawnAt,
    })
    .from(partQuestions)
    .innerJoin(plans, eq(plans.id, partQuestions.planId))
    .innerJoin(assignmentRuns, eq(assignmentRuns.id, plans.runId))
  const asked = found.map((one) => ({
    ...one,
    authorIds: [one.ownerId, ...(joined.get(one.planId) ?? []).map(({ personId }) => personId)],
  }))
  let granted = 0
  for (const { name } of [...LEARNERS, ...STAFF]) {
    const viewer = await viewerOf(db, name)
    const listed = await db
      .select({ id: partQuestions.id })
      .from(partQuestions)
      .innerJoin(plans, eq(plans.id, partQuestions.planId))
      .innerJoin(assignmentRuns, eq(assignmentRuns.id, plans.runId))
      .where(partQuestionsAnsweredBy(viewer))
    const allowed = asked.filter((one) => mayAnswerPartQuestion(viewer, one)).map(({ id }) => id)
    expect(listed.map(({ id }) => id).sort()).toEqual(allowed.sort())
    granted += allowed.length
  }
  expect(granted).toBeGreaterThan(2)
})
