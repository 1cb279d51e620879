import { expect } from 'vitest'
import { cohortCourses } from '#db/schema/cohorts.ts'
import { grants } from '#db/schema/people.ts'
import { LEARNERS, STAFF } from '#db/seed/cast.ts'
import { idOf } from '#db/seed/named-id.ts'
import { test } from '#db/test-world.ts'
import { maySteerQuizzes } from './quiz-runs.ts'
import { quizzesSteeredBy } from './quiz-runs.scope.server.ts'
import { viewerOf } from './test-viewers.ts'

const place = ({ cohortId, courseId }: { cohortId: string; courseId: string }) => `${cohortId} ${courseId}`

test('the courses of cohorts whose quizzes a person may steer are those their lists hold', async ({ db }) => {
  await db.insert(grants).values({ personId: idOf('moussa'), role: 'trainer', cohortId: idOf('cohort:odt'), courseId: 'c2' })
  const all = await db.select().from(cohortCourses)
  const steered: Record<string, number> = {}
  for (const { name } of [...STAFF, ...LEARNERS]) {
    const viewer = await viewerOf(db, name)
    const listed = await db.select().from(cohortCourses).where(quizzesSteeredBy(viewer))
    const allowed = all.filter((course) => maySteerQuizzes(viewer, course))
    expect(listed.map(place).sort(), name).toEqual(allowed.map(place).sort())
    if (listed.length > 0) steered[name] = listed.length
  }
  expect(steered).toMatchObject({ moussa: 1 })
  expect(Object.keys(steered).sort()).toEqual(['claire', 'joseph', 'moussa', 'sarah'])
})
