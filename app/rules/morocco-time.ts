import { addDays, weekdayOf, type CalendarDay } from './calendar-days.ts'

/**
 * The clock of Morocco (Western Sahara the same): from each instant on, the minutes ahead of UTC. One hour ahead since 2018 but for the weeks
 * around Ramadan, and level with UTC for good since 20 September 2026. The zone data of Node and of phones is wrong or old: only this table counts.
 */
export const MOROCCO_OFFSETS = [
  { from: '2018-06-17T02:00:00Z', minutes: 60 },
  { from: '2019-05-05T02:00:00Z', minutes: 0 },
  { from: '2019-06-09T02:00:00Z', minutes: 60 },
  { from: '2020-04-19T02:00:00Z', minutes: 0 },
  { from: '2020-05-31T02:00:00Z', minutes: 60 },
  { from: '2021-04-11T02:00:00Z', minutes: 0 },
  { from: '2021-05-16T02:00:00Z', minutes: 60 },
  { from: '2022-03-27T02:00:00Z', minutes: 0 },
  { from: '2022-05-08T02:00:00Z', minutes: 60 },
  { from: '2023-03-19T02:00:00Z', minutes: 0 },
  { from: '2023-04-23T02:00:00Z', minutes: 60 },
  { from: '2024-03-10T02:00:00Z', minutes: 0 },
  { from: '2024-04-14T02:00:00Z', minutes: 60 },
  { from: '2025-02-23T02:00:00Z', minutes: 0 },
  { from: '2025-04-06T02:00:00Z', minutes: 60 },
  { from: '2026-02-15T02:00:00Z', minutes: 0 },
  { from: '2026-03-22T02:00:00Z', minutes: 60 },
  { from: '2026-09-20T01:00:00Z', minutes: 0 },
] as const

/** What a clock and a calendar in Morocco show: day 'YYYY-MM-DD', time 'HH:MM', weekday from 1 (Monday) to 7. */
export type MoroccoLocal = { date: CalendarDay; time: string; weekday: number }

/** The minutes by which clocks in Morocco are ahead of UTC at an instant; before June 2018 they are taken as level. */
export function moroccoOffsetMinutes(instant: Date): number {
  return MOROCCO_OFFSETS.findLast((row) => Date.parse(row.from) <= instant.getTime())?.minutes ?? 0
}

/** The day, time and weekday in Morocco at an instant. */
export function toMoroccoLocal(instant: Date): MoroccoLocal {
  const shifted = new Date(instant.getTime() + moroccoOffsetMinutes(instant) * 60_000).toISOString()
  const date = shifted.slice(0, 10)
  return { date, time: shifted.slice(11, 16), weekday: weekdayOf(date) }
}

/** The day in Morocco at an instant. */
export function moroccoDay(instant: Date): CalendarDay {
  return toMoroccoLocal(instant).date
}

/**
 * The instant at which clocks in Morocco show this day and time. Of an hour that came twice (20 September 2026) the second is meant; an hour
 * that clocks leapt over is read by the clock before the leap, so that it falls after it.
 */
export function fromMoroccoLocal(date: CalendarDay, time: string): Date {
  const asUtc = Date.parse(`${date}T${time}:00Z`)
  const level = new Date(asUtc)
  const ahead = new Date(asUtc - 3_600_000)
  if (moroccoOffsetMinutes(level) === 0) return level
  return moroccoOffsetMinutes(ahead) === 60 ? ahead : level
}

/** The last millisecond of a day in Morocco. */
export function endOfMoroccoDay(date: CalendarDay): Date {
  return new Date(fromMoroccoLocal(addDays(date, 1), '00:00').getTime() - 1)
}

/** The first instant of a day in Morocco. */
export function startOfMoroccoDay(date: CalendarDay): Date {
  return fromMoroccoLocal(date, '00:00')
}
