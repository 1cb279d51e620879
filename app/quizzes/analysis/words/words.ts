import { typesetWords } from '#app/language/typeset.ts'
import type { Catalogue, SameShape } from '#app/language/words.ts'
import { ar } from './ar.ts'
import { en } from './en.ts'
import { fr, type AnalysisWords } from './fr.ts'

export type { AnalysisWords }
export const analysisWords: Catalogue<SameShape<AnalysisWords>> = typesetWords({ fr, en, ar })
