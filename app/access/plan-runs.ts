import type { Viewer } from './viewer.ts'

/** How a cohort runs its final assignments is in the hands of its coordinators. */
export function maySteerPlans(viewer: Pick<Viewer, 'coordinates'>, run: { cohortId: string }): boolean {
  return viewer.coordinates.includes(run.cohortId)
}
