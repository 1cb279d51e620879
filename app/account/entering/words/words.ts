import { typesetWords } from '#app/language/typeset.ts'
import type { Catalogue, SameShape } from '#app/language/words.ts'
import { ar } from './ar.ts'
import { en } from './en.ts'
import { fr, type EnteringWords } from './fr.ts'

export const enteringWords: Catalogue<SameShape<EnteringWords>> = typesetWords({ fr, en, ar })
