import { sayCount, say } from '#app/language/words.ts'
import type { Language } from '#app/rules/languages.ts'
import type { ShownFeedback } from './shown-feedback.ts'
import type { planWords } from './words/words.ts'

/** What being late took off a result, in one sentence: how late, how much, and what the criteria gave. */
export function lateText(
  late: NonNullable<ShownFeedback['late']>,
  words: (typeof planWords)[Language]['remarks'],
  language: Language,
): string {
  return say(words.late, {
    late: sayCount(words.days, late.days, language),
    points: sayCount(words.latePoints, late.points, language),
    marked: sayCount(words.latePoints, late.marked, language),
  })
}
