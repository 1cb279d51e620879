/** Below so many copies nothing is said of a trainer: it would be chance. */
export const FEWEST_COPIES = 5
/** A mean so far from that of the other trainers, as a share of the points, is worth a talk. */
export const NOTABLE_DIFFERENCE = 0.15

/** Sums over the markings of one criterion by one trainer; each marking counts as its share of the points, from 0 to 1. */
export type MarkerSums = { markerId: string; criterionId: string; n: number; sum: number; squares: number }

/** What one trainer gave on one criterion: mean and standard deviation (n − 1) of the shares, and how far the mean is from that of all others. */
export type MarkerFigure = {
  markerId: string
  n: number
  mean: number | null
  spread: number | null
  /** Null below five copies on either side. */
  difference: number | null
  isNotable: boolean
}
export type CriterionFigures = { criterionId: string; n: number; mean: number | null; markers: MarkerFigure[] }

const meanOf = (n: number, sum: number): number | null => (n < FEWEST_COPIES ? null : sum / n)

function spreadOf({ n, sum, squares }: MarkerSums): number | null {
  return n < FEWEST_COPIES ? null : Math.sqrt(Math.max(0, (squares - (sum * sum) / n) / (n - 1)))
}

function figureOf(own: MarkerSums, all: { n: number; sum: number }): MarkerFigure {
  const mean = meanOf(own.n, own.sum)
  const others = meanOf(all.n - own.n, all.sum - own.sum)
  const difference = mean === null || others === null ? null : mean - others
  const isNotable = difference !== null && Math.abs(difference) >= NOTABLE_DIFFERENCE
  return { markerId: own.markerId, n: own.n, mean, spread: spreadOf(own), difference, isNotable }
}

/** Averages and spread for each trainer and criterion, criteria in the order they come: what a coordinator talks over, never a score of trainers. */
export function markerFigures(rows: readonly MarkerSums[]): CriterionFigures[] {
  return [...new Set(rows.map(({ criterionId }) => criterionId))].map((criterionId) => {
    const own = rows.filter((row) => row.criterionId === criterionId)
    const all = own.reduce((sums, { n, sum }) => ({ n: sums.n + n, sum: sums.sum + sum }), { n: 0, sum: 0 })
    return { criterionId, n: all.n, mean: meanOf(all.n, all.sum), markers: own.map((row) => figureOf(row, all)) }
  })
}
