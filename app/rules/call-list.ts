import { daysBetween, type CalendarDay } from './calendar-days.ts'
import { moroccoDay } from './morocco-time.ts'

/** The thresholds of the list of people to accompany; a coordinator edits them for each cohort. */
export const CALL_THRESHOLDS = {
  /** Days after the invitation without opening the course. */
  neverOpenedDays: 7,
  /** Days without any sign. */
  silentDays: 14,
  /** Modules behind the calendar that are still nothing to call about. */
  modulesBehind: 1,
  /** Days that returned work lies untouched. */
  returnedDays: 10,
  /** Tries at one quiz below half. */
  quizTriesBelowHalf: 2,
  /** Days that handed-in work waits for a trainer: shown against the staff. */
  uncorrectedDays: 7,
} as const
export type CallThresholds = { readonly [K in keyof typeof CALL_THRESHOLDS]: number }

export const THRESHOLD_KEYS = [
  'neverOpenedDays',
  'silentDays',
  'modulesBehind',
  'returnedDays',
  'quizTriesBelowHalf',
  'uncorrectedDays',
] as const satisfies ReadonlyArray<keyof CallThresholds>
export type ThresholdKey = (typeof THRESHOLD_KEYS)[number]

/** The most a threshold may be: days up to a quarter, modules and tries up to ten. The least is one, but for modules none. */
export const THRESHOLD_MOST: CallThresholds = {
  ...{ neverOpenedDays: 90, silentDays: 90, modulesBehind: 10, returnedDays: 90, quizTriesBelowHalf: 10, uncorrectedDays: 90 },
}
export const thresholdLeast = (key: ThresholdKey): number => (key === 'modulesBehind' ? 0 : 1)

/** The thresholds of a cohort: the usual ones with what it changed. */
export const thresholdsOf = (changed: Partial<CallThresholds>): CallThresholds => ({ ...CALL_THRESHOLDS, ...changed })

/** What a cohort changes of the usual thresholds, or the fields that hold no whole number within their bounds. Who types the usual ones changes nothing. */
export function reviewThresholds(
  typed: Readonly<Record<ThresholdKey, string>>,
): { ok: true; changed: Partial<CallThresholds> } | { ok: false; fields: ThresholdKey[] } {
  const isFit = (key: ThresholdKey) =>
    /^\d{1,2}$/.test(typed[key].trim()) && Number(typed[key]) >= thresholdLeast(key) && Number(typed[key]) <= THRESHOLD_MOST[key]
  const fields = THRESHOLD_KEYS.filter((key) => !isFit(key))
  if (fields.length > 0) return { ok: false, fields }
  const changed = THRESHOLD_KEYS.filter((key) => Number(typed[key]) !== CALL_THRESHOLDS[key]).map(
    (key) => [key, Number(typed[key])] as const,
  )
  return { ok: true, changed: Object.fromEntries(changed) }
}

/** So many days somebody can be left off the list. */
export const HIDDEN_DAYS = 14

/** A coordinator looks at ten people at most at once. */
export const LONGEST_CALL_LIST = 10

/** Why somebody is on the list, the most pressing reason first. `count` is in days, modules or tries. */
export const CALL_REASONS = ['never-opened', 'silent', 'returned-untouched', 'quiz-below-half', 'behind'] as const
export type CallReason = { because: (typeof CALL_REASONS)[number]; count: number; itemKey: string | null }

/** The facts about one enrolled person; instants are turned into calendar days in Morocco. */
export type AccompaniedPerson = {
  personId: string
  isActive: boolean
  invitedAt: Date
  firstOpenedAt: Date | null
  lastSeenAt: Date | null
  modulesBehind: number
  returned: readonly { itemKey: string; returnedAt: Date; touchedAt: Date | null }[]
  quizzes: readonly { itemKey: string; isPassed: boolean; percents: readonly number[] }[]
  hiddenUntil: CalendarDay | null
  /** Those of their cohort where it changed them. */
  thresholds?: CallThresholds
}

function daysSince(instant: Date, today: CalendarDay): number {
  return daysBetween(moroccoDay(instant), today)
}

function returnedReasons(person: AccompaniedPerson, today: CalendarDay, thresholds: CallThresholds): CallReason[] {
  return person.returned.flatMap(({ itemKey, returnedAt, touchedAt }) => {
    const count = daysSince(touchedAt && touchedAt > returnedAt ? touchedAt : returnedAt, today)
    return count >= thresholds.returnedDays ? [{ because: 'returned-untouched', count, itemKey } as const] : []
  })
}

function quizReasons(person: AccompaniedPerson, thresholds: CallThresholds): CallReason[] {
  return person.quizzes.flatMap(({ itemKey, isPassed, percents }) => {
    const count = percents.filter((percent) => percent < 50).length
    return !isPassed && count >= thresholds.quizTriesBelowHalf ? [{ because: 'quiz-below-half', count, itemKey } as const] : []
  })
}

/** Why one person needs a call, the most pressing first; nobody who is not active, hidden for now or doing well has a reason. */
export function callReasons(person: AccompaniedPerson, today: CalendarDay, thresholds: CallThresholds = CALL_THRESHOLDS): CallReason[] {
  if (!person.isActive || (person.hiddenUntil !== null && today < person.hiddenUntil)) return []
  if (!person.firstOpenedAt) {
    const count = daysSince(person.invitedAt, today)
    return count >= thresholds.neverOpenedDays ? [{ because: 'never-opened', count, itemKey: null }] : []
  }
  const silent = daysSince(person.lastSeenAt ?? person.firstOpenedAt, today)
  return [
    ...(silent >= thresholds.silentDays ? [{ because: 'silent', count: silent, itemKey: null } as const] : []),
    ...returnedReasons(person, today, thresholds),
    ...quizReasons(person, thresholds),
    ...(person.modulesBehind > thresholds.modulesBehind
      ? [{ because: 'behind', count: person.modulesBehind, itemKey: null } as const]
      : []),
  ]
}

export type CallLine = { personId: string; reasons: CallReason[] }

/** Who needs a call: most reasons first, then the first reason's place, then the longest; `rest` counts those beyond the list's length. */
export function callList(
  people: readonly AccompaniedPerson[],
  today: CalendarDay,
  thresholds: CallThresholds = CALL_THRESHOLDS,
  length: number = LONGEST_CALL_LIST,
): { lines: CallLine[]; rest: number } {
  const place = (line: CallLine) => CALL_REASONS.findIndex((reason) => reason === line.reasons[0]?.because)
  const all = people
    .map((person) => ({ personId: person.personId, reasons: callReasons(person, today, person.thresholds ?? thresholds) }))
    .filter((line) => line.reasons.length > 0)
    .sort((a, b) => b.reasons.length - a.reasons.length || place(a) - place(b) || (b.reasons[0]?.count ?? 0) - (a.reasons[0]?.count ?? 0))
  return { lines: all.slice(0, length), rest: Math.max(0, all.length - length) }
}

/** Work that waits for us and not for the learner: handed in, without an answer for longer than the threshold, the longest first. */
export function waitingForUs<T extends { handedInAt: Date; thresholds?: CallThresholds }>(
  works: readonly T[],
  today: CalendarDay,
  thresholds: CallThresholds = CALL_THRESHOLDS,
): (T & { days: number })[] {
  return works
    .map((work) => ({ ...work, days: daysSince(work.handedInAt, today) }))
    .filter((work) => work.days > (work.thresholds ?? thresholds).uncorrectedDays)
    .sort((a, b) => b.days - a.days)
}

/** One line of a cohort's calendar: the day by which a module or course should be done. */
export type CalendarLine = { key: string; dueOn: CalendarDay | null }

export type CalendarPlace = {
  /** Lines whose day has passed and that are not done, in the calendar's order. */
  late: string[]
  /** Days since the earliest of these days, 0 when nothing is late. */
  days: number
  isAsPlanned: boolean
}

/** Where somebody stands against the calendar: a line is late from the day after its own. */
export function placeInCalendar(calendar: readonly CalendarLine[], done: ReadonlySet<string>, today: CalendarDay): CalendarPlace {
  const late = calendar.filter((line) => line.dueOn !== null && line.dueOn < today && !done.has(line.key))
  const days = late.reduce((most, line) => Math.max(most, line.dueOn === null ? 0 : daysBetween(line.dueOn, today)), 0)
  return { late: late.map((line) => line.key), days, isAsPlanned: late.length === 0 }
}
