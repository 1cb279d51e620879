import { typesetWords } from '#app/language/typeset.ts'
import type { Catalogue, SameShape } from '#app/language/words.ts'
import { ar } from './ar.ts'
import { en } from './en.ts'
import { fr, type ExchangeWords } from './fr.ts'

/** The words of files that come into a bank or leave it. */
export const exchangeWords: Catalogue<SameShape<ExchangeWords>> = typesetWords({ fr, en, ar })
