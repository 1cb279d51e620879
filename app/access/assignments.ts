import type { Viewer } from './viewer.ts'

/** An assignment is written by authors, and by those who train a whole cohort that works on it. `cohortIds` are those cohorts. */
export function mayAuthorAssignment(viewer: Pick<Viewer, 'isAuthor' | 'trains'>, { cohortIds }: { cohortIds: readonly string[] }): boolean {
  return viewer.isAuthor || cohortIds.some((id) => viewer.trains.includes(id))
}

/** Which version new plans of a cohort get is decided by its coordinators and those who train all of it. */
export function mayChooseVersion(viewer: Pick<Viewer, 'coordinates' | 'trains'>, { cohortId }: { cohortId: string }): boolean {
  return viewer.coordinates.includes(cohortId) || viewer.trains.includes(cohortId)
}
