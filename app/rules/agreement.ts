/** Below so many copies marked twice nothing is said: it would be chance. */
export const FEWEST_PAIRS = 5

/**
 * Quadratic-weighted kappa (Cohen, 1968) of pairs of levels, counted from 0 below `levels`: 1 is the same level every time, 0 what chance would give.
 * Null below five pairs, and where both markers gave everybody one and the same level: chance would give that as well.
 */
export function weightedKappa(pairs: ReadonlyArray<readonly [number, number]>, levels: number): number | null {
  if (pairs.length < FEWEST_PAIRS || levels < 2) return null
  const count = (side: 0 | 1, level: number) => pairs.filter((pair) => pair[side] === level).length
  const weight = (one: number, other: number) => (one - other) ** 2 / (levels - 1) ** 2
  const observed = pairs.reduce((sum, [one, other]) => sum + weight(one, other), 0) / pairs.length
  let expected = 0
  for (let one = 0; one < levels; one += 1)
    for (let other = 0; other < levels; other += 1) expected += (weight(one, other) * count(0, one) * count(1, other)) / pairs.length ** 2
  return expected === 0 ? null : 1 - observed / expected
}

export const AGREEMENTS = ['weak', 'fair', 'good', 'strong'] as const
export type Agreement = (typeof AGREEMENTS)[number]

/** A kappa in a plain word: strong from 0.8, good from 0.6, fair from 0.4 (after Landis and Koch, 1977). */
export function agreementOf(kappa: number): Agreement {
  if (kappa >= 0.8) return 'strong'
  if (kappa >= 0.6) return 'good'
  return kappa >= 0.4 ? 'fair' : 'weak'
}
