import type { Language } from '#app/rules/languages.ts'

/** A notice on personal data in three languages. */
export type Notice = Record<Language, { title: string; sections: Array<{ title: string; texts: string[] }> }>
