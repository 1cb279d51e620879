import { addDays, daysBetween, type CalendarDay } from './calendar-days.ts'

/** The weeks of a group that a picture shows at most: the latest ones. */
export const MOST_WEEKS = 52

export type CohortWeek = { n: number; from: CalendarDay }

/** The weeks of a group counted from its first day, up to the present one or its last; none before it begins. At most MOST_WEEKS, the latest. */
export function cohortWeeks(startsOn: CalendarDay, endsOn: CalendarDay, today: CalendarDay): CohortWeek[] {
  const last = today < endsOn ? today : endsOn
  const count = last < startsOn ? 0 : Math.floor(daysBetween(startsOn, last) / 7) + 1
  const first = Math.max(0, count - MOST_WEEKS)
  return Array.from({ length: count - first }, (_, index) => ({ n: first + index + 1, from: addDays(startsOn, (first + index) * 7) }))
}

/** How many people did something in each of so many weeks; `active` holds for each person the places of their weeks, from 1. */
export function activeInWeeks(count: number, active: ReadonlyArray<readonly number[]>): number[] {
  const sums = Array.from({ length: count }, () => 0)
  for (const weeks of active) {
    for (const week of new Set(weeks)) {
      const sum = sums[week - 1]
      if (sum !== undefined) sums[week - 1] = sum + 1
    }
  }
  return sums
}
