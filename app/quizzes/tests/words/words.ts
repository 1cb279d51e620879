import { typesetWords } from '#app/language/typeset.ts'
import type { Catalogue, SameShape } from '#app/language/words.ts'
import { ar } from './ar.ts'
import { en } from './en.ts'
import { fr, type TestsWords } from './fr.ts'

export type { TestsWords }
export const testsWords: Catalogue<SameShape<TestsWords>> = typesetWords({ fr, en, ar })
