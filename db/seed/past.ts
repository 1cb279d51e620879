import { addDays } from '#app/rules/calendar-days.ts'
import { fromMoroccoLocal, moroccoDay } from '#app/rules/morocco-time.ts'

/** An instant so many days before, at a time of day in Morocco. */
export function daysBefore(now: Date, days: number, time: string): Date {
  return fromMoroccoLocal(addDays(moroccoDay(now), -days), time)
}
