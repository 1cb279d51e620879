import type { Catalogue, SameShape } from '#app/language/words.ts'
import { ar } from './ar.ts'
import { en } from './en.ts'
import { fr, type SecurityWords } from './fr.ts'

export const securityWords: Catalogue<SameShape<SecurityWords>> = { fr, en, ar }
