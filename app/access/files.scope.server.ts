import { and, eq, isNotNull, isNull, or, sql, type SQL } from 'drizzle-orm'
import { files, submissionFiles } from '#db/schema/files.ts'
import { outcomes, releases, remarks } from '#db/schema/grading.ts'
import { assignmentRuns, submissions } from '#db/schema/plans.ts'
import { plansReadBy, plansSeenBy } from './plans.scope.server.ts'
import { submissionsSeenBy } from './submissions.scope.server.ts'
import type { Viewer } from './viewer.ts'

/** Whether a result in force shows a recorded remark to its learner. */
const isShown = sql`exists (select 1 from ${releases}
  join ${outcomes} on ${outcomes.id} = ${releases.outcomeId} join ${remarks} on ${remarks.submissionId} = ${outcomes.submissionId}
  where ${remarks.voiceId} = ${files.id} and ${outcomes.submissionId} = ${files.submissionId} and ${releases.retractedAt} is null
  and ${releases.shown} -> 'remarks' @> jsonb_build_array(jsonb_build_object('id', ${remarks.id})))`

/** Whether one of the hand-ins of the joined plan holds a file. */
const isHandedIn = sql`exists (select 1 from ${submissionFiles}
  where ${submissionFiles.fileId} = ${files.id} and ${submissionFiles.submissionId} = ${submissions.id})`

/** maySeeFile as a condition on files joined with their plans, those with their runs and, row by row, their hand-ins. */
export function filesSeenBy(viewer: Viewer): SQL | undefined {
  const isRemark = isNotNull(files.submissionId)
  const opens = or(
    and(isRemark, eq(files.submissionId, submissions.id)),
    and(isNull(files.submissionId), isHandedIn, or(eq(assignmentRuns.isAnonymous, false), eq(files.kind, 'photo'))),
  )
  const holds = or(and(isRemark, eq(files.submissionId, submissions.id), isShown), and(isNull(files.submissionId), isHandedIn))
  const isSharedWith = sql`exists (select 1 from submission_authors own where own.submission_id = ${submissions.id} and own.person_id = ${viewer.id})`
  return or(
    and(plansSeenBy(viewer), or(isNull(files.submissionId), isShown)),
    and(plansReadBy(viewer), holds, isSharedWith),
    and(opens, submissionsSeenBy(viewer)),
  )
}
