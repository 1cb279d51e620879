import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { cohorts, enrolments } from '#db/schema/cohorts.ts'
import { memberships, organisations } from '#db/schema/organisations.ts'
import { people } from '#db/schema/people.ts'
import { mayLead } from '#app/access/led-organisations.ts'
import type { Viewer } from '#app/access/viewer.ts'
import type { CalendarDay } from '#app/rules/calendar-days.ts'
import { memberStanding } from '#app/rules/standing.ts'

/** The members of an organisation that the viewer leads, with how each stands in each cohort: no mark, no number, no contact. Two queries; 404 for any other organisation. */
export async function ledOrganisation(db: Db, viewer: Viewer, organisationId: string, today: CalendarDay) {
  if (!mayLead(viewer, organisationId)) throw new Response(null, { status: 404 })
  const [organisation] = await db
    .select({ id: organisations.id, name: organisations.name })
    .from(organisations)
    .where(eq(organisations.id, organisationId))
  if (!organisation) throw new Response(null, { status: 404 })
  const found = await db
    .select({
      ...{ id: enrolments.id, name: people.name, language: people.language, cohort: cohorts.name, status: enrolments.status },
      lastAt: sql<string | null>`(
        select max(ip.last_at) from item_progress ip join cohort_courses cc on cc.course_id = ip.course_id
        where ip.person_id = ${people.id} and cc.cohort_id = ${cohorts.id})`,
    })
    .from(memberships)
    .innerJoin(people, eq(people.id, memberships.personId))
    .innerJoin(enrolments, eq(enrolments.personId, people.id))
    .innerJoin(cohorts, eq(cohorts.id, enrolments.cohortId))
    .where(
      and(
        eq(memberships.organisationId, organisationId),
        isNull(memberships.toDay),
        eq(people.isStandIn, false),
        isNull(people.archivedAt),
        isNull(cohorts.archivedAt),
        inArray(enrolments.status, ['invited', 'active', 'paused', 'completed']),
      ),
    )
    .orderBy(asc(cohorts.startsOn), asc(people.name))
  const lines = found.map(({ lastAt, status, ...line }) => ({
    ...line,
    standing: memberStanding({ status, lastAt: lastAt === null ? null : new Date(lastAt) }, today),
  }))
  return { organisation, lines }
}
export type LedOrganisation = Awaited<ReturnType<typeof ledOrganisation>>
