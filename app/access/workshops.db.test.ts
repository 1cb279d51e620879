import { expect } from 'vitest'
import { cohorts } from '#db/schema/cohorts.ts'
import { LEARNERS, STAFF } from '#db/seed/cast.ts'
import { test } from '#db/test-world.ts'
import { viewerOf } from './test-viewers.ts'
import { mayKeepWorkshops } from './workshops.ts'
import { workshopsKeptBy } from './workshops.scope.server.ts'

test('the cohorts whose workshops a person may keep are the cohorts their lists hold; learners keep none', async ({ db }) => {
  const all = await db.select({ id: cohorts.id }).from(cohorts)
  const keepers: string[] = []
  for (const { name } of [...STAFF, ...LEARNERS]) {
    const viewer = await viewerOf(db, name)
    const listed = await db.select({ id: cohorts.id }).from(cohorts).where(workshopsKeptBy(viewer))
    const allowed = all.filter(({ id }) => mayKeepWorkshops(viewer, id)).map(({ id }) => id)
    expect(listed.map(({ id }) => id).sort(), name).toEqual(allowed.sort())
    if (listed.length > 0) keepers.push(name)
  }
  expect(keepers).toContain('claire')
  expect(keepers).toContain('sarah')
  expect(keepers).not.toContain('ines')
  for (const { name } of LEARNERS) expect(keepers).not.toContain(name)
})
