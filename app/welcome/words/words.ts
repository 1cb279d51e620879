import type { Catalogue, SameShape } from '#app/language/words.ts'
import { ar } from './ar.ts'
import { en } from './en.ts'
import { fr, type WelcomeWords } from './fr.ts'

export const welcomeWords: Catalogue<SameShape<WelcomeWords>> = { fr, en, ar }
