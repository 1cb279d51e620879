import { inArray, or, sql, type SQL } from 'drizzle-orm'
import { enrolments } from '#db/schema/cohorts.ts'
import type { Viewer } from './viewer.ts'

const NOBODY = sql`false`

/** mayAccompany as a condition on enrolments. */
export function accompaniedBy(viewer: Viewer): SQL {
  return or(inCohorts(viewer.coordinates), inOrganisations(viewer.organisations)) ?? NOBODY
}

/** maySeeProgress as a condition on enrolments. */
export function progressSeenBy(viewer: Viewer): SQL {
  return or(accompaniedBy(viewer), inCohorts(viewer.trains)) ?? NOBODY
}

const inCohorts = (ids: readonly string[]) => (ids.length > 0 ? inArray(enrolments.cohortId, [...ids]) : NOBODY)
const inOrganisations = (ids: readonly string[]) => (ids.length > 0 ? inArray(enrolments.organisationId, [...ids]) : NOBODY)
