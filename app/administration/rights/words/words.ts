import { typesetWords } from '#app/language/typeset.ts'
import type { Catalogue, SameShape } from '#app/language/words.ts'
import { ar } from './ar.ts'
import { en } from './en.ts'
import { fr, type RightsWords } from './fr.ts'

export const rightsWords: Catalogue<SameShape<RightsWords>> = typesetWords({ fr, en, ar })
