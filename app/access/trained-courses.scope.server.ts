import { and, eq, inArray, or, sql, type AnyColumn, type SQL } from 'drizzle-orm'
import type { Viewer } from './viewer.ts'

/** trainsIn as a condition on the two columns that name a cohort and a course. */
export function trainedIn(viewer: Pick<Viewer, 'trains' | 'trainsCourses'>, cohortId: AnyColumn, courseId: AnyColumn): SQL {
  const whole = viewer.trains.length > 0 ? [inArray(cohortId, [...viewer.trains])] : []
  const single = viewer.trainsCourses.map((one) => and(eq(cohortId, one.cohortId), eq(courseId, one.courseId)))
  return or(...whole, ...single) ?? sql`false`
}
