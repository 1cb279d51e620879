import { expect } from 'vitest'
import { test } from '#db/test-world.ts'
import { reportSnapshots } from '#db/schema/reports.ts'
import { LEARNERS, STAFF } from '#db/seed/cast.ts'
import { idOf } from '#db/seed/named-id.ts'
import { mayReadReport } from './reports.ts'
import { reportsReadBy } from './reports.scope.server.ts'
import { viewerOf } from './test-viewers.ts'

const SALE = idOf('cohort:sale')
const ODT = idOf('cohort:odt')
const SCOPES = [
  { cohorts: [SALE], organisations: null },
  { cohorts: [ODT], organisations: null },
  { cohorts: [SALE, ODT], organisations: null },
  { cohorts: [SALE], organisations: [idOf('odt-rabat')] },
  { cohorts: [SALE], organisations: [idOf('odt-rabat'), idOf('artisanes')] },
  { cohorts: [SALE], organisations: [] },
]

test('the reports a person may read are the reports their list holds; a narrowed one needs all its organisations', async ({ db }) => {
  const common = { from: '2026-01-01', to: '2026-06-30', attribution: 'enrolment', day: null } as const
  await db.insert(reportSnapshots).values(SCOPES.map((scope) => ({ wish: { ...common, ...scope } })))
  const all = await db.select({ id: reportSnapshots.id, wish: reportSnapshots.wish }).from(reportSnapshots)
  const counts: Record<string, number> = {}
  for (const { name } of [...STAFF, ...LEARNERS]) {
    const viewer = await viewerOf(db, name)
    const listed = await db.select({ id: reportSnapshots.id }).from(reportSnapshots).where(reportsReadBy(viewer))
    const allowed = all.filter(({ wish }) => mayReadReport(viewer, wish)).map(({ id }) => id)
    expect(listed.map(({ id }) => id).sort(), name).toEqual(allowed.sort())
    counts[name] = allowed.length
  }
  expect(counts['claire']).toBeGreaterThanOrEqual(3)
  expect(counts['hicham']).toBeGreaterThanOrEqual(1)
  expect(counts['hicham']).toBeLessThan(SCOPES.length)
  expect([counts['aminata'], counts['ines'], counts['sarah']]).toEqual([0, 0, 0])
})
