import { and, asc, desc, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { cohortCourses, cohorts, deadlineChanges, deadlines, enrolmentChanges, enrolments, extensions } from '#db/schema/cohorts.ts'
import { activities, courseVersions, modules } from '#db/schema/courses.ts'
import { memberships, organisations } from '#db/schema/organisations.ts'
import { people } from '#db/schema/people.ts'
import { cohortsSteeredBy } from '#app/access/cohorts.scope.server.ts'
import { accompaniedBy } from '#app/access/enrolments.scope.server.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { textIn, type Language } from '#app/rules/languages.ts'

/** A cohort's name and days, if the viewer steers it; otherwise the page does not exist. */
export async function steeredCohort(db: Db, viewer: Viewer, cohortId: string) {
  const [found] = await db
    .select({ id: cohorts.id, name: cohorts.name, startsOn: cohorts.startsOn, endsOn: cohorts.endsOn })
    .from(cohorts)
    .where(and(eq(cohorts.id, cohortId), cohortsSteeredBy(viewer)))
  if (!found) throw new Response(null, { status: 404 })
  return found
}

/** The modules and final assignments of a cohort with the day of all, in the order of the courses. One query. */
export async function datedItems(db: Db, cohortId: string, language: Language) {
  const found = await db
    .select({
      ...{ key: activities.key, kind: activities.kind, moduleKey: activities.moduleKey, title: activities.title },
      ...{ moduleTitle: modules.title, n: modules.position, course: courseVersions.short },
    })
    .from(cohortCourses)
    .innerJoin(courseVersions, eq(courseVersions.id, cohortCourses.versionId))
    .innerJoin(activities, eq(activities.versionId, cohortCourses.versionId))
    .leftJoin(modules, and(eq(modules.versionId, activities.versionId), eq(modules.key, activities.moduleKey)))
    .where(eq(cohortCourses.cohortId, cohortId))
    .orderBy(asc(cohortCourses.position), asc(activities.position))
  const days = new Map(
    (await db.select({ key: deadlines.itemKey, day: deadlines.localDay }).from(deadlines).where(eq(deadlines.cohortId, cohortId))).map(
      ({ key, day }) => [key, day],
    ),
  )
  const items = new Map<string, { key: string; course: string; title: string; n: number | null; day: string | null }>()
  for (const row of found) {
    const key = row.moduleKey ?? row.key
    if (row.moduleKey === null && row.kind !== 'assignment') continue
    const title = row.moduleTitle ? textIn(row.moduleTitle, language) : (row.title[language] ?? row.title.fr ?? '')
    if (!items.has(key)) items.set(key, { key, course: textIn(row.course, language), title, n: row.n, day: days.get(key) ?? null })
  }
  return [...items.values()]
}
export type DatedItem = Awaited<ReturnType<typeof datedItems>>[number]

/** The people of a cohort whom dates concern, with their organisations of today. One query. */
export function datedPeople(db: Db, cohortId: string) {
  return db
    .select({
      ...{ personId: people.id, name: people.name },
      organisationIds: sql<
        string[]
      >`coalesce((select json_agg(m.organisation_id) from memberships m where m.person_id = ${people.id} and m.to_day is null), '[]'::json)`,
    })
    .from(enrolments)
    .innerJoin(people, eq(people.id, enrolments.personId))
    .where(and(eq(enrolments.cohortId, cohortId), inArray(enrolments.status, ['invited', 'active', 'paused']), eq(people.isStandIn, false)))
    .orderBy(asc(people.name))
}

/** The organisations of the people of a cohort, by name. One query. */
export const datedOrganisations = (db: Db, cohortId: string) =>
  db
    .selectDistinct({ id: organisations.id, name: organisations.name })
    .from(enrolments)
    .innerJoin(memberships, and(eq(memberships.personId, enrolments.personId), isNull(memberships.toDay)))
    .innerJoin(organisations, eq(organisations.id, memberships.organisationId))
    .where(eq(enrolments.cohortId, cohortId))
    .orderBy(asc(organisations.name))

/** The moves that stand in a cohort, with whom they are for. One query. */
export const standingMoves = (db: Db, cohortId: string) =>
  db
    .select({
      ...{ id: extensions.id, itemKey: extensions.itemKey, personId: extensions.personId, organisationId: extensions.organisationId },
      ...{ day: extensions.localDay, reason: extensions.reason, name: sql<string>`coalesce(${people.name}, ${organisations.name}, '')` },
    })
    .from(extensions)
    .leftJoin(people, eq(people.id, extensions.personId))
    .leftJoin(organisations, eq(organisations.id, extensions.organisationId))
    .where(eq(extensions.cohortId, cohortId))
    .orderBy(asc(extensions.itemKey), asc(extensions.createdAt))
export type Move = Awaited<ReturnType<typeof standingMoves>>[number]

/** Who changed the day of one item last, for the page that somebody else's change has overtaken. */
export async function lastChange(db: Db, cohortId: string, itemKey: string) {
  const [found] = await db
    .select({ name: people.name, at: deadlineChanges.changedAt, reason: deadlineChanges.reason })
    .from(deadlineChanges)
    .leftJoin(people, eq(people.id, deadlineChanges.changedBy))
    .where(and(eq(deadlineChanges.cohortId, cohortId), eq(deadlineChanges.itemKey, itemKey)))
    .orderBy(desc(deadlineChanges.changedAt))
    .limit(1)
  return found ?? null
}

/** The enrolments of a cohort that the viewer accompanies, each with its history, by name. Two queries. */
export async function enrolmentsIn(db: Db, viewer: Viewer, cohortId: string) {
  const found = await db
    .select({
      ...{ id: enrolments.id, name: people.name, organisation: organisations.name, status: enrolments.status },
      ...{ enrolledAt: enrolments.enrolledAt, countsBefore: enrolments.countsBefore, cohort: cohorts.name },
    })
    .from(enrolments)
    .innerJoin(cohorts, eq(cohorts.id, enrolments.cohortId))
    .innerJoin(people, eq(people.id, enrolments.personId))
    .leftJoin(organisations, eq(organisations.id, enrolments.organisationId))
    .where(and(eq(enrolments.cohortId, cohortId), eq(people.isStandIn, false), accompaniedBy(viewer)))
    .orderBy(asc(people.name))
  const ids = found.map(({ id }) => id)
  const history =
    ids.length === 0
      ? []
      : await db
          .select({
            enrolmentId: enrolmentChanges.enrolmentId,
            status: enrolmentChanges.status,
            reason: enrolmentChanges.reason,
            at: enrolmentChanges.changedAt,
          })
          .from(enrolmentChanges)
          .where(inArray(enrolmentChanges.enrolmentId, ids))
          .orderBy(desc(enrolmentChanges.changedAt))
  return found.map((one) => ({ ...one, history: history.filter(({ enrolmentId }) => enrolmentId === one.id) }))
}

/** The enrolments of the page about them; for whoever neither accompanies nor coordinates the cohort it does not exist. */
export async function enrolmentsToSee(db: Db, viewer: Viewer, cohortId: string) {
  const lines = await enrolmentsIn(db, viewer, cohortId)
  if (lines.length === 0 && !viewer.coordinates.includes(cohortId)) throw new Response(null, { status: 404 })
  return lines
}

export type EnrolmentLine = Awaited<ReturnType<typeof enrolmentsIn>>[number]
