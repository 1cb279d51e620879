import { expect } from 'vitest'
import { assignmentRuns } from '#db/schema/plans.ts'
import { LEARNERS, STAFF } from '#db/seed/cast.ts'
import { test } from '#db/test-world.ts'
import { maySteerPlans } from './plan-runs.ts'
import { plansSteeredBy } from './plan-runs.scope.server.ts'
import { viewerOf } from './test-viewers.ts'

test('the runs whose settings a person may change are those their lists hold: coordinators of the cohort alone', async ({ db }) => {
  const all = await db.select().from(assignmentRuns)
  const steering: string[] = []
  for (const { name } of [...STAFF, ...LEARNERS]) {
    const viewer = await viewerOf(db, name)
    const listed = await db.select().from(assignmentRuns).where(plansSteeredBy(viewer))
    const allowed = all.filter((run) => maySteerPlans(viewer, run))
    expect(listed.map(({ id }) => id).sort(), name).toEqual(allowed.map(({ id }) => id).sort())
    if (listed.length > 0) steering.push(name)
  }
  expect(steering.sort()).toEqual(['claire'])
})
