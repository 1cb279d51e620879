import { formatTime } from '#app/language/dates.ts'
import { say } from '#app/language/words.ts'
import type { Language } from '#app/rules/languages.ts'
import { toMoroccoLocal } from '#app/rules/morocco-time.ts'
import type { GradingWords } from './words/fr.ts'

type Refusal = keyof GradingWords['refusals']

/** Why something was not done, in words; who holds the work, and since when, where that is why. */
export function refusalText(
  refused: { because: Refusal; by?: string | null; since?: Date | null },
  words: Readonly<Record<Refusal, string>>,
  language: Language,
): string {
  const time = refused.since ? formatTime(toMoroccoLocal(refused.since).time, language) : ''
  return say(words[refused.because], { name: refused.by ?? '', time })
}
