import { formatInstant } from '#app/language/dates.ts'
import { useLanguage, useWords } from '#app/language/use-language.tsx'
import { sayCount } from '#app/language/words.ts'
import type { IncidentDelay } from '#app/rules/incidents.ts'
import { privacyWords } from './words/words.ts'

/** How pressing each state of the 72 hours is. */
export const DELAY_KINDS = { 'not-needed': 'info', told: 'ok', 'told-late': 'warn', running: 'warn', over: 'bad' } as const

/** Where the 72 hours of an incident stand, in a sentence with the moment by Moroccan clocks. */
export function DelayText({ delay }: { delay: IncidentDelay }) {
  const { delays } = useWords(privacyWords).incidents
  const language = useLanguage()
  if (delay.state === 'not-needed') return <>{delays['not-needed']}</>
  const date = 'until' in delay ? formatInstant(delay.until, language) : ''
  return <>{sayCount(delays[delay.state], delay.hours, language, { date })}</>
}
