/** Days of the calendar as 'YYYY-MM-DD' texts, without any zone or clock. */
export type CalendarDay = string

const MILLISECONDS_A_DAY = 86_400_000

function toUtc(day: CalendarDay): number {
  return Date.parse(`${day}T00:00:00Z`)
}

function fromUtc(milliseconds: number): CalendarDay {
  return new Date(milliseconds).toISOString().slice(0, 10)
}

/** Whether a text is a day that exists. */
export function isCalendarDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const at = toUtc(text)
  return !Number.isNaN(at) && fromUtc(at) === text
}

/** Whether a text is a time of day 'HH:MM'. */
export function isTimeOfDay(text: string): boolean {
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(text)
}

/** The day so many days later, or earlier for a negative number. */
export function addDays(day: CalendarDay, days: number): CalendarDay {
  return fromUtc(toUtc(day) + days * MILLISECONDS_A_DAY)
}

/** The number of days from one day to another: 0 for the same, negative when the second comes first. */
export function daysBetween(from: CalendarDay, to: CalendarDay): number {
  return Math.round((toUtc(to) - toUtc(from)) / MILLISECONDS_A_DAY)
}

/** The day of the week, 1 for Monday to 7 for Sunday. */
export function weekdayOf(day: CalendarDay): number {
  return new Date(toUtc(day)).getUTCDay() || 7
}

/** The Monday of the week of a day: weeks start on Monday. */
export function weekStart(day: CalendarDay): CalendarDay {
  return addDays(day, 1 - weekdayOf(day))
}

/** The month 'YYYY-MM' so many months after another one. */
export function addMonths(month: string, months: number): string {
  const [year = '0', number = '1'] = month.split('-')
  const count = Number(year) * 12 + Number(number) - 1 + months
  return `${String(Math.floor(count / 12)).padStart(4, '0')}-${String((((count % 12) + 12) % 12) + 1).padStart(2, '0')}`
}
