import { typesetWords } from '#app/language/typeset.ts'
import type { Catalogue, SameShape } from '#app/language/words.ts'
import { ar } from './ar.ts'
import { en } from './en.ts'
import { fr, type SetupWords } from './fr.ts'

export const setupWords: Catalogue<SameShape<SetupWords>> = typesetWords({ fr, en, ar })
