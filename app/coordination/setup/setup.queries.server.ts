import { and, asc, count, desc, eq, gt, inArray, isNull, or, sql, type SQL } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { cohortCourses, cohortOrganisations, cohorts, enrolments, programmeCourses, programmes } from '#db/schema/cohorts.ts'
import { courseVersions } from '#db/schema/courses.ts'
import { groupLinks, invitations } from '#db/schema/invitations.ts'
import { organisations } from '#db/schema/organisations.ts'
import { grants, people } from '#db/schema/people.ts'
import { cohortsSteeredBy } from '#app/access/cohorts.scope.server.ts'
import type { Viewer } from '#app/access/viewer.ts'
import type { CalendarDay } from '#app/rules/calendar-days.ts'

/** The programmes that a cohort can be made on, with their courses in order. Two queries. */
export async function programmesToChoose(db: Db) {
  const found = await db
    .select({ id: programmes.id, title: programmes.title })
    .from(programmes)
    .orderBy(asc(programmes.createdAt), asc(programmes.id))
  const courses = await db.select().from(programmeCourses).orderBy(asc(programmeCourses.position))
  return found.map((programme) => ({ ...programme, courses: courses.filter(({ programmeId }) => programmeId === programme.id) }))
}
export type ProgrammeToChoose = Awaited<ReturnType<typeof programmesToChoose>>[number]

/** The newest version of every course. One query. */
export async function newestCourses(db: Db) {
  const found = await db
    .selectDistinctOn([courseVersions.courseId], {
      courseId: courseVersions.courseId,
      versionId: courseVersions.id,
      number: courseVersions.number,
      short: courseVersions.short,
    })
    .from(courseVersions)
    .orderBy(courseVersions.courseId, desc(courseVersions.number))
  const numeral = ({ courseId }: { courseId: string }) => Number(/\d+/.exec(courseId)?.[0] ?? 99)
  return found.sort((one, other) => numeral(one) - numeral(other))
}
export type CourseToChoose = Awaited<ReturnType<typeof newestCourses>>[number]

const inForce = (now: Date) => and(isNull(grants.revokedAt), or(isNull(grants.endsAt), gt(grants.endsAt, now)), isNull(people.archivedAt))

/** Who trains or coordinates anywhere today: only they can be chosen for a cohort; other people get a role from an administrator. One query. */
export async function staffToChoose(db: Db, now: Date) {
  const found = await db
    .selectDistinct({ id: people.id, name: people.name, role: grants.role })
    .from(grants)
    .innerJoin(people, eq(people.id, grants.personId))
    .where(and(inForce(now), inArray(grants.role, ['trainer', 'coordinator'])))
    .orderBy(asc(people.name))
  const having = (role: string) => found.filter((line) => line.role === role).map(({ id, name }) => ({ id, name }))
  return { trainers: having('trainer'), coordinators: having('coordinator') }
}
export type StaffToChoose = Awaited<ReturnType<typeof staffToChoose>>

/**
 * The organisations of today that the viewer may name for a cohort: all for an administrator; else those they coordinate, and those whose people, or whose
 * name, stand in a cohort of theirs already. Others are asked for from an administrator. One query.
 */
export function organisationsToChoose(db: Db, viewer: Viewer) {
  const among = (ids: readonly string[], found: (list: SQL) => SQL) =>
    ids.length > 0
      ? found(
          sql.join(
            ids.map((id) => sql`${id}::uuid`),
            sql`, `,
          ),
        )
      : sql`false`
  const inCohorts = (list: SQL) => sql`(
    exists (select 1 from ${enrolments} where ${enrolments.organisationId} = ${organisations.id} and ${enrolments.cohortId} in (${list}))
    or exists (select 1 from ${cohortOrganisations} where ${cohortOrganisations.organisationId} = ${organisations.id} and ${cohortOrganisations.cohortId} in (${list})))`
  const isTheirs = or(
    among(viewer.organisations, (list) => sql`${organisations.id} in (${list})`),
    among(viewer.coordinates, inCohorts),
  )
  return db
    .select({ id: organisations.id, name: organisations.name })
    .from(organisations)
    .where(and(isNull(organisations.validTo), viewer.isAdministrator ? undefined : isTheirs))
    .orderBy(asc(organisations.name))
}

/** A cohort with all its settings, if the viewer may steer it; otherwise the page does not exist. Five queries. */
export async function cohortSettings(db: Db, viewer: Viewer, cohortId: string, now: Date) {
  const [cohort] = await db
    .select({
      ...{ id: cohorts.id, programmeId: cohorts.programmeId, name: cohorts.name, startsOn: cohorts.startsOn, endsOn: cohorts.endsOn },
      ...{ closedAt: cohorts.closedAt, archivedAt: cohorts.archivedAt, revision: cohorts.revision, thresholds: cohorts.thresholds },
      programme: programmes.title,
    })
    .from(cohorts)
    .innerJoin(programmes, eq(programmes.id, cohorts.programmeId))
    .where(and(eq(cohorts.id, cohortId), cohortsSteeredBy(viewer)))
  if (!cohort) throw new Response(null, { status: 404 })
  const courses = await db
    .select({
      ...{ courseId: cohortCourses.courseId, versionId: cohortCourses.versionId, position: cohortCourses.position },
      ...{ isRequired: cohortCourses.isRequired, opensOn: cohortCourses.opensOn, dueOn: cohortCourses.dueOn },
      ...{ number: courseVersions.number, short: courseVersions.short },
      newest: sql`(select max(v.number) from course_versions v where v.course_id = ${cohortCourses.courseId})`.mapWith(Number),
    })
    .from(cohortCourses)
    .innerJoin(courseVersions, eq(courseVersions.id, cohortCourses.versionId))
    .where(eq(cohortCourses.cohortId, cohortId))
    .orderBy(asc(cohortCourses.position))
  const staff = await db
    .select({ personId: grants.personId, role: grants.role })
    .from(grants)
    .innerJoin(people, eq(people.id, grants.personId))
    .where(and(eq(grants.cohortId, cohortId), isNull(grants.courseId), inForce(now)))
  const meant = await db.select().from(cohortOrganisations).where(eq(cohortOrganisations.cohortId, cohortId))
  const [counted] = await db.select({ people: count() }).from(enrolments).where(eq(enrolments.cohortId, cohortId))
  const having = (role: string) => staff.filter((line) => line.role === role).map(({ personId }) => personId)
  return {
    ...cohort,
    courses,
    trainers: having('trainer'),
    coordinators: having('coordinator'),
    organisations: meant.map(({ organisationId }) => organisationId),
    people: counted?.people ?? 0,
  }
}
export type CohortSettings = Awaited<ReturnType<typeof cohortSettings>>

/** How many links still open the cohort: closing it ends them. */
export async function openLinks(db: Db, cohortId: string, now: Date): Promise<number> {
  const personal = await db.$count(
    invitations,
    and(eq(invitations.cohortId, cohortId), isNull(invitations.usedAt), isNull(invitations.revokedAt), gt(invitations.expiresAt, now)),
  )
  const forGroups = await db.$count(
    groupLinks,
    and(eq(groupLinks.cohortId, cohortId), isNull(groupLinks.revokedAt), gt(groupLinks.expiresAt, now)),
  )
  return personal + forGroups
}

export type SteeredCohort = {
  id: string
  name: string
  startsOn: CalendarDay
  endsOn: CalendarDay
  closedAt: Date | null
  archivedAt: Date | null
  people: number
}

/** The cohorts that the viewer steers, also those without people; archived ones apart. One query. */
export function cohortsSteered(db: Db, viewer: Viewer): Promise<SteeredCohort[]> {
  return db
    .select({
      ...{ id: cohorts.id, name: cohorts.name, startsOn: cohorts.startsOn, endsOn: cohorts.endsOn },
      ...{ closedAt: cohorts.closedAt, archivedAt: cohorts.archivedAt },
      // Written out: without a join a column is named without its table, and would be one of the inner query.
      people:
        sql`(select count(*) from enrolments e where e.cohort_id = cohorts.id and e.status in ('invited', 'active', 'completed'))`.mapWith(
          Number,
        ),
    })
    .from(cohorts)
    .where(cohortsSteeredBy(viewer))
    .orderBy(desc(cohorts.startsOn), asc(cohorts.name))
    .limit(500)
}
