import { typesetWords } from '#app/language/typeset.ts'
import type { Catalogue, SameShape } from '#app/language/words.ts'
import { ar } from './ar.ts'
import { en } from './en.ts'
import { fr, type AuthoringWords } from './fr.ts'

/** The words of writing assignments. */
export const authoringWords: Catalogue<SameShape<AuthoringWords>> = typesetWords({ fr, en, ar })
