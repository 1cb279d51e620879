import { typesetWords } from '#app/language/typeset.ts'
import type { Catalogue, SameShape } from '#app/language/words.ts'
import { ar } from './ar.ts'
import { en } from './en.ts'
import { fr, type QuestionWords } from './fr.ts'

/** The words around a question, whoever looks at it. */
export const questionWords: Catalogue<SameShape<QuestionWords>> = typesetWords({ fr, en, ar })
