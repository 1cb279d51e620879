import { and, inArray, isNull, ne, or, sql, type SQL } from 'drizzle-orm'
import { assignmentRuns, plans, revisions, submissions } from '#db/schema/plans.ts'
import type { Viewer } from './viewer.ts'

function isOthersWork(viewer: Pick<Viewer, 'id'>): SQL | undefined {
  return and(
    isNull(submissions.withdrawnAt),
    ne(plans.ownerId, viewer.id),
    or(isNull(submissions.submittedBy), ne(submissions.submittedBy, viewer.id)),
    sql`not exists (select 1 from ${revisions} where ${revisions.planId} = ${plans.id} and ${revisions.authorId} = ${viewer.id})`,
  )
}

/** maySeeSubmission as a condition on submissions joined with their plans and runs. */
export function submissionsSeenBy(viewer: Pick<Viewer, 'id' | 'trains' | 'coordinates'>): SQL | undefined {
  return and(isOthersWork(viewer), inArray(assignmentRuns.cohortId, [...viewer.trains, ...viewer.coordinates]))
}

/** mayMarkSubmission as a condition on submissions joined with their plans and runs. */
export function submissionsMarkedBy(viewer: Pick<Viewer, 'id' | 'trains'>): SQL | undefined {
  return and(isOthersWork(viewer), inArray(assignmentRuns.cohortId, [...viewer.trains]))
}

/** mayReleaseResult as a condition on submissions joined with their plans and runs. */
export function resultsReleasedBy(viewer: Pick<Viewer, 'id' | 'trains' | 'coordinates'>): SQL | undefined {
  return and(isOthersWork(viewer), inArray(assignmentRuns.cohortId, [...viewer.trains, ...viewer.coordinates]))
}
