import type { Language } from '#app/rules/languages.ts'

/** A name or address inside a sentence, kept apart by invisible marks so that its direction does not turn the words around it. */
export const isolated = (text: string) => `\u2068${text}\u2069`

/** The same where the sentence runs from right to left; other sentences, which people also copy, stay free of marks. */
export const isolatedIn = (language: Language, text: string) => (language === 'ar' ? isolated(text) : text)
