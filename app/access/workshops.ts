import type { Viewer } from './viewer.ts'

/** Coordinators and trainers of a cohort keep its workshops and say who was there. */
export function mayKeepWorkshops(viewer: Pick<Viewer, 'coordinates' | 'trains'>, cohortId: string): boolean {
  return viewer.coordinates.includes(cohortId) || viewer.trains.includes(cohortId)
}
