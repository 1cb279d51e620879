/** How long things are kept, and from which moment the time runs; null is without a limit, because nobody is named. */
export const RETENTIONS = {
  account: { months: 36, from: 'last-cohort' },
  'after-cohort': { months: 12, from: 'cohort-end' },
  'after-use': { days: 30, from: 'last-use' },
  'one-day': { days: 1, from: 'written' },
  'one-year': { months: 12, from: 'written' },
  register: { months: 60, from: 'closed' },
  nameless: null,
  content: null,
} as const
export type Retention = keyof typeof RETENTIONS
export const RETENTION_KEYS = [
  'account',
  'after-cohort',
  'after-use',
  'one-day',
  'one-year',
  'register',
  'nameless',
  'content',
] as const satisfies Retention[]

/** The same day so many months before, or the last day of that month where it has no such day; the time of day stays. */
function monthsBefore(now: Date, months: number): Date {
  const first = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - months, 1))
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate()
  const day = Math.min(now.getUTCDate(), last)
  return new Date(first.getTime() + (day - 1) * 86_400_000 + (now.getTime() % 86_400_000))
}

/** What began its time of keeping before this instant has come to its end; null for what has none. */
export function keptSince(retention: Retention, now: Date): Date | null {
  const limit = RETENTIONS[retention]
  if (limit === null) return null
  return 'months' in limit ? monthsBefore(now, limit.months) : new Date(now.getTime() - limit.days * 86_400_000)
}

/** Whether a thing has come to the end of its time. */
export function isOver(retention: Retention, from: Date, now: Date): boolean {
  const since = keptSince(retention, now)
  return since !== null && from < since
}
