import type { Viewer } from './viewer.ts'

/** How a cohort takes its quizzes, its figures, corrections and written answers are in the hands of its trainers and coordinators. */
export function maySteerQuizzes(viewer: Pick<Viewer, 'trains' | 'coordinates'>, cohortId: string): boolean {
  return viewer.trains.includes(cohortId) || viewer.coordinates.includes(cohortId)
}
