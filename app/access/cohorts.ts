import { isCoordinator, type Viewer } from './viewer.ts'

/** Coordinators and administrators make cohorts; who made one coordinates it. */
export const mayMakeCohort = (viewer: Viewer): boolean => isCoordinator(viewer) || viewer.isAdministrator

/** Courses, dates, staff and end of a cohort are in the hands of its own coordinators and of administrators. */
export function maySteerCohort(viewer: Pick<Viewer, 'coordinates' | 'isAdministrator'>, cohortId: string): boolean {
  return viewer.isAdministrator || viewer.coordinates.includes(cohortId)
}
