import { trainsIn, type Viewer } from './viewer.ts'

/** A question about a part as permissions look at it. */
export type PartQuestionFacts = { authorIds: readonly string[]; cohortId: string; courseId: string; withdrawnAt: Date | null }

/** A question about a part, with the text it is about, is read and answered by the trainers of the cohort or of its course there; never by one of the authors. */
export function mayAnswerPartQuestion(viewer: Pick<Viewer, 'id' | 'trains' | 'trainsCourses'>, asked: PartQuestionFacts): boolean {
  return asked.withdrawnAt === null && !asked.authorIds.includes(viewer.id) && trainsIn(viewer, asked)
}
