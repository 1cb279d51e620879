import { and, eq, exists, inArray, isNull, not, or, sql, type SQL } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { enrolments } from '#db/schema/cohorts.ts'
import { groupLinks, invitations } from '#db/schema/invitations.ts'
import { grants, people } from '#db/schema/people.ts'
import { accompaniedBy } from './enrolments.scope.server.ts'
import type { Viewer } from './viewer.ts'

const NOBODY = sql`false`

function inPlace(viewer: Viewer, table: typeof invitations | typeof groupLinks): SQL {
  if (viewer.isAdministrator) return sql`true`
  const cohorts = viewer.coordinates.length > 0 ? inArray(table.cohortId, [...viewer.coordinates]) : NOBODY
  const organisations = viewer.organisations.length > 0 ? inArray(table.organisationId, [...viewer.organisations]) : NOBODY
  return or(cohorts, organisations) ?? NOBODY
}

/** mayInvite as a condition on invitations. */
export const invitationsOf = (viewer: Viewer): SQL => inPlace(viewer, invitations)
/** mayInvite as a condition on group links. */
export const groupLinksOf = (viewer: Viewer): SQL => inPlace(viewer, groupLinks)

/** mayGiveAccess as a condition on people. */
export function accessGivenBy(db: Db, viewer: Viewer): SQL {
  if (viewer.isAdministrator) return sql`true`
  const roles = db
    .select({ one: sql`1` })
    .from(grants)
    .where(and(eq(grants.personId, people.id), isNull(grants.revokedAt)))
  const accompanied = db
    .select({ one: sql`1` })
    .from(enrolments)
    .where(and(eq(enrolments.personId, people.id), accompaniedBy(viewer)))
  return and(not(exists(roles)), exists(accompanied)) ?? NOBODY
}
