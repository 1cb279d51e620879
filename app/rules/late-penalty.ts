/** What being late takes off a result: so many per cent of all points for each begun interval after a grace; never below a floor in per cent of all points. */
export type LateRule = { percent: number; everyHours: number; graceHours: number; floor: number; mayFail: boolean }

/** Nothing is taken off: what every run begins with. */
export const NO_PENALTY: LateRule = { percent: 0, everyHours: 24, graceHours: 0, floor: 0, mayFail: false }

const HOUR = 3_600

/** The intervals that have begun once the grace is over: 0 in time and within the grace. */
export function lateIntervals(rule: LateRule, lateSeconds: number): number {
  const counted = lateSeconds - rule.graceHours * HOUR
  return counted <= 0 ? 0 : Math.ceil(counted / (rule.everyHours * HOUR))
}

/** A result as marks make it, and as being late leaves it; points with at most two decimals. */
export type Penalised = { points: number; penalty: number; isPassed: boolean }

/**
 * What being late leaves of a result: never under the floor, never under zero, and work that is under the floor by its marks loses nothing. A result
 * that passes by its marks keeps passing, unless the rule says otherwise; one that fails is not made to pass. Half a hundredth goes to the author.
 */
export function penalise(
  rule: LateRule,
  result: { points: number; maxPoints: number; isPassed: boolean; passTotal: number },
  lateSeconds: number,
): Penalised {
  const { points, maxPoints, isPassed, passTotal } = result
  const wanted = Math.floor(lateIntervals(rule, lateSeconds) * rule.percent * maxPoints)
  const kept = Math.min(points, (rule.floor * maxPoints) / 100)
  // Whole hundredths: sums of decimals stay exact.
  const penalty = Math.max(0, Math.min(wanted, Math.round((points - kept) * 100))) / 100
  const left = Math.round((points - penalty) * 100) / 100
  return { points: left, penalty, isPassed: isPassed && !(rule.mayFail && penalty > 0 && left < passTotal) }
}
