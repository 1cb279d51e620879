import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { markerFigures, type MarkerSums } from './marker-spread.ts'

const sumsOf = (markerId: string, shares: readonly number[], criterionId = 'k1'): MarkerSums => ({
  ...{ markerId, criterionId, n: shares.length },
  sum: shares.reduce((sum, share) => sum + share, 0),
  squares: shares.reduce((sum, share) => sum + share * share, 0),
})

describe('what trainers gave on a criterion', () => {
  // By hand: (0.4 + 0.6 + 0.8 + 0.6 + 0.6) / 5 = 0.6; squares of distances 0.04 + 0 + 0.04 + 0 + 0 = 0.08, / 4 = 0.02, root 0.1414.
  const sarah = [0.4, 0.6, 0.8, 0.6, 0.6]
  const joseph = [0.8, 0.8, 0.9, 0.9, 0.8, 0.8]

  test('is a mean, a spread, and the distance from all others', () => {
    const [figures] = markerFigures([sumsOf('sarah', sarah), sumsOf('joseph', joseph)])
    expect(figures).toMatchObject({ criterionId: 'k1', n: 11 })
    const [one, other] = figures!.markers
    expect(one?.mean).toBeCloseTo(0.6)
    expect(one?.spread).toBeCloseTo(Math.sqrt(0.02))
    expect(one?.difference).toBeCloseTo(0.6 - 5 / 6)
    expect([one?.isNotable, other?.isNotable]).toEqual([true, true])
  })

  test('is not said below five copies, of a trainer or of the others', () => {
    const [figures] = markerFigures([sumsOf('sarah', sarah), sumsOf('joseph', [1, 1, 1, 1])])
    expect(figures!.markers).toMatchObject([
      { n: 5, difference: null, isNotable: false },
      { n: 4, mean: null, spread: null, difference: null, isNotable: false },
    ])
  })

  test('stays within what was given, whatever it is', () => {
    const shares = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 5, maxLength: 40 })
    fc.assert(
      fc.property(shares, shares, (a, b) => {
        const [figures] = markerFigures([sumsOf('a', a), sumsOf('b', b)])
        const all = [...a, ...b]
        expect(figures!.mean).toBeGreaterThanOrEqual(Math.min(...all) - 1e-9)
        expect(figures!.mean).toBeLessThanOrEqual(Math.max(...all) + 1e-9)
        for (const { spread, difference } of figures!.markers) {
          expect(spread).toBeLessThanOrEqual(0.6)
          expect(Math.abs(difference!)).toBeLessThanOrEqual(1 + 1e-9)
        }
        expect(figures!.markers[0]!.difference).toBeCloseTo(-figures!.markers[1]!.difference!)
      }),
    )
  })
})
