import { typesetWords } from '#app/language/typeset.ts'
import type { Catalogue, SameShape } from '#app/language/words.ts'
import { ar } from './ar.ts'
import { en } from './en.ts'
import { fr, type NewerWords } from './fr.ts'

/** The words of the choice between two versions of an assignment. */
export const newerWords: Catalogue<SameShape<NewerWords>> = typesetWords({ fr, en, ar })
