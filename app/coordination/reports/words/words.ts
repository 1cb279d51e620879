import { typesetWords } from '#app/language/typeset.ts'
import type { Catalogue, SameShape } from '#app/language/words.ts'
import { ar } from './ar.ts'
import { en } from './en.ts'
import { fr, type ReportWords } from './fr.ts'

export const reportWords: Catalogue<SameShape<ReportWords>> = typesetWords({ fr, en, ar })
