import { daysBetween, type CalendarDay } from './calendar-days.ts'
import { fromMoroccoLocal, moroccoDay } from './morocco-time.ts'

/** A deadline as a person sets it: a day and a time of day in Morocco. It lasts until the end of its minute. */
export type LocalDeadline = { day: CalendarDay; time: string }

/** Where a deadline comes from, the strongest first. */
export const DEADLINE_SOURCES = ['person', 'organisation', 'run'] as const
export type DeadlineSource = (typeof DEADLINE_SOURCES)[number]

/** A deadline moved for one person or one organisation; among several of one kind the highest rank counts, then the latest date. */
export type DeadlineOverride = LocalDeadline & { for: 'person' | 'organisation'; rank?: number }

export type EffectiveDeadline = LocalDeadline & { at: Date; source: DeadlineSource }

const END_OF_DAY = '23:59'
const REST_OF_A_MINUTE = 59_999

/** The last instant of a deadline. */
export function deadlineInstant(deadline: LocalDeadline): Date {
  return new Date(fromMoroccoLocal(deadline.day, deadline.time).getTime() + REST_OF_A_MINUTE)
}

/** Whether a deadline is shown as "end of the day" instead of a time. */
export function isEndOfDay(deadline: LocalDeadline): boolean {
  return deadline.time === END_OF_DAY
}

function strongest(overrides: readonly DeadlineOverride[], kind: DeadlineOverride['for']): DeadlineOverride | undefined {
  return overrides
    .filter((override) => override.for === kind)
    .sort((a, b) => (b.rank ?? 0) - (a.rank ?? 0) || deadlineInstant(b).getTime() - deadlineInstant(a).getTime())[0]
}

/** The deadline that counts for a person, and why: their own, else their organisation's, else the run's; null where the run has none and nobody set one. */
export function effectiveDeadline(run: LocalDeadline | null, overrides: readonly DeadlineOverride[]): EffectiveDeadline | null {
  const moved = strongest(overrides, 'person') ?? strongest(overrides, 'organisation')
  const chosen = moved ?? run
  if (!chosen) return null
  return { day: chosen.day, time: chosen.time, at: deadlineInstant(chosen), source: moved?.for ?? 'run' }
}

/** The instant after which nothing is taken any more: never before the deadline that counts; null where the run never closes. */
export function effectiveCutOff(cutOff: Date | null, deadline: EffectiveDeadline | null): Date | null {
  if (!cutOff || !deadline) return cutOff
  return deadline.at > cutOff ? deadline.at : cutOff
}

/** Whether something counted at an instant comes after its deadline. */
export function isLate(countedAt: Date, deadline: { at: Date } | null): boolean {
  return deadline !== null && countedAt > deadline.at
}

/** The whole seconds by which something is late, 0 when it is not; a part of a second counts as one. */
export function lateSeconds(countedAt: Date, deadline: { at: Date } | null): number {
  return deadline ? Math.max(0, Math.ceil((countedAt.getTime() - deadline.at.getTime()) / 1000)) : 0
}

/** The calendar days in Morocco by which something is late: at least 1 once it is late, 0 before. */
export function daysLate(countedAt: Date, deadline: { at: Date } | null): number {
  if (!deadline || !isLate(countedAt, deadline)) return 0
  return Math.max(1, daysBetween(moroccoDay(deadline.at), moroccoDay(countedAt)))
}

/** The calendar days in Morocco that are left: 0 on the day itself, negative afterwards. */
export function daysLeft(now: Date, deadline: { at: Date }): number {
  return daysBetween(moroccoDay(now), moroccoDay(deadline.at))
}

/** How a run treats work that was finished without a network. */
export type OfflineRule = { accepts: 'server-time' } | { accepts: 'client-time'; withinHours: number }

/** The times of a hand-in: the phone's own, its skew (phone ahead of server, in seconds) at the last contact, and the server's. */
export type HandInTimes = { receivedAt: Date; finishedAt: Date | null; skewSeconds: number; packageIssuedAt: Date | null }

/**
 * The time that counts for a hand-in. The phone's counts when the run accepts it, what it worked on was issued before the deadline and the
 * work arrived within the run's hours after the deadline. It is corrected by the skew and kept between issue and arrival.
 */
export function countedInstant(
  rule: OfflineRule,
  times: HandInTimes,
  deadline: { at: Date } | null,
): { at: Date; source: 'client' | 'server' } {
  const server = { at: times.receivedAt, source: 'server' } as const
  if (rule.accepts === 'server-time' || !deadline || !times.finishedAt || !times.packageIssuedAt) return server
  if (times.packageIssuedAt > deadline.at) return server
  if (times.receivedAt.getTime() > deadline.at.getTime() + rule.withinHours * 3_600_000) return server
  const corrected = times.finishedAt.getTime() - times.skewSeconds * 1000
  const bounded = Math.min(times.receivedAt.getTime(), Math.max(times.packageIssuedAt.getTime(), corrected))
  return { at: new Date(bounded), source: 'client' }
}

/** What is known of a hand-in's time: `openedAt` puts the plan in the phone's hands, `finishedAt` is counted back from the arrival. */
export type HandInClock = {
  offlineHours: number | null
  openedAt: Date
  cutOffAt: Date | null
  deadline: { at: Date } | null
  finishedAt: Date | null
  receivedAt: Date
}

/**
 * The time that counts for a plan: the server's, or for one that was sent in time on a phone that time, where it arrives within the run's hours after
 * the closing, or without one after the deadline. A plan that was opened before was in that phone's hands.
 */
export function countedHandIn({ offlineHours, openedAt, cutOffAt, deadline, finishedAt, receivedAt }: HandInClock): Date {
  const rule =
    offlineHours === null ? ({ accepts: 'server-time' } as const) : ({ accepts: 'client-time', withinHours: offlineHours } as const)
  const times = { receivedAt, finishedAt, skewSeconds: 0, packageIssuedAt: openedAt }
  return countedInstant(rule, times, cutOffAt ? { at: cutOffAt } : deadline).at
}
