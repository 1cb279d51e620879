import { typesetWords } from '#app/language/typeset.ts'
import type { Catalogue, SameShape } from '#app/language/words.ts'
import { ar } from './ar.ts'
import { en } from './en.ts'
import { fr, type PlanWords } from './fr.ts'

/** The words of a learner's plan. */
export const planWords: Catalogue<SameShape<PlanWords>> = typesetWords({ fr, en, ar })
