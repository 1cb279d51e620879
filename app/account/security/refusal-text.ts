import { useLanguage, useWords } from '#app/language/use-language.tsx'
import { say, sayCount } from '#app/language/words.ts'
import type { SecurityWords } from './words/fr.ts'
import { securityWords } from './words/words.ts'

export type SecurityRefusal = { because: Exclude<keyof SecurityWords['refusals'], 'too-many'> } | { because: 'too-many'; minutes: number }

/** A refusal in words. */
export function useRefusal(refusal: SecurityRefusal | undefined): string | undefined {
  const { refusals, minutes } = useWords(securityWords)
  const language = useLanguage()
  if (!refusal) return undefined
  if (refusal.because !== 'too-many') return refusals[refusal.because]
  return say(refusals['too-many'], { minutes: sayCount(minutes, refusal.minutes, language) })
}
