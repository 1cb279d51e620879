import { typesetWords } from '#app/language/typeset.ts'
import type { Catalogue, SameShape } from '#app/language/words.ts'
import { ar } from './ar.ts'
import { en } from './en.ts'
import { fr, type CorrectingWords } from './fr.ts'

export type { CorrectingWords }
export const correctingWords: Catalogue<SameShape<CorrectingWords>> = typesetWords({ fr, en, ar })
