import { expect } from 'vitest'
import { LEARNERS, STAFF } from '#db/seed/cast.ts'
import { test } from '#db/test-world.ts'
import { assignmentVersions } from '#db/schema/courses.ts'
import { assignmentRuns } from '#db/schema/plans.ts'
import { mayAuthorAssignment, mayChooseVersion } from './assignments.ts'
import { assignmentsAuthoredBy, runsChosenBy } from './assignments.scope.server.ts'
import { viewerOf } from './test-viewers.ts'

test('the assignments a person may write, and the runs whose version they choose, are those their lists hold', async ({ db }) => {
  const runs = await db.select().from(assignmentRuns)
  const versions = await db.select({ id: assignmentVersions.id, key: assignmentVersions.key }).from(assignmentVersions)
  const granted = { written: 0, chosen: 0 }
  for (const { name } of [...LEARNERS, ...STAFF]) {
    const known = await viewerOf(db, name).catch(() => null)
    if (!known) continue
    for (const viewer of [known, { ...known, isAuthor: true }]) {
      const listed = await db.select({ id: assignmentVersions.id }).from(assignmentVersions).where(assignmentsAuthoredBy(viewer))
      const cohortsOf = (key: string) => runs.filter(({ assignmentKey }) => assignmentKey === key).map(({ cohortId }) => cohortId)
      const allowed = versions.filter(({ key }) => mayAuthorAssignment(viewer, { cohortIds: cohortsOf(key) })).map(({ id }) => id)
      expect(listed.map(({ id }) => id).sort()).toEqual(allowed.sort())
      granted.written += viewer.isAuthor ? 0 : allowed.length
    }
    const listed = await db.select({ id: assignmentRuns.id }).from(assignmentRuns).where(runsChosenBy(known))
    const allowed = runs.filter((run) => mayChooseVersion(known, run)).map(({ id }) => id)
    expect(listed.map(({ id }) => id).sort()).toEqual(allowed.sort())
    granted.chosen += allowed.length
  }
  expect(granted.written).toBeGreaterThan(0)
  expect(granted.chosen).toBeGreaterThan(2)
})
