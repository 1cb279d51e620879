import { inArray, or, sql, type SQL } from 'drizzle-orm'
import { cohortCourses } from '#db/schema/cohorts.ts'
import { trainedIn } from './trained-courses.scope.server.ts'
import type { Viewer } from './viewer.ts'

/** maySteerQuizzes as a condition on the courses of cohorts. */
export function quizzesSteeredBy(viewer: Pick<Viewer, 'trains' | 'trainsCourses' | 'coordinates'>): SQL {
  const coordinated = inArray(cohortCourses.cohortId, [...viewer.coordinates])
  return or(trainedIn(viewer, cohortCourses.cohortId, cohortCourses.courseId), coordinated) ?? sql`false`
}
