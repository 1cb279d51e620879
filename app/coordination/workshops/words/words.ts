import { typesetWords } from '#app/language/typeset.ts'
import type { Catalogue, SameShape } from '#app/language/words.ts'
import { ar } from './ar.ts'
import { en } from './en.ts'
import { fr, type WorkshopWords } from './fr.ts'

export const workshopWords: Catalogue<SameShape<WorkshopWords>> = typesetWords({ fr, en, ar })
