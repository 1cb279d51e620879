import { expect } from 'vitest'
import { countingQueries } from '#db/handle.ts'
import { test } from '#db/test-world.ts'
import { viewerOf } from '#app/access/test-viewers.ts'
import { markerSpread } from './spread.queries.server.ts'

test('markings of one’s own cohorts are compared by criterion and trainer, in three queries', async ({ db }) => {
  const claire = await viewerOf(db, 'claire')
  const { result, queries } = await countingQueries(() => markerSpread(db, claire, 'fr'))
  expect(queries).toBe(3)
  const plan = result.find(({ key }) => key === 'c10-plan')
  expect(plan?.criteria).toHaveLength(10)
  expect(plan?.markers.length).toBeGreaterThan(0)
  for (const { n, markers } of plan!.criteria) expect(markers.reduce((sum, marker) => sum + marker.n, 0)).toBe(n)
})

test('those of other cohorts stay out', async ({ db }) => {
  expect(await markerSpread(db, await viewerOf(db, 'hicham'), 'fr')).toEqual([])
  expect(await markerSpread(db, await viewerOf(db, 'sarah'), 'fr')).toEqual([])
})
