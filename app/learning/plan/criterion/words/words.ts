import { typesetWords } from '#app/language/typeset.ts'
import type { Catalogue, SameShape } from '#app/language/words.ts'
import { ar } from './ar.ts'
import { en } from './en.ts'
import { fr, type CriterionWords } from './fr.ts'

/** The words of questions about one criterion. */
export const criterionWords: Catalogue<SameShape<CriterionWords>> = typesetWords({ fr, en, ar })
