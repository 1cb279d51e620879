import { expect } from 'vitest'
import { test } from '#db/test-world.ts'
import { enrolments } from '#db/schema/cohorts.ts'
import { LEARNERS, STAFF } from '#db/seed/cast.ts'
import { mayAccompany, maySeeProgress } from './enrolments.ts'
import { accompaniedBy, progressSeenBy } from './enrolments.scope.server.ts'
import { viewerOf } from './test-viewers.ts'

test.for([
  { verb: 'accompany', may: mayAccompany, scope: accompaniedBy },
  { verb: 'see the progress of', may: maySeeProgress, scope: progressSeenBy },
])('the enrolments a person may $verb are the enrolments their lists hold', async ({ may, scope }, { db }) => {
  const all = await db.select().from(enrolments)
  for (const { name } of [...STAFF, ...LEARNERS]) {
    const viewer = await viewerOf(db, name)
    const listed = await db.select({ id: enrolments.id }).from(enrolments).where(scope(viewer))
    const allowed = all.filter((enrolment) => may(viewer, enrolment)).map(({ id }) => id)
    expect(listed.map(({ id }) => id).sort(), name).toEqual(allowed.sort())
  }
})

test('a coordinator of an organisation sees its people and nobody else', async ({ db }) => {
  const hicham = await viewerOf(db, 'hicham')
  const seen = await db.select({ organisationId: enrolments.organisationId }).from(enrolments).where(progressSeenBy(hicham))
  expect(seen.length).toBeGreaterThan(0)
  expect(seen.every(({ organisationId }) => organisationId !== null && hicham.organisations.includes(organisationId))).toBe(true)
})
