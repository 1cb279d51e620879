import { typesetWords } from '#app/language/typeset.ts'
import type { Catalogue, SameShape } from '#app/language/words.ts'
import { ar } from './ar.ts'
import { en } from './en.ts'
import { fr, type SeeingWords } from './fr.ts'

export const seeingWords: Catalogue<SameShape<SeeingWords>> = typesetWords({ fr, en, ar })
