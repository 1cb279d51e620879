import { and, eq, inArray, isNotNull, isNull, type SQL } from 'drizzle-orm'
import type { Db, Given } from '#db/handle.ts'
import { courseVersions } from '#db/schema/courses.ts'
import { attempts } from '#db/schema/quizzes.ts'
import type { CalendarDay } from '#app/rules/calendar-days.ts'
import { studiedBy } from './activities.scope.server.ts'
import type { Viewer } from './viewer.ts'

/** mayAnswer as a condition on attempts. */
export function answeredBy(db: Db, viewer: { id: Given }, today: CalendarDay | Given): SQL | undefined {
  const studied = studiedBy(db, viewer, today)
  const versions = db
    .select({ id: courseVersions.id })
    .from(courseVersions)
    .innerJoin(studied, eq(studied.courseId, courseVersions.courseId))
  return and(eq(attempts.personId, viewer.id), isNull(attempts.submittedAt), inArray(attempts.versionId, versions))
}

/** mayReadResult as a condition on attempts. */
export function resultsReadBy(viewer: Pick<Viewer, 'id'>): SQL | undefined {
  return and(eq(attempts.personId, viewer.id), isNotNull(attempts.gradedAt))
}
