import type { Catalogue, SameShape } from '#app/language/words.ts'
import { ar } from './ar.ts'
import { en } from './en.ts'
import { fr, type MakingWords } from './fr.ts'

/** The words of quizzes made of questions of the bank. */
export const makingWords: Catalogue<SameShape<MakingWords>> = { fr, en, ar }
