import { sql, type SQL } from 'drizzle-orm'
import { reportSnapshots } from '#db/schema/reports.ts'
import type { Viewer } from './viewer.ts'

const isIn = (mine: readonly string[], key: 'cohorts' | 'organisations') =>
  sql`(${reportSnapshots.wish} -> ${key}::text <@ ${JSON.stringify(mine)}::text::jsonb and jsonb_typeof(${reportSnapshots.wish} -> ${key}::text) = 'array' and ${reportSnapshots.wish} -> ${key}::text <> '[]'::jsonb)`

/** mayReadReport as a condition on reports. */
export function reportsReadBy(viewer: Pick<Viewer, 'coordinates' | 'organisations'>): SQL {
  return sql`(${isIn(viewer.coordinates, 'cohorts')} or ${isIn(viewer.organisations, 'organisations')})`
}
