import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { protectList, protectSmallGroups, SMALLEST_SHOWN, withSums, type CountTable, type ProtectedTable } from './small-groups.ts'

const small = (count: number) => count > 0 && count < SMALLEST_SHOWN

/** Three tables, each a part of the one before: many people reach every step, as in life. */
const tables = fc
  .array(fc.array(fc.tuple(fc.oneof(fc.nat(9), fc.nat(60)), fc.nat(4), fc.nat(4)), { minLength: 3, maxLength: 3 }), {
    minLength: 1,
    maxLength: 8,
  })
  .map((people) =>
    [0, 1, 2].map((step) =>
      withSums(
        people.map((row) => row.map(([all, left, lost]) => Math.max(0, all - (step > 0 ? left : 0) - (step > 1 ? lost : 0)))),
        3,
      ),
    ),
  )

type Range = { low: number; high: number }

/** Somebody who subtracts: narrows every hidden count by the sums and by the order of the tables until nothing gives way any more. */
function attack(shown: readonly ProtectedTable[]): Range[][][] {
  const most = 10_000
  const known = shown.map((table) =>
    table.map((row) => row.map((count): Range => (count === null ? { low: 1, high: most } : { low: count, high: count }))),
  )
  const at = (step: number, row: number, column: number): Range => known[step]?.[row]?.[column] ?? { low: 0, high: most }
  let isMoving = true
  const narrow = (range: Range, low: number, high: number) => {
    if (low > range.low) [range.low, isMoving] = [low, true]
    if (high < range.high) [range.high, isMoving] = [high, true]
  }
  const byTheSum = (parts: Range[], total: Range) => {
    const lows = parts.reduce((sum, { low }) => sum + low, 0)
    const highs = parts.reduce((sum, { high }) => sum + high, 0)
    narrow(total, lows, highs)
    for (const part of parts) narrow(part, total.low - (highs - part.high), total.high - (lows - part.low))
  }
  for (let round = 0; isMoving && round < 200; round += 1) {
    isMoving = false
    shown.forEach((table, step) => {
      const lastRow = table.length - 1
      const lastColumn = (table[0]?.length ?? 1) - 1
      table.forEach((row, r) => {
        byTheSum(
          row.slice(0, -1).map((_, c) => at(step, r, c)),
          at(step, r, lastColumn),
        )
        row.forEach((_, c) => {
          if (step > 0) narrow(at(step, r, c), 0, at(step - 1, r, c).high)
          if (step < shown.length - 1) narrow(at(step, r, c), at(step + 1, r, c).low, most)
        })
      })
      table[0]?.forEach((_, c) =>
        byTheSum(
          table.slice(0, -1).map((_row, r) => at(step, r, c)),
          at(step, lastRow, c),
        ),
      )
    })
  }
  return known
}

describe('groups under five', () => {
  test('are hidden with the least others that keep sums from telling them', () => {
    const table = withSums(
      [
        [12, 2, 0],
        [9, 7, 0],
        [30, 20, 0],
      ],
      3,
    )
    expect(protectSmallGroups([table])).toEqual([
      [
        [null, null, 0, 14],
        [null, null, 0, 16],
        [30, 20, 0, 50],
        [51, 29, 0, 80],
      ],
    ])
  })

  test('leave nothing of a group that is small as a whole', () => {
    const shown = protectSmallGroups([withSums([[3, 0, 0]], 3)]).flat(2)
    expect(shown.filter((count) => count !== null && count > 0)).toEqual([])
  })

  test('are not told by the step before and the step after', () => {
    const enrolled = withSums([[10, 8]], 2)
    const started = withSums([[10, 3]], 2)
    const completed = withSums([[10, 0]], 2)
    const known = attack(protectSmallGroups([enrolled, started, completed]))
    const men = known[1]?.[0]?.[1] ?? { low: 0, high: 0 }
    expect(men.high).toBeGreaterThan(men.low)
  })

  test('are never shown and never found by subtracting, in any of the tables; what is shown is true, and nothing is shown as nothing', () => {
    fc.assert(
      fc.property(tables, (given: CountTable[]) => {
        const shown = protectSmallGroups(given)
        const known = attack(shown)
        given.forEach((table, step) =>
          table.forEach((row, r) =>
            row.forEach((count, c) => {
              const seen = shown[step]?.[r]?.[c]
              if (!small(count)) return expect(count === 0 ? [0] : [count, null]).toContain(seen)
              const range = known[step]?.[r]?.[c] ?? { low: 0, high: 0 }
              expect(seen).toBeNull()
              expect(range.high).toBeGreaterThan(range.low)
            }),
          ),
        )
      }),
      { numRuns: 300 },
    )
  })

  test('change nothing where there are none', () => {
    const table = withSums(
      [
        [12, 5],
        [0, 40],
      ],
      2,
    )
    expect(protectSmallGroups([table])).toEqual([table])
  })
})

test('a list hides small counts, and its sum or one more where they would be told', () => {
  expect(protectList([0, 12, 5])).toEqual({ counts: [0, 12, 5], sum: 17 })
  expect(protectList([3, 12, 7])).toEqual({ counts: [null, 12, null], sum: 22 })
  expect(protectList([3, 0])).toEqual({ counts: [null, 0], sum: null })
  expect(protectList([1, 1, 1, 1, 1])).toEqual({ counts: [null, null, null, null, null], sum: null })
  expect(protectList([4, 3, 0])).toEqual({ counts: [null, null, 0], sum: 7 })
})
