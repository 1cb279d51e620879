import { and, asc, desc, eq, gt, inArray, isNull, notInArray, or, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Db } from '#db/handle.ts'
import { cohorts, enrolments } from '#db/schema/cohorts.ts'
import { memberships, organisations } from '#db/schema/organisations.ts'
import { grants, people } from '#db/schema/people.ts'
import type { CalendarDay } from '#app/rules/calendar-days.ts'
import type { Language } from '#app/rules/languages.ts'
import { foldedColumn } from '#db/folded.ts'
import { arrangeTree, linesBelow, type CountedOrganisation } from './organisation-tree.ts'

/** Enrolments that still tie a person to a cohort. */
const staying = notInArray(enrolments.status, ['withdrawn', 'transferred'])

/** Every organisation with its own people, leaders and cohorts; one query. */
export function countedOrganisations(db: Db): Promise<CountedOrganisation[]> {
  const members = db
    .select({
      organisationId: memberships.organisationId,
      people: sql<number>`(count(*) filter (where ${memberships.isMain}))::int`.as('people'),
      leaders: sql<string[]>`json_agg(${people.name} order by ${people.name}) filter (where ${memberships.role} = 'leader')`.as('leaders'),
    })
    .from(memberships)
    .innerJoin(people, eq(people.id, memberships.personId))
    .where(and(isNull(memberships.toDay), isNull(people.archivedAt)))
    .groupBy(memberships.organisationId)
    .as('members')
  const groups = db
    .select({
      organisationId: enrolments.organisationId,
      cohortIds: sql<string[]>`json_agg(distinct ${enrolments.cohortId})`.as('cohort_ids'),
    })
    .from(enrolments)
    .where(staying)
    .groupBy(enrolments.organisationId)
    .as('groups')
  return db
    .select({
      id: organisations.id,
      parentId: organisations.parentId,
      kind: organisations.kind,
      name: organisations.name,
      validTo: organisations.validTo,
      people: sql<number>`coalesce(${members.people}, 0)`.mapWith(Number),
      leaders: sql<string[]>`coalesce(${members.leaders}, '[]'::json)`,
      cohortIds: sql<string[]>`coalesce(${groups.cohortIds}, '[]'::json)`,
    })
    .from(organisations)
    .leftJoin(members, eq(members.organisationId, organisations.id))
    .leftJoin(groups, eq(groups.organisationId, organisations.id))
}

/** One organisation with all that its page shows, at most `shown` members; five queries. Undefined where there is none. */
export async function organisationById(db: Db, id: string, shown: number, language: Language) {
  const above = alias(organisations, 'above')
  const into = alias(organisations, 'merged_into')
  const [organisation] = await db
    .select({
      id: organisations.id,
      name: organisations.name,
      kind: organisations.kind,
      validFrom: organisations.validFrom,
      validTo: organisations.validTo,
      aboveId: above.id,
      aboveName: above.name,
      intoId: into.id,
      intoName: into.name,
    })
    .from(organisations)
    .leftJoin(above, eq(above.id, organisations.parentId))
    .leftJoin(into, eq(into.id, organisations.mergedIntoId))
    .where(eq(organisations.id, id))
  if (!organisation) return undefined
  const below = linesBelow(arrangeTree(await countedOrganisations(db), language), id)
  const branch = [id, ...below.map((line) => line.id)]
  return {
    organisation,
    below,
    members: await membersOf(db, id, shown),
    cohorts: await cohortsOf(db, branch),
    coordinators: await coordinatorsOf(db, id),
  }
}

/** Present members first, leaders before others, then those who left; each with its dates and the number in all. */
function membersOf(db: Db, organisationId: string, shown: number) {
  return db
    .select({
      id: memberships.id,
      personId: people.id,
      name: people.name,
      role: memberships.role,
      isMain: memberships.isMain,
      fromDay: memberships.fromDay,
      toDay: memberships.toDay,
      total: sql<number>`count(*) over ()`.mapWith(Number),
    })
    .from(memberships)
    .innerJoin(people, eq(people.id, memberships.personId))
    .where(eq(memberships.organisationId, organisationId))
    .orderBy(desc(isNull(memberships.toDay)), desc(eq(memberships.role, 'leader')), foldedColumn(people.name), desc(memberships.fromDay))
    .limit(shown)
}

/** Who coordinates this organisation with all below it. */
function coordinatorsOf(db: Db, organisationId: string) {
  return db
    .selectDistinct({ id: people.id, name: people.name })
    .from(grants)
    .innerJoin(people, eq(people.id, grants.personId))
    .where(
      and(
        eq(grants.role, 'coordinator'),
        eq(grants.organisationId, organisationId),
        isNull(grants.revokedAt),
        or(isNull(grants.endsAt), gt(grants.endsAt, sql`now()`)),
      ),
    )
    .orderBy(asc(people.name))
}

/** The cohorts in which an organisation or one below it has people. */
function cohortsOf(db: Db, branch: string[]) {
  return db
    .select({
      id: cohorts.id,
      name: cohorts.name,
      startsOn: cohorts.startsOn,
      endsOn: cohorts.endsOn,
      people: sql<number>`count(*)`.mapWith(Number),
    })
    .from(enrolments)
    .innerJoin(cohorts, eq(cohorts.id, enrolments.cohortId))
    .where(and(inArray(enrolments.organisationId, branch), staying))
    .groupBy(cohorts.id)
    .orderBy(desc(cohorts.startsOn), asc(cohorts.name))
}

/** The organisations that may stand above a new one today, to choose from; one query. */
export function possibleParents(db: Db, today: CalendarDay) {
  return db
    .select({ id: organisations.id, name: organisations.name, kind: organisations.kind })
    .from(organisations)
    .where(and(or(isNull(organisations.validTo), gt(organisations.validTo, today)), sql`${organisations.kind} <> 'branch'`))
    .orderBy(foldedColumn(organisations.name))
}

/** What the page of one organisation shows. */
export type OrganisationOnPage = NonNullable<Awaited<ReturnType<typeof organisationById>>>
/** An organisation that may be chosen as the one above. */
export type PossibleParent = Awaited<ReturnType<typeof possibleParents>>[number]
