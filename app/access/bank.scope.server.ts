import { inArray, sql, type Column, type SQL } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { cohortCourses } from '#db/schema/cohorts.ts'
import type { Viewer } from './viewer.ts'

/** mayKeepBank as a condition on a column that holds a course's id. */
export function bankKeptBy(db: Db, viewer: Pick<Viewer, 'trains' | 'isAdministrator'>, courseId: Column): SQL {
  if (viewer.isAdministrator) return sql`true`
  if (viewer.trains.length === 0) return sql`false`
  const trained = db
    .select({ courseId: cohortCourses.courseId })
    .from(cohortCourses)
    .where(inArray(cohortCourses.cohortId, [...viewer.trains]))
  return inArray(courseId, trained)
}
