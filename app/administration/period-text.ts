import { formatShortDay } from '#app/language/dates.ts'
import { say } from '#app/language/words.ts'
import type { CalendarDay } from '#app/rules/calendar-days.ts'
import type { Language } from '#app/rules/languages.ts'

/** A stretch of time in words: `depuis le 3 mars 2025`, `du 3 mars 2025 au 4 mai 2026`. */
export function periodText(
  { from, to }: { from: CalendarDay; to: CalendarDay | null },
  words: { since: string; period: string },
  language: Language,
): string {
  const first = formatShortDay(from, language)
  return to === null ? say(words.since, { from: first }) : say(words.period, { from: first, to: formatShortDay(to, language) })
}
