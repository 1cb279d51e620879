import { typesetWords } from '#app/language/typeset.ts'
import type { Catalogue, SameShape } from '#app/language/words.ts'
import { ar } from './ar.ts'
import { en } from './en.ts'
import { fr, type PaperWords } from './fr.ts'

export type { PaperWords }
export const paperWords: Catalogue<SameShape<PaperWords>> = typesetWords({ fr, en, ar })
