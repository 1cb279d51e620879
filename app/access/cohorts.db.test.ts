import { expect } from 'vitest'
import { cohorts } from '#db/schema/cohorts.ts'
import { LEARNERS, STAFF } from '#db/seed/cast.ts'
import { test } from '#db/test-world.ts'
import { mayMakeCohort, maySteerCohort } from './cohorts.ts'
import { cohortsSteeredBy } from './cohorts.scope.server.ts'
import { viewerOf } from './test-viewers.ts'

test('the cohorts a person may steer are the cohorts their lists hold', async ({ db }) => {
  const all = await db.select({ id: cohorts.id }).from(cohorts)
  const makers: string[] = []
  let steered = 0
  for (const { name } of [...STAFF, ...LEARNERS]) {
    const viewer = await viewerOf(db, name)
    const listed = await db.select({ id: cohorts.id }).from(cohorts).where(cohortsSteeredBy(viewer))
    const allowed = all.filter(({ id }) => maySteerCohort(viewer, id)).map(({ id }) => id)
    expect(listed.map(({ id }) => id).sort(), name).toEqual(allowed.sort())
    steered += listed.length
    if (mayMakeCohort(viewer)) makers.push(name)
  }
  expect(steered).toBe(6)
  expect(makers.sort()).toEqual(['claire', 'hicham', 'ines'])
})
