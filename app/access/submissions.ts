import type { Viewer } from './viewer.ts'

/** A hand-in as permissions look at it. `authorIds` holds its owner, who sent it, and everybody who wrote in its plan. */
export type SubmissionFacts = { authorIds: readonly string[]; cohortId: string; withdrawnAt: Date | null }

const isOthersWork = (viewer: Pick<Viewer, 'id'>, work: SubmissionFacts) => work.withdrawnAt === null && !work.authorIds.includes(viewer.id)

/** Work that was handed in is read by the trainers and coordinators of its cohort; never by one of its own authors on this side, and not once it was withdrawn. */
export function maySeeSubmission(viewer: Pick<Viewer, 'id' | 'trains' | 'coordinates'>, work: SubmissionFacts): boolean {
  return isOthersWork(viewer, work) && (viewer.trains.includes(work.cohortId) || viewer.coordinates.includes(work.cohortId))
}

/** Work is marked and decided on by the trainers of its cohort, never by one of its authors. */
export function mayMarkSubmission(viewer: Pick<Viewer, 'id' | 'trains'>, work: SubmissionFacts): boolean {
  return isOthersWork(viewer, work) && viewer.trains.includes(work.cohortId)
}

/** Whether there is any cohort whose work the viewer may read. */
export const hasWork = (viewer: Pick<Viewer, 'trains' | 'coordinates'>) => viewer.trains.length > 0 || viewer.coordinates.length > 0

/** A result is released and taken back by the trainers and coordinators of its cohort; which of them until when is a rule of grading. */
export function mayReleaseResult(viewer: Pick<Viewer, 'id' | 'trains' | 'coordinates'>, work: SubmissionFacts): boolean {
  return isOthersWork(viewer, work) && (viewer.trains.includes(work.cohortId) || viewer.coordinates.includes(work.cohortId))
}
