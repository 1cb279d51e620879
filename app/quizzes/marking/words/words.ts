import { typesetWords } from '#app/language/typeset.ts'
import type { Catalogue, SameShape } from '#app/language/words.ts'
import { ar } from './ar.ts'
import { en } from './en.ts'
import { fr, type MarkingWords } from './fr.ts'

export type { MarkingWords }
export const markingWords: Catalogue<SameShape<MarkingWords>> = typesetWords({ fr, en, ar })
