import { inArray, sql, type SQL } from 'drizzle-orm'
import { cohorts } from '#db/schema/cohorts.ts'
import type { Viewer } from './viewer.ts'

/** maySteerCohort as a condition on cohorts. */
export function cohortsSteeredBy(viewer: Pick<Viewer, 'coordinates' | 'isAdministrator'>): SQL {
  if (viewer.isAdministrator) return sql`true`
  return viewer.coordinates.length > 0 ? inArray(cohorts.id, [...viewer.coordinates]) : sql`false`
}
