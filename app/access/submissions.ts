import { isTrainer, trainsIn, type Viewer } from './viewer.ts'

/** A hand-in as permissions look at it. `authorIds` holds its owner, who sent it, and everybody who joined or wrote in its plan; `isForSecond` that a first marking is done and a second one was asked for. */
export type SubmissionFacts = {
  authorIds: readonly string[]
  cohortId: string
  courseId: string
  withdrawnAt: Date | null
  isForSecond: boolean
}

type Trainer = Pick<Viewer, 'id' | 'trains' | 'trainsCourses'>
type Reader = Trainer & Pick<Viewer, 'coordinates'>

const isOthersWork = (viewer: Pick<Viewer, 'id'>, work: SubmissionFacts) => work.withdrawnAt === null && !work.authorIds.includes(viewer.id)

/** Work that was handed in is read by the trainers of its cohort or of its course there, and by the cohort's coordinators; never by one of its own authors on this side, and not once it was withdrawn. */
export function maySeeSubmission(viewer: Reader, work: SubmissionFacts): boolean {
  return isOthersWork(viewer, work) && (trainsIn(viewer, work) || viewer.coordinates.includes(work.cohortId))
}

/** Work is marked and decided on by the trainers of its cohort, or of its course there, and where a second marking is due by the cohort's coordinators as well; never by one of its authors. */
export function mayMarkSubmission(viewer: Reader, work: SubmissionFacts): boolean {
  return isOthersWork(viewer, work) && (trainsIn(viewer, work) || (work.isForSecond && viewer.coordinates.includes(work.cohortId)))
}

/** Whether there is any cohort whose work the viewer may read. */
export const hasWork = (viewer: Omit<Reader, 'id'>) => isTrainer(viewer) || viewer.coordinates.length > 0

/** A result is released and taken back by the trainers and coordinators who may read it; which of them until when is a rule of grading. */
export function mayReleaseResult(viewer: Reader, work: SubmissionFacts): boolean {
  return isOthersWork(viewer, work) && (trainsIn(viewer, work) || viewer.coordinates.includes(work.cohortId))
}
