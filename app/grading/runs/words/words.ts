import { typesetWords } from '#app/language/typeset.ts'
import type { Catalogue, SameShape } from '#app/language/words.ts'
import { ar } from './ar.ts'
import { en } from './en.ts'
import { fr, type RunsWords } from './fr.ts'

export type { RunsWords }
export const runsWords: Catalogue<SameShape<RunsWords>> = typesetWords({ fr, en, ar })
