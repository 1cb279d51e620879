import { typesetWords } from '#app/language/typeset.ts'
import type { Catalogue, SameShape } from '#app/language/words.ts'
import { ar } from './ar.ts'
import { en } from './en.ts'
import { fr, type ReadyWords } from './fr.ts'

/** The words of the page of ready remarks. */
export const readyWords: Catalogue<SameShape<ReadyWords>> = typesetWords({ fr, en, ar })
