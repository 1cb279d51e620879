import { typesetWords } from '#app/language/typeset.ts'
import type { Catalogue, SameShape } from '#app/language/words.ts'
import { ar } from './ar.ts'
import { en } from './en.ts'
import { fr, type SheetWords } from './fr.ts'

export const sheetWords: Catalogue<SameShape<SheetWords>> = typesetWords({ fr, en, ar })
