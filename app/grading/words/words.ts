import { typesetWords } from '#app/language/typeset.ts'
import type { Catalogue, SameShape } from '#app/language/words.ts'
import { ar } from './ar.ts'
import { en } from './en.ts'
import { fr, type GradingWords } from './fr.ts'

/** The words of marking. The page that hydrates receives its own from the loader. */
export const gradingWords: Catalogue<SameShape<GradingWords>> = typesetWords({ fr, en, ar })
