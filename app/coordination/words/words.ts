import { typesetWords } from '#app/language/typeset.ts'
import type { Catalogue, SameShape } from '#app/language/words.ts'
import { ar } from './ar.ts'
import { en } from './en.ts'
import { fr, type CoordinationWords } from './fr.ts'

export const coordinationWords: Catalogue<SameShape<CoordinationWords>> = typesetWords({ fr, en, ar })
