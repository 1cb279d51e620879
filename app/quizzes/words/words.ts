import { typesetWords } from '#app/language/typeset.ts'
import type { Catalogue, SameShape } from '#app/language/words.ts'
import { ar } from './ar.ts'
import { en } from './en.ts'
import { fr, type QuizzesWords } from './fr.ts'

export type { QuizzesWords }
export const quizzesWords: Catalogue<SameShape<QuizzesWords>> = typesetWords({ fr, en, ar })
