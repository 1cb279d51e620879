import { and, asc, eq, inArray, isNull, or, sql } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { cohortOrganisations, enrolments } from '#db/schema/cohorts.ts'
import { groupLinks, invitations } from '#db/schema/invitations.ts'
import { memberships, organisations } from '#db/schema/organisations.ts'
import { grants, people } from '#db/schema/people.ts'
import { archiveFault, lineAbove, mergeFault, moveFault, type ChangeFault, type Placed } from '#app/rules/organisation-changes.ts'
import type { Change } from './belonging.forms.ts'

/** The tree as the rules read it. One query. */
export function placedOrganisations(db: Db): Promise<Placed[]> {
  return db
    .select({
      ...{ id: organisations.id, parentId: organisations.parentId, name: organisations.name },
      ...{ kind: organisations.kind, validTo: organisations.validTo },
    })
    .from(organisations)
    .orderBy(asc(organisations.name), asc(organisations.id))
}

/** What stands against a change. */
export function faultOf(all: readonly Placed[], how: Change, id: string, to: string | null): ChangeFault | undefined {
  if (how === 'deplacer') return moveFault(all, id, to)
  if (how === 'fermer') return archiveFault(all, id, to)
  return to === null ? 'unknown' : mergeFault(all, id, to)
}

/** Everything that a change of an organisation touches, before it is made. At most five queries. */
export async function changePreview(db: Db, all: readonly Placed[], { id, how, to }: { id: string; how: Change; to: string | null }) {
  const [found] = await db
    .select({
      links: db.$count(groupLinks, and(eq(groupLinks.organisationId, id), isNull(groupLinks.revokedAt))),
      invitations: db.$count(
        invitations,
        and(eq(invitations.organisationId, id), isNull(invitations.usedAt), isNull(invitations.revokedAt)),
      ),
      cohorts: db.$count(cohortOrganisations, eq(cohortOrganisations.organisationId, id)),
      enrolments: db.$count(enrolments, eq(enrolments.organisationId, id)),
    })
    .from(sql`(select 1) as one`)
  const touched = { links: 0, invitations: 0, cohorts: 0, enrolments: 0, ...found }
  const members = await membersOf(db, id, to)
  const below = all.filter(({ parentId, validTo }) => parentId === id && validTo === null).map(({ name }) => name)
  const moved = all.find((one) => one.id === id)
  const own = await coordinatorsOf(db, [id])
  const sight =
    how === 'deplacer' ? await sightAfter(db, lineAbove(all, moved?.parentId ?? null), lineAbove(all, to)) : { losing: [], gaining: [] }
  const preview = { ...touched, ...members, below, coordinators: own.map(({ name }) => name), ...sight }
  const seen = [moved?.parentId ?? '', members.people, touched.links, touched.invitations, below.length].join('.')
  return { ...preview, seen }
}
export type ChangePreview = Awaited<ReturnType<typeof changePreview>>

/** How many people an organisation has, how many of them are already where they would go, and who leads it. One query. */
async function membersOf(db: Db, id: string, to: string | null) {
  const found = await db
    .select({ personId: memberships.personId, name: people.name, role: memberships.role, organisationId: memberships.organisationId })
    .from(memberships)
    .innerJoin(people, eq(people.id, memberships.personId))
    .where(and(inArray(memberships.organisationId, to === null ? [id] : [id, to]), isNull(memberships.toDay)))
    .orderBy(asc(people.name))
  const own = found.filter(({ organisationId }) => organisationId === id)
  const there = new Set(found.filter(({ organisationId }) => organisationId === to).map(({ personId }) => personId))
  return {
    people: own.length,
    already: own.filter(({ personId }) => there.has(personId)).length,
    leaders: own.filter(({ role }) => role === 'leader').map(({ name }) => name),
  }
}

/** Who coordinates one of these organisations with all below it. One query. */
async function coordinatorsOf(db: Db, ids: readonly string[]) {
  if (ids.length === 0) return []
  return db
    .selectDistinct({ id: people.id, name: people.name })
    .from(grants)
    .innerJoin(people, eq(people.id, grants.personId))
    .where(
      and(
        eq(grants.role, 'coordinator'),
        inArray(grants.organisationId, [...ids]),
        isNull(grants.revokedAt),
        or(isNull(grants.endsAt), sql`${grants.endsAt} > now()`),
      ),
    )
    .orderBy(asc(people.name))
}

/** Who sees the people of an organisation by one above it, and will not any more; and the other way round. One query each where there is anybody above. */
async function sightAfter(db: Db, before: readonly string[], after: readonly string[]) {
  const old = await coordinatorsOf(db, before)
  const next = await coordinatorsOf(db, after)
  const without = (some: typeof old, others: typeof old) =>
    some.filter(({ id }) => !others.some((one) => one.id === id)).map(({ name }) => name)
  return { losing: without(old, next), gaining: without(next, old) }
}

/** Where an organisation or its people may go, by name. */
export const possibleGoals = (all: readonly Placed[], how: Change, id: string) =>
  all
    .filter((one) => one.id !== id && faultOf(all, how, id, one.id) === undefined)
    .map(({ id: goal, name, kind }) => ({ id: goal, name, kind }))
