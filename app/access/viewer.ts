import type { Language } from '#app/rules/languages.ts'

/** One course as one cohort follows it. */
export type CourseOfCohort = { cohortId: string; courseId: string }

/** Who looks: the person of the session with what they may reach, read once per request. */
export type Viewer = {
  id: string
  name: string
  language: Language
  isAdministrator: boolean
  isAuthor: boolean
  /** Cohorts whose work this person marks whole. */
  trains: readonly string[]
  /** Single courses of other cohorts whose work this person marks; of these cohorts they see nothing else. */
  trainsCourses: readonly CourseOfCohort[]
  /** Cohorts this person coordinates whole. */
  coordinates: readonly string[]
  /** Organisations, with all below them, whose people this person coordinates in any cohort. */
  organisations: readonly string[]
  /** Organisations this person leads as a member. */
  leads: readonly string[]
  hasSecondFactor: boolean
  isSharedPhone: boolean
  /** When this browser last proved who sits at it. */
  provenAt: Date
  /** The administrator who looks through this person's eyes, and until when; null for the person themselves. */
  seenBy: { id: string; name: string; until: Date } | null
}

export const isTrainer = (viewer: Pick<Viewer, 'trains' | 'trainsCourses'>) => viewer.trains.length > 0 || viewer.trainsCourses.length > 0
/** Whether a person trains a course of a cohort: with the whole cohort, or this course alone. */
export const trainsIn = (viewer: Pick<Viewer, 'trains' | 'trainsCourses'>, { cohortId, courseId }: CourseOfCohort) =>
  viewer.trains.includes(cohortId) || viewer.trainsCourses.some((one) => one.cohortId === cohortId && one.courseId === courseId)
export const isCoordinator = (viewer: Viewer) => viewer.coordinates.length > 0 || viewer.organisations.length > 0
export const isStaff = (viewer: Viewer) => isTrainer(viewer) || isCoordinator(viewer) || viewer.isAdministrator || viewer.isAuthor
