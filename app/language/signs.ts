import type { Language } from '#app/rules/languages.ts'

/** What stands between a name and what is said of it. French keeps its colon at the end of the line. */
export const COLON: Record<Language, string> = { fr: '\u00a0: ', en: ': ', ar: ': ' }

/** What stands between the names of a list. */
export const COMMA: Record<Language, string> = { fr: ', ', en: ', ', ar: '، ' }
