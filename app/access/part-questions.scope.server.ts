import { and, isNull, ne, type SQL } from 'drizzle-orm'
import { assignmentRuns, partQuestions, plans } from '#db/schema/plans.ts'
import { trainedIn } from './trained-courses.scope.server.ts'
import type { Viewer } from './viewer.ts'

/** mayAnswerPartQuestion as a condition on questions joined with their plans and runs. */
export function partQuestionsAnsweredBy(viewer: Pick<Viewer, 'id' | 'trains' | 'trainsCourses'>): SQL | undefined {
  return and(
    isNull(partQuestions.withdrawnAt),
    ne(plans.ownerId, viewer.id),
    trainedIn(viewer, assignmentRuns.cohortId, assignmentRuns.courseId),
  )
}
