import { typesetWords } from '#app/language/typeset.ts'
import type { Catalogue, SameShape } from '#app/language/words.ts'
import { ar } from './ar.ts'
import { en } from './en.ts'
import { fr, type QueryWords } from './fr.ts'

/** The words of those who answer questions about criteria. */
export const queryWords: Catalogue<SameShape<QueryWords>> = typesetWords({ fr, en, ar })
