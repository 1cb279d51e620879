import { typesetWords } from '#app/language/typeset.ts'
import type { Catalogue, SameShape } from '#app/language/words.ts'
import { ar } from './ar.ts'
import { en } from './en.ts'
import { fr, type SecurityWords } from './fr.ts'

export const securityWords: Catalogue<SameShape<SecurityWords>> = typesetWords({ fr, en, ar })
