import type { FullText, Language } from '#app/rules/languages.ts'
import type { Attribution } from '#app/rules/report-figures.ts'
import { reportWords } from './words/words.ts'

/** The words whose meaning is frozen with a report, in the order in which they are explained. */
export const DEFINED = [
  'enrolled',
  'started',
  'half',
  'completed',
  'completedWithin',
  'rate',
  'attended',
  'gender',
  'once',
  'moves',
  'hidden',
  'late',
] as const

const inAll = (text: (language: Language) => string): FullText => ({ fr: text('fr'), en: text('en'), ar: text('ar') })

/** What each word of a report means today, in three languages, and the rule by which people count under an organisation. */
export function definitionsOf(attribution: Attribution): Record<string, FullText> {
  const meanings = DEFINED.map((key) => [key, inAll((language) => reportWords[language].definitions[key])] as const)
  return { ...Object.fromEntries(meanings), rule: inAll((language) => reportWords[language].rules[attribution]) }
}
