import { and, isNull, ne, sql, type SQL } from 'drizzle-orm'
import { assignmentRuns, partQuestions, plans } from '#db/schema/plans.ts'
import { trainedIn } from './trained-courses.scope.server.ts'
import type { Viewer } from './viewer.ts'

/** mayAnswerPartQuestion as a condition on questions joined with their plans and runs. */
export function partQuestionsAnsweredBy(viewer: Pick<Viewer, 'id' | 'trains' | 'trainsCourses'>): SQL | undefined {
  return and(
    isNull(partQuestions.withdrawnAt),
    ne(plans.ownerId, viewer.id),
    sql`not exists (select 1 from plan_authors shared where shared.plan_id = ${plans.id} and shared.person_id = ${viewer.id} and shared.joined_at is not null)`,
    trainedIn(viewer, assignmentRuns.cohortId, assignmentRuns.courseId),
  )
}
