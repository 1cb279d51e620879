import type { Viewer } from './viewer.ts'

/** Questions and quizzes of a course, their keys included, are in the hands of administrators and of those who train a cohort in it. `cohortIds` are those that take the course. */
export function mayKeepBank(viewer: Pick<Viewer, 'trains' | 'isAdministrator'>, cohortIds: readonly string[]): boolean {
  return viewer.isAdministrator || cohortIds.some((id) => viewer.trains.includes(id))
}
