import { typesetWords } from '#app/language/typeset.ts'
import type { Catalogue, SameShape } from '#app/language/words.ts'
import { ar } from './ar.ts'
import { en } from './en.ts'
import { fr, type AccountWords } from './fr.ts'

export const accountWords: Catalogue<SameShape<AccountWords>> = typesetWords({ fr, en, ar })
