import { inArray, sql, type SQL } from 'drizzle-orm'
import { cohorts } from '#db/schema/cohorts.ts'
import type { Viewer } from './viewer.ts'

/** mayKeepWorkshops as a condition on cohorts. */
export function workshopsKeptBy(viewer: Pick<Viewer, 'coordinates' | 'trains'>): SQL {
  const ids = [...viewer.coordinates, ...viewer.trains]
  return ids.length > 0 ? inArray(cohorts.id, ids) : sql`false`
}
