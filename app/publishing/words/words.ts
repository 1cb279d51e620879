import type { Language } from '#app/rules/languages.ts'
import { ar } from './ar.ts'
import { en } from './en.ts'
import { fr } from './fr.ts'
import type { Words } from './fr.ts'

/** The words the compiler adds to lessons. */
export const WORDS: Record<Language, Words> = { fr, en, ar }
