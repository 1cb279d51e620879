import { and, asc, desc, eq, isNull } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { memberships, organisations } from '#db/schema/organisations.ts'
import { people } from '#db/schema/people.ts'

/** Somebody's organisations of today, and those that are open to join; three queries. Undefined where there is nobody. */
export async function openMemberships(db: Db, personId: string) {
  const [person] = await db
    .select({ id: people.id, name: people.name })
    .from(people)
    .where(and(eq(people.id, personId), isNull(people.archivedAt), eq(people.isStandIn, false)))
  if (!person) return undefined
  const open = await db
    .select({
      ...{ organisationId: organisations.id, organisation: organisations.name },
      ...{ role: memberships.role, isMain: memberships.isMain, fromDay: memberships.fromDay },
    })
    .from(memberships)
    .innerJoin(organisations, eq(organisations.id, memberships.organisationId))
    .where(and(eq(memberships.personId, personId), isNull(memberships.toDay)))
    .orderBy(desc(memberships.isMain), asc(memberships.fromDay))
  const all = await db
    .select({ id: organisations.id, name: organisations.name })
    .from(organisations)
    .where(isNull(organisations.validTo))
    .orderBy(asc(organisations.name))
  return { person, open, organisations: all.filter(({ id }) => !open.some(({ organisationId }) => organisationId === id)) }
}
export type MembershipsOnPage = NonNullable<Awaited<ReturnType<typeof openMemberships>>>
