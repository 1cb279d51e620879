import { typesetWords } from '#app/language/typeset.ts'
import type { Catalogue, SameShape } from '#app/language/words.ts'
import { ar } from './ar.ts'
import { en } from './en.ts'
import { fr, type PlanTableWords } from './fr.ts'

/** The words of a plan's tables: their lines, why a cell is not taken, and what the program noticed. */
export const planTableWords: Catalogue<SameShape<PlanTableWords>> = typesetWords({ fr, en, ar })
/** These words in one language. */
export type TableWords = SameShape<PlanTableWords>
