import { say, type SameShape } from '#app/language/words.ts'
import type { LearningWords } from '../words/fr.ts'

/** Where a quiz stands: in a module, or around a course. */
export type QuizPlace = { moduleKey: string; moduleNumber: number } | { courseId: string }

/** The way back from a quiz to where it stands. */
export function backFrom(place: QuizPlace, words: SameShape<LearningWords>): { to: string; label: string } {
  return 'courseId' in place
    ? { to: `/cours/${place.courseId}`, label: words.tests.toCourse }
    : { to: `/modules/${place.moduleKey}`, label: say(words.module, { n: place.moduleNumber }) }
}
