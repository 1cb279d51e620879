import { typesetWords } from '#app/language/typeset.ts'
import type { Catalogue, SameShape } from '#app/language/words.ts'
import { ar } from './ar.ts'
import { en } from './en.ts'
import { fr, type LetterWords } from './fr.ts'

/** What every letter says that nobody asked for. */
export const letterWords: Catalogue<SameShape<LetterWords>> = typesetWords({ fr, en, ar })
