import { trainsIn, type CourseOfCohort, type Viewer } from './viewer.ts'

/** How a cohort takes the quizzes of a course, its figures, corrections and written answers are in the hands of the cohort's trainers and coordinators, and of who trains this course there. */
export function maySteerQuizzes(viewer: Pick<Viewer, 'trains' | 'trainsCourses' | 'coordinates'>, place: CourseOfCohort): boolean {
  return trainsIn(viewer, place) || viewer.coordinates.includes(place.cohortId)
}
