import { mayReadOwnHandIns, maySeePlan, type PlanFacts } from './plans.ts'
import { maySeeSubmission, type SubmissionFacts } from './submissions.ts'
import type { Viewer } from './viewer.ts'
import type { FileKind } from '#app/rules/part-files.ts'

/**
 * A file of a plan as permissions look at it. `handedIn` are the hand-ins that hold it, or the one that a recording is a remark on; `isShown` says of
 * such a recording that a result in force shows it to its learner, `sharedBy` of a hand-in which authors it was sent for where they are several.
 */
export type FileFacts = {
  kind: FileKind
  plan: PlanFacts
  handedIn: ReadonlyArray<SubmissionFacts & { isAnonymous: boolean; sharedBy: readonly string[] }>
  isRemark: boolean
  isShown: boolean
}

/** Of work without a name only photos are shown to who marks it: documents carry the names of their makers, and a voice is known. */
export const tellsWho = (kind: FileKind) => kind !== 'photo'

/**
 * A file is opened by who writes the plan, by each author of a hand-in that holds it, and, once it was handed in, by who may read the hand-in; a recorded remark by those readers, and by the
 * plan's author once it is released. Of anonymous work only photos, and remarks, are opened by readers.
 */
export function maySeeFile(viewer: Pick<Viewer, 'id' | 'trains' | 'trainsCourses' | 'coordinates'>, file: FileFacts): boolean {
  if (maySeePlan(viewer, file.plan) && (!file.isRemark || file.isShown)) return true
  const isTheirs = mayReadOwnHandIns(viewer, file.plan) && file.handedIn.some(({ sharedBy }) => sharedBy.includes(viewer.id))
  if (isTheirs && (!file.isRemark || file.isShown)) return true
  return file.handedIn.some((work) => maySeeSubmission(viewer, work) && (file.isRemark || !work.isAnonymous || !tellsWho(file.kind)))
}
