import type { Catalogue, SameShape } from '#app/language/words.ts'
import { ar } from './ar.ts'
import { en } from './en.ts'
import { fr, type LedWords } from './fr.ts'

export const ledWords: Catalogue<SameShape<LedWords>> = { fr, en, ar }
