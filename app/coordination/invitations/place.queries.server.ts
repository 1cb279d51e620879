import { redirect } from '@remix-run/node'
import { and, asc, eq, exists, inArray, isNull, or, sql, type SQL } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { cohorts, enrolments, programmes } from '#db/schema/cohorts.ts'
import { organisations } from '#db/schema/organisations.ts'
import type { Viewer } from '#app/access/viewer.ts'

/** The cohorts into which a person may invite somebody: all for administrators, those they coordinate, those in which people of theirs take part. */
export function cohortsToInviteInto(db: Db, viewer: Viewer, isAlsoClosed = false): SQL {
  const isOpen = and(isNull(cohorts.archivedAt), isAlsoClosed ? undefined : isNull(cohorts.closedAt)) ?? sql`false`
  if (viewer.isAdministrator) return isOpen
  const ofTheirs = db
    .select({ one: sql`1` })
    .from(enrolments)
    .where(and(eq(enrolments.cohortId, cohorts.id), inArray(enrolments.organisationId, [...viewer.organisations])))
  const mine = or(
    viewer.coordinates.length > 0 ? inArray(cohorts.id, [...viewer.coordinates]) : sql`false`,
    viewer.organisations.length > 0 ? exists(ofTheirs) : sql`false`,
  )
  return and(isOpen, mine) ?? sql`false`
}

/** A cohort with the title of its programme and whether it is closed to new people, if the viewer may invite into it; otherwise the page does not exist. */
export async function placeToInvite(db: Db, viewer: Viewer, cohortId: string) {
  const [found] = await db
    .select({
      ...{ id: cohorts.id, name: cohorts.name, course: programmes.title },
      isClosed: sql`${cohorts.closedAt} is not null`.mapWith(Boolean),
    })
    .from(cohorts)
    .innerJoin(programmes, eq(programmes.id, cohorts.programmeId))
    .where(and(eq(cohorts.id, cohortId), cohortsToInviteInto(db, viewer, true)))
  if (!found) throw new Response(null, { status: 404 })
  return found
}

/** The same, for what needs an open cohort: who comes to a closed one is led to its invitations, where it is said. */
export async function openPlaceToInvite(db: Db, viewer: Viewer, cohortId: string) {
  const place = await placeToInvite(db, viewer, cohortId)
  if (place.isClosed) throw redirect(`/cohortes/${cohortId}/invitations`, 303)
  return place
}

export type PlaceToInvite = Awaited<ReturnType<typeof placeToInvite>>

/** The organisations a person may be invited for: all of today, or those the viewer coordinates where they coordinate no more than those. */
export function organisationsToChoose(db: Db, viewer: Viewer, cohortId: string): Promise<Array<{ id: string; name: string }>> {
  const isWhole = viewer.isAdministrator || viewer.coordinates.includes(cohortId)
  return db
    .select({ id: organisations.id, name: organisations.name })
    .from(organisations)
    .where(and(isNull(organisations.validTo), isWhole ? undefined : inArray(organisations.id, [...viewer.organisations])))
    .orderBy(asc(organisations.name))
}

/** Whether an invitation or a link may name this organisation: none, or one that stands today. One query at most. */
export async function isStanding(db: Db, organisationId: string | null): Promise<boolean> {
  if (organisationId === null) return true
  return (await db.$count(organisations, and(eq(organisations.id, organisationId), isNull(organisations.validTo)))) === 1
}
