import { and, eq, isNotNull } from 'drizzle-orm'
import { expect } from 'vitest'
import { LEARNERS, STAFF } from '#db/seed/cast.ts'
import { idOf } from '#db/seed/named-id.ts'
import { TEST_NOW } from '#db/test-snapshot.ts'
import { test } from '#db/test-world.ts'
import type { Db } from '#db/handle.ts'
import { marks } from '#db/schema/grading.ts'
import { grants } from '#db/schema/people.ts'
import { assignmentRuns, plans, revisions, submissions } from '#db/schema/plans.ts'
import { mayMarkSubmission, mayReleaseResult, maySeeSubmission, type SubmissionFacts } from './submissions.ts'
import { resultsReleasedBy, submissionsMarkedBy, submissionsSeenBy } from './submissions.scope.server.ts'
import { coAuthorsByPlan, shareSome } from './test-authors.ts'
import { viewerOf } from './test-viewers.ts'

async function handIn(db: Db, name: string, run: typeof assignmentRuns.$inferSelect, cohort: string) {
  const planId = idOf(`test-plan:${cohort}:${name}`)
  const assignmentVersionId = run.assignmentVersionId
  const enrolmentId = idOf(`enrolment:${cohort}:${name}`)
  await db.insert(plans).values({ id: planId, runId: run.id, enrolmentId, ownerId: idOf(name), assignmentVersionId })
  const key = idOf(`test-request:${planId}`)
  await db
    .insert(submissions)
    .values({ planId, n: 1, requestKey: key, receiptCode: key, submittedBy: idOf(name), statement: 'Oui', submittedAt: TEST_NOW })
  return planId
}

/** Work of three cohorts, a withdrawn one, one that Sarah wrote in, and one by Joseph, who is enrolled where Sarah trains. */
async function withWork(db: Db): Promise<void> {
  const runs = await db.select().from(assignmentRuns)
  const runOf = (cohort: string) => runs.find(({ cohortId }) => cohortId === idOf(`cohort:${cohort}`))!
  await handIn(db, 'oumou', runOf('printemps'), 'printemps')
  await handIn(db, 'ibrahim', runOf('odt'), 'odt')
  const withSarah = await handIn(db, 'moussa', runOf('odt'), 'odt')
  const gone = await handIn(db, 'hassan', runOf('odt'), 'odt')
  await db.update(submissions).set({ withdrawnAt: TEST_NOW }).where(eq(submissions.planId, gone))
  const text = { partId: 'p1', n: 1, text: 'Un texte', tables: {}, isDone: true, hash: 'x', savedAt: TEST_NOW }
  await db.insert(revisions).values({ ...text, planId: withSarah, authorId: idOf('sarah') })
  await db.insert(grants).values({ personId: idOf('sarah'), role: 'trainer', cohortId: idOf('cohort:odt') })
  await db.insert(grants).values({ personId: idOf('moussa'), role: 'trainer', cohortId: idOf('cohort:odt') })
  // A second marking of one that was marked: the coordinator may mark it as well.
  await db
    .update(submissions)
    .set({ secondAskedAt: TEST_NOW, secondReason: 'asked' })
    .where(eq(submissions.id, idOf('submission:blessing:1')))
  // Two trainers of one course each: this course, and another one of the same cohort.
  await db.insert(grants).values({ personId: idOf('awa'), role: 'trainer', cohortId: idOf('cohort:odt'), courseId: runOf('odt').courseId })
  await db.insert(grants).values({
    personId: idOf('rokia'),
    role: 'trainer',
    cohortId: idOf('cohort:odt'),
    courseId: runOf('odt').courseId === 'c2' ? 'c3' : 'c2',
  })
}

async function everything(db: Db): Promise<Array<SubmissionFacts & { id: string }>> {
  const all = await db
    .select({
      id: submissions.id,
      planId: plans.id,
      ownerId: plans.ownerId,
      submittedBy: submissions.submittedBy,
      cohortId: assignmentRuns.cohortId,
      courseId: assignmentRuns.courseId,
      withdrawnAt: submissions.withdrawnAt,
      secondAskedAt: submissions.secondAskedAt,
    })
    .from(submissions)
    .innerJoin(plans, eq(plans.id, submissions.planId))
    .innerJoin(assignmentRuns, eq(assignmentRuns.id, plans.runId))
  const joined = await coAuthorsByPlan(db)
  const writers = await db.selectDistinct({ planId: revisions.planId, authorId: revisions.authorId }).from(revisions)
  const done = await db
    .select({ id: marks.submissionId })
    .from(marks)
    .where(and(eq(marks.role, 'first'), isNotNull(marks.decision)))
  return all.map((work) => ({
    ...work,
    isForSecond: work.secondAskedAt !== null && done.some(({ id }) => id === work.id),
    authorIds: [
      work.ownerId,
      work.submittedBy,
      ...(joined.get(work.planId) ?? []).map(({ personId }) => personId),
      ...writers.filter(({ planId }) => planId === work.planId).map(({ authorId }) => authorId),
    ].flatMap((id) => id ?? []),
  }))
}

test.for([
  { verb: 'see', may: maySeeSubmission, scope: submissionsSeenBy },
  { verb: 'mark', may: mayMarkSubmission, scope: submissionsMarkedBy },
  { verb: 'release', may: mayReleaseResult, scope: resultsReleasedBy },
] as const)('the work a person may $verb is the work their lists hold', async ({ may, scope }, { db }) => {
  await withWork(db)
  await shareSome(db)
  const works = await everything(db)
  let granted = 0
  for (const { name } of [...LEARNERS, ...STAFF]) {
    const viewer = await viewerOf(db, name)
    const listed = await db
      .select({ id: submissions.id })
      .from(submissions)
      .innerJoin(plans, eq(plans.id, submissions.planId))
      .innerJoin(assignmentRuns, eq(assignmentRuns.id, plans.runId))
      .where(scope(viewer))
    const allowed = works.filter((work) => may(viewer, work)).map(({ id }) => id)
    expect(listed.map(({ id }) => id).sort()).toEqual(allowed.sort())
    granted += allowed.length
  }
  expect(granted).toBeGreaterThan(10)
})

test('a trainer reads the work of their cohorts only, and nobody their own', async ({ db }) => {
  await withWork(db)
  const works = await everything(db)
  const seen = async (name: string) => {
    const viewer = await viewerOf(db, name)
    return works.filter((work) => maySeeSubmission(viewer, work)).map(({ authorIds }) => authorIds[0])
  }
  const [awas] = (await viewerOf(db, 'awa')).trainsCourses
  const course = awas?.courseId
  expect(await seen('joseph')).not.toContain(idOf('oumou'))
  expect(await seen('joseph')).toContain(idOf('ibrahim'))
  expect(await seen('sarah')).toContain(idOf('oumou'))
  expect(await seen('sarah')).not.toContain(idOf('moussa'))
  expect(await seen('moussa')).toContain(idOf('ibrahim'))
  expect(await seen('awa')).toEqual(
    works
      .filter((work) => work.cohortId === idOf('cohort:odt') && work.courseId === course && !work.withdrawnAt)
      .map(({ authorIds }) => authorIds[0]),
  )
  expect(await seen('rokia')).toEqual([])
  expect(await seen('moussa')).not.toContain(idOf('moussa'))
  for (const name of ['aminata', 'ines', 'hicham']) expect(await seen(name)).toEqual([])
})
