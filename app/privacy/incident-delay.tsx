import { Tag } from '#app/interface/tag.tsx'
import { formatInstant } from '#app/language/dates.ts'
import { useLanguage, useWords } from '#app/language/use-language.tsx'
import { sayCount } from '#app/language/words.ts'
import type { IncidentDelay } from '#app/rules/incidents.ts'
import { privacyWords } from './words/words.ts'

const TAGS = { 'not-needed': 'plain', told: 'ok', 'told-late': 'warn', running: 'warn', over: 'bad' } as const

/** Where the 72 hours of an incident stand, in a sentence with the moment by Moroccan clocks. */
export function DelayTag({ delay }: { delay: IncidentDelay }) {
  const { delays } = useWords(privacyWords).incidents
  const language = useLanguage()
  if (delay.state === 'not-needed') return <Tag tone={TAGS[delay.state]}>{delays['not-needed']}</Tag>
  const date = 'until' in delay ? formatInstant(delay.until, language) : ''
  return <Tag tone={TAGS[delay.state]}>{sayCount(delays[delay.state], delay.hours, language, { date })}</Tag>
}
