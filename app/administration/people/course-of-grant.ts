import { sql } from 'drizzle-orm'
import { cohortCourses } from '#db/schema/cohorts.ts'
import { courseVersions } from '#db/schema/courses.ts'
import { grants } from '#db/schema/people.ts'
import type { FullText } from '#app/rules/languages.ts'

/** The short name of the course that a grant is for, as its cohort follows it; null where it is for all. */
export const courseOfGrant = sql<FullText | null>`(select ${courseVersions.short} from ${cohortCourses}
  join ${courseVersions} on ${courseVersions.id} = ${cohortCourses.versionId}
  where ${cohortCourses.cohortId} = ${grants.cohortId} and ${cohortCourses.courseId} = ${grants.courseId})`
