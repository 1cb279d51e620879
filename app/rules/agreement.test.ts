import { describe, expect, test } from 'vitest'
import { agreementOf, weightedKappa } from './agreement.ts'

/** So many pairs of each kind, by the levels that both markers gave. */
const pairs = (kinds: ReadonlyArray<readonly [number, number, number]>) =>
  kinds.flatMap(([one, other, times]) => Array.from({ length: times }, () => [one, other] as const))

describe('agreement of two markings, worked out by hand', () => {
  test('the same level every time is 1', () => {
    expect(
      weightedKappa(
        pairs([
          [0, 0, 2],
          [1, 1, 2],
          [2, 2, 2],
        ]),
        3,
      ),
    ).toBe(1)
  })

  test('two levels, 10 pairs: 4 and 4 alike, 1 and 1 apart', () => {
    // Apart: 2/10 = 0.2. By chance: 5 × 5 + 5 × 5 of 100 = 0.5. Kappa 1 − 0.2 / 0.5 = 0.6.
    expect(
      weightedKappa(
        pairs([
          [0, 0, 4],
          [1, 1, 4],
          [0, 1, 1],
          [1, 0, 1],
        ]),
        2,
      ),
    ).toBeCloseTo(0.6, 12)
  })

  test('three levels: one level apart weighs a quarter of two levels apart', () => {
    // Weights: one apart 1/4, two apart 1. Observed: (2 × 1/4 + 1 × 1) / 6 = 0.25.
    // First marker gave 0, 1, 2 to 2, 3, 1; second to 2, 1, 3. By chance:
    // (2×1×¼ + 2×3×1 + 3×2×¼ + 3×3×¼ + 1×2×1 + 1×1×¼) / 36 = (0.5 + 6 + 1.5 + 2.25 + 2 + 0.25) / 36 = 12.5 / 36.
    // Kappa 1 − 0.25 × 36 / 12.5 = 1 − 0.72 = 0.28.
    const found = pairs([
      [0, 0, 1],
      [1, 1, 1],
      [2, 2, 1],
      [1, 2, 1],
      [0, 2, 1],
      [1, 0, 1],
    ])
    expect(weightedKappa(found, 3)).toBeCloseTo(0.28, 12)
  })

  test('as often apart as chance would have it is 0, more often is below', () => {
    expect(
      weightedKappa(
        pairs([
          [0, 0, 2],
          [0, 1, 2],
          [1, 0, 2],
          [1, 1, 2],
        ]),
        2,
      ),
    ).toBeCloseTo(0, 12)
    expect(
      weightedKappa(
        pairs([
          [0, 1, 3],
          [1, 0, 3],
        ]),
        2,
      ),
    ).toBeCloseTo(-1, 12)
  })

  test('nothing is said below five pairs, nor where everybody got one level', () => {
    expect(
      weightedKappa(
        pairs([
          [0, 0, 2],
          [1, 1, 2],
        ]),
        2,
      ),
    ).toBeNull()
    expect(weightedKappa(pairs([[1, 1, 9]]), 4)).toBeNull()
  })

  test('who changes places agrees as much', () => {
    const one = pairs([
      [0, 1, 3],
      [2, 2, 4],
      [3, 1, 2],
    ])
    expect(
      weightedKappa(
        one.map(([a, b]) => [b, a] as const),
        4,
      ),
    ).toBeCloseTo(weightedKappa(one, 4) ?? NaN, 12)
  })

  test('is said in one plain word', () => {
    expect([-0.2, 0.39, 0.4, 0.6, 0.8, 1].map(agreementOf)).toEqual(['weak', 'weak', 'fair', 'good', 'strong', 'strong'])
  })
})
