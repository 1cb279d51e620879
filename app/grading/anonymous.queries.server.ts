import { eq, inArray, sql } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { memberships, organisations } from '#db/schema/organisations.ts'
import { people } from '#db/schema/people.ts'
import { assignmentRuns, plans, submissions } from '#db/schema/plans.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { hidingPattern } from '#app/rules/struck-names.ts'

/** The number of a plan that is marked without its author's name: the same in every round, and in no order of names or hand-ins. */
const numberOfPlan = sql`'#' || upper(substr(md5(${plans.id}::text), 1, 6))`

/** Who a plan is by, for who marks it: the author's name, or a number where the run is anonymous. Asks for plans, people and runs joined. */
export const shownName = sql<string>`case when ${assignmentRuns.isAnonymous} then ${numberOfPlan} else ${people.name} end`

/** The organisation beside it: none where the run is anonymous. Asks for organisations and runs joined. */
export const shownOrganisation = sql<string | null>`case when ${assignmentRuns.isAnonymous} then null else ${organisations.name} end`

/** Whether a membership of today named `theirs` is in an organisation of an author, or in the one that the hand-in came from. Asks for plans and submissions joined. */
export const isOfAuthors = sql<boolean>`(theirs.to_day is null and (theirs.organisation_id = ${submissions.organisationId}
  or exists (select 1 from memberships own where own.to_day is null and (own.person_id = ${plans.ownerId} or own.person_id in
      (select shared.person_id from plan_authors shared where shared.plan_id = ${plans.id} and shared.joined_at is not null))
    and own.organisation_id = theirs.organisation_id)))`

/** Anonymous work of somebody from the viewer's own organisation, as a condition: why they may not mark it would tell where it comes from. Its coordinators see it. */
export const hiddenFrom = (viewer: Pick<Viewer, 'id' | 'coordinates'>) => sql<boolean>`(${assignmentRuns.isAnonymous}
  and not (${inArray(assignmentRuns.cohortId, [...viewer.coordinates])})
  and exists (select 1 from memberships theirs where theirs.person_id = ${viewer.id} and ${isOfAuthors}))`

/** What tells who a person is, wherever it stands in a text: name, number, addresses, and every organisation they belong or belonged to. One query. */
export async function hidingPatternOf(db: Db, personId: string): Promise<RegExp> {
  const found = await db
    .select({
      name: people.name,
      phone: people.phone,
      email: people.email,
      username: people.username,
      organisation: organisations.name,
    })
    .from(people)
    .leftJoin(memberships, eq(memberships.personId, people.id))
    .leftJoin(organisations, eq(organisations.id, memberships.organisationId))
    .where(eq(people.id, personId))
  const [person] = found
  if (!person) throw new Error('The author of a piece of work is not there')
  const { name, phone, email, username } = person
  return hidingPattern(
    { name, phone, email, username },
    found.flatMap(({ organisation }) => organisation ?? []),
  )
}

/**
 * Rows as who marks may read them: where a run is anonymous, `strike` takes what tells who the author is out of a row.
 * One query for each such author.
 */
export async function withoutAuthors<Row extends { isAnonymous: boolean; ownerId: string }>(
  db: Db,
  found: Row[],
  strike: (row: Row, pattern: RegExp) => Row,
): Promise<Row[]> {
  const owners = [...new Set(found.flatMap(({ isAnonymous, ownerId }) => (isAnonymous ? [ownerId] : [])))]
  const patterns = new Map(await Promise.all(owners.map(async (id) => [id, await hidingPatternOf(db, id)] as const)))
  return found.map((row) => {
    const pattern = row.isAnonymous ? patterns.get(row.ownerId) : undefined
    return pattern ? strike(row, pattern) : row
  })
}

/** Whether organisations may be filtered by: where a run is anonymous they would tell. */
export const isNamed = eq(assignmentRuns.isAnonymous, false)

/** The author's true name of a plan, which only a coordinator asks for and which is noted. One query. */
export async function trueNameOf(db: Db, planId: string): Promise<string> {
  const [found] = await db
    .select({ name: people.name })
    .from(plans)
    .innerJoin(people, eq(people.id, plans.ownerId))
    .where(eq(plans.id, planId))
  if (!found) throw new Response(null, { status: 404 })
  return found.name
}
