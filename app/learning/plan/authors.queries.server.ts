import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { enrolments } from '#db/schema/cohorts.ts'
import { people } from '#db/schema/people.ts'
import { planAuthors, plans } from '#db/schema/plans.ts'
import type { CoAuthor } from '#app/access/plans.ts'
import { ENROLMENT_STATUSES } from '#app/rules/organisations.ts'

/** Somebody who writes or wrote a plan. */
export type Author = { id: string; name: string }

const coAuthorRows = z.array(
  z.object({
    personId: z.string(),
    name: z.string(),
    enrolmentStatus: z.enum(ENROLMENT_STATUSES),
    isMember: z.boolean(),
    endedAt: z.coerce.date().nullable(),
  }),
)
/** A co-author as the pages of a plan name them. */
export type NamedCoAuthor = CoAuthor & { name: string }

/** Everybody who ever joined the owner of a plan, in the order in which they came. Asks for plans. */
export const coAuthorsOfPlan = sql`coalesce((select json_agg(json_build_object(
    'personId', ${planAuthors.personId}, 'name', ${people.name}, 'enrolmentStatus', ${enrolments.status}, 'endedAt', ${planAuthors.endedAt},
    'isMember', exists (select 1 from memberships m where m.person_id = ${planAuthors.personId}
      and m.organisation_id = ${planAuthors.organisationId} and m.to_day is null)) order by ${planAuthors.joinedAt})
  from ${planAuthors} join ${people} on ${people.id} = ${planAuthors.personId} join ${enrolments} on ${enrolments.id} = ${planAuthors.enrolmentId}
  where ${planAuthors.planId} = ${plans.id} and ${planAuthors.joinedAt} is not null), '[]'::json)`.mapWith((found): NamedCoAuthor[] =>
  coAuthorRows.parse(found),
)

const authorRows = z.array(z.object({ id: z.string(), name: z.string() }))

/** The authors of each hand-in that several people wrote; none for work of one person. Asks for submissions. */
export const authorsOfHandIn = sql`coalesce((select json_agg(json_build_object('id', p.id, 'name', p.name) order by p.name, p.id)
  from submission_authors a join people p on p.id = a.person_id where a.submission_id = submissions.id), '[]'::json)`.mapWith(
  (found): Author[] => authorRows.parse(found),
)

/** Those who write a plan today, its owner first: who left, or left the association, is none of them. */
export function writersOf(plan: { ownerId: string; ownerName: string; coAuthors: readonly NamedCoAuthor[] }): Author[] {
  const others = plan.coAuthors.filter(({ isMember, endedAt }) => isMember && endedAt === null)
  return [{ id: plan.ownerId, name: plan.ownerName }, ...others.map(({ personId, name }) => ({ id: personId, name }))]
}
