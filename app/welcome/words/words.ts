import { typesetWords } from '#app/language/typeset.ts'
import type { Catalogue, SameShape } from '#app/language/words.ts'
import { ar } from './ar.ts'
import { en } from './en.ts'
import { fr, type WelcomeWords } from './fr.ts'

export const welcomeWords: Catalogue<SameShape<WelcomeWords>> = typesetWords({ fr, en, ar })
