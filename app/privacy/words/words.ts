import { typesetWords } from '#app/language/typeset.ts'
import type { Catalogue, SameShape } from '#app/language/words.ts'
import { ar } from './ar.ts'
import { en } from './en.ts'
import { fr, type PrivacyWords } from './fr.ts'

/** The words about personal data. */
export const privacyWords: Catalogue<SameShape<PrivacyWords>> = typesetWords({ fr, en, ar })
