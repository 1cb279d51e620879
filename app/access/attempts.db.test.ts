import { eq } from 'drizzle-orm'
import { expect } from 'vitest'
import { LEARNERS, STAFF } from '#db/seed/cast.ts'
import { idOf } from '#db/seed/named-id.ts'
import { TEST_NOW } from '#db/test-snapshot.ts'
import { test } from '#db/test-world.ts'
import { enrolments } from '#db/schema/cohorts.ts'
import { courseVersions } from '#db/schema/courses.ts'
import { attempts } from '#db/schema/quizzes.ts'
import { moroccoDay } from '#app/rules/morocco-time.ts'
import { studiedBy } from './activities.scope.server.ts'
import { mayAnswer, mayReadResult } from './attempts.ts'
import { answeredBy, resultsReadBy } from './attempts.scope.server.ts'

const TODAY = moroccoDay(TEST_NOW)

test('the attempts a person may answer and whose results they may read are those their queries hold', async ({ db }) => {
  const versions = await db.select({ id: courseVersions.id, courseId: courseVersions.courseId }).from(courseVersions)
  const later = (n: number) => new Date(TEST_NOW.getTime() + n * 1000)
  for (const { name } of LEARNERS) {
    for (const { id, courseId } of versions) {
      const shared = { personId: idOf(name), versionId: id, quizKey: `${courseId}-test`, seed: 1 }
      await db.insert(attempts).values([
        { ...shared, n: 1, submittedAt: later(1), gradedAt: later(2), score: 1, maxScore: 2, isPassed: false },
        { ...shared, n: 2, submittedAt: later(3) },
        { ...shared, n: 3 },
      ])
    }
  }
  await db
    .update(enrolments)
    .set({ status: 'withdrawn' })
    .where(eq(enrolments.personId, idOf('awa')))
  await db
    .update(enrolments)
    .set({ status: 'completed' })
    .where(eq(enrolments.personId, idOf('rokia')))
  const everything = await db
    .select({
      id: attempts.id,
      personId: attempts.personId,
      courseId: courseVersions.courseId,
      submittedAt: attempts.submittedAt,
      gradedAt: attempts.gradedAt,
    })
    .from(attempts)
    .innerJoin(courseVersions, eq(courseVersions.id, attempts.versionId))
  let answerable = 0
  for (const viewer of [...LEARNERS, ...STAFF].map(({ name }) => ({ id: idOf(name) }))) {
    const studied = studiedBy(db, viewer, TODAY)
    const courses = (await db.select({ courseId: studied.courseId }).from(studied)).map(({ courseId }) => courseId)
    const ids = (list: { id: string }[]) => list.map(({ id }) => id).sort()
    const mine = await db
      .select({ id: attempts.id })
      .from(attempts)
      .where(answeredBy(db, viewer, TODAY))
    expect(ids(mine)).toEqual(ids(everything.filter((attempt) => mayAnswer(viewer, attempt, courses))))
    const results = await db.select({ id: attempts.id }).from(attempts).where(resultsReadBy(viewer))
    expect(ids(results)).toEqual(ids(everything.filter((attempt) => mayReadResult(viewer, attempt))))
    answerable += mine.length
  }
  expect(answerable).toBeGreaterThan(20)
})
