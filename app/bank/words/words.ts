import { typesetWords } from '#app/language/typeset.ts'
import type { Catalogue, SameShape } from '#app/language/words.ts'
import { ar } from './ar.ts'
import { en } from './en.ts'
import { fr, type BankWords } from './fr.ts'

/** The words of the question bank. */
export const bankWords: Catalogue<SameShape<BankWords>> = typesetWords({ fr, en, ar })
