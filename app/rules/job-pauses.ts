import { moroccoDay, toMoroccoLocal } from './morocco-time.ts'
import type { CalendarDay } from './calendar-days.ts'

/** The longest pause between two tries of a job, in minutes. */
export const LONGEST_PAUSE_MINUTES = 360

/** The instant of the next try of a job that has failed so many times: 1, 2, 4, 8 minutes later and so on, at most six hours. */
export function nextRunAt(tries: number, now: Date): Date {
  const minutes = Math.min(2 ** Math.min(Math.max(0, tries - 1), 20), LONGEST_PAUSE_MINUTES)
  return new Date(now.getTime() + minutes * 60_000)
}

/** Work that comes back every day at a time 'HH:MM' of Morocco, or every week where a weekday (1 Monday to 7 Sunday) is named. */
export type Recurring = { kind: string; at: string; weekday?: number }

/** The calendar day for which recurring work is to be done now, null before its time of day or on another weekday. */
export function dueDay(recurring: Recurring, now: Date): CalendarDay | null {
  const local = toMoroccoLocal(now)
  if (recurring.weekday !== undefined && local.weekday !== recurring.weekday) return null
  return local.time >= recurring.at ? moroccoDay(now) : null
}
