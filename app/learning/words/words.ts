import { typesetWords } from '#app/language/typeset.ts'
import type { Catalogue, SameShape } from '#app/language/words.ts'
import { ar } from './ar.ts'
import { en } from './en.ts'
import { fr, type LearningWords } from './fr.ts'

/** The words of home, courses, lessons, questions and quizzes. */
export const learningWords: Catalogue<SameShape<LearningWords>> = typesetWords({ fr, en, ar })
