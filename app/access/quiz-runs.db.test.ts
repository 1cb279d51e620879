import { expect } from 'vitest'
import { cohorts } from '#db/schema/cohorts.ts'
import { LEARNERS, STAFF } from '#db/seed/cast.ts'
import { test } from '#db/test-world.ts'
import { maySteerQuizzes } from './quiz-runs.ts'
import { quizzesSteeredBy } from './quiz-runs.scope.server.ts'
import { viewerOf } from './test-viewers.ts'

test('the cohorts whose quizzes a person may steer are the cohorts their lists hold', async ({ db }) => {
  const all = await db.select({ id: cohorts.id }).from(cohorts)
  let steered = 0
  for (const { name } of [...STAFF, ...LEARNERS]) {
    const viewer = await viewerOf(db, name)
    const listed = await db.select({ id: cohorts.id }).from(cohorts).where(quizzesSteeredBy(viewer))
    const allowed = all.filter(({ id }) => maySteerQuizzes(viewer, id)).map(({ id }) => id)
    expect(listed.map(({ id }) => id).sort(), name).toEqual(allowed.sort())
    steered += listed.length
  }
  expect(steered).toBeGreaterThan(2)
})
