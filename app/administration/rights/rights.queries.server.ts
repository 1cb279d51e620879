import { and, asc, desc, eq, isNotNull, isNull, or, sql } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { cohortCourses, cohorts } from '#db/schema/cohorts.ts'
import { courseVersions } from '#db/schema/courses.ts'
import { organisations } from '#db/schema/organisations.ts'
import { grants, passkeys, people, secondFactors } from '#db/schema/people.ts'
import { courseOfGrant } from '../people/course-of-grant.ts'

/** Somebody's present rights, and the cohorts, courses and organisations that a new one may be for; five queries. Undefined where there is nobody. */
export async function rightsOf(db: Db, personId: string) {
  const [person] = await db
    .select({
      id: people.id,
      name: people.name,
      hasSecondFactor: sql<boolean>`${or(
        sql`exists (select 1 from ${secondFactors} where ${and(eq(secondFactors.personId, people.id), isNotNull(secondFactors.confirmedAt))})`,
        sql`exists (select 1 from ${passkeys} where ${eq(passkeys.personId, people.id)})`,
      )}`,
    })
    .from(people)
    .where(and(eq(people.id, personId), isNull(people.archivedAt)))
  if (!person) return undefined
  const roles = await db
    .select({
      id: grants.id,
      role: grants.role,
      cohort: cohorts.name,
      course: courseOfGrant,
      organisation: organisations.name,
      grantedAt: grants.grantedAt,
      endsAt: grants.endsAt,
    })
    .from(grants)
    .leftJoin(cohorts, eq(cohorts.id, grants.cohortId))
    .leftJoin(organisations, eq(organisations.id, grants.organisationId))
    .where(and(eq(grants.personId, personId), isNull(grants.revokedAt)))
    .orderBy(grants.role, desc(grants.grantedAt))
  return {
    person,
    roles,
    cohorts: await db.select({ id: cohorts.id, name: cohorts.name }).from(cohorts).orderBy(asc(cohorts.name)),
    courses: await coursesOfCohorts(db),
    organisations: await db.select({ id: organisations.id, name: organisations.name }).from(organisations).orderBy(asc(organisations.name)),
  }
}

/** The courses that any cohort follows, by their short names. */
function coursesOfCohorts(db: Db) {
  return db
    .selectDistinctOn([cohortCourses.courseId], { id: cohortCourses.courseId, name: courseVersions.short })
    .from(cohortCourses)
    .innerJoin(courseVersions, eq(courseVersions.id, cohortCourses.versionId))
    .orderBy(cohortCourses.courseId, desc(courseVersions.number))
}

export type RightsOnPage = NonNullable<Awaited<ReturnType<typeof rightsOf>>>
