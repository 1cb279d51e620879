import { typesetWords } from '#app/language/typeset.ts'
import type { Catalogue, SameShape } from '#app/language/words.ts'
import { ar } from './ar.ts'
import { en } from './en.ts'
import { fr, type BelongingWords } from './fr.ts'

export const belongingWords: Catalogue<SameShape<BelongingWords>> = typesetWords({ fr, en, ar })
