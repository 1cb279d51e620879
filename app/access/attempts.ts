import type { Viewer } from './viewer.ts'

/** An attempt at an assessed quiz as permissions look at it. */
export type AttemptFacts = { personId: string; courseId: string; submittedAt: Date | null; gradedAt: Date | null }

/** An attempt is answered and handed in by its own person, until it is handed in, while their enrolment lets them study the course. */
export function mayAnswer(viewer: Pick<Viewer, 'id'>, attempt: AttemptFacts, studiedCourses: readonly string[]): boolean {
  return attempt.personId === viewer.id && attempt.submittedAt === null && studiedCourses.includes(attempt.courseId)
}

/** The result of an attempt is read by its own person once it is graded, also after they left the course. */
export function mayReadResult(viewer: Pick<Viewer, 'id'>, attempt: AttemptFacts): boolean {
  return attempt.personId === viewer.id && attempt.gradedAt !== null
}
