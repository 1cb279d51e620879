import type { Catalogue, SameShape } from '#app/language/words.ts'
import { ar } from './ar.ts'
import { en } from './en.ts'
import { fr, type CorrectingWords } from './fr.ts'

export type { CorrectingWords }
export const correctingWords: Catalogue<SameShape<CorrectingWords>> = { fr, en, ar }
