import { inArray, type SQL } from 'drizzle-orm'
import { assignmentRuns } from '#db/schema/plans.ts'
import type { Viewer } from './viewer.ts'

/** maySteerPlans as a condition on the runs of final assignments. */
export function plansSteeredBy(viewer: Pick<Viewer, 'coordinates'>): SQL {
  return inArray(assignmentRuns.cohortId, [...viewer.coordinates])
}
