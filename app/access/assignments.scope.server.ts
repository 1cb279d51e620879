import { inArray, or, sql, type SQL } from 'drizzle-orm'
import { assignmentVersions } from '#db/schema/courses.ts'
import { assignmentRuns } from '#db/schema/plans.ts'
import type { Viewer } from './viewer.ts'

/** mayAuthorAssignment as a condition on versions of assignments. */
export function assignmentsAuthoredBy(viewer: Pick<Viewer, 'isAuthor' | 'trains'>): SQL | undefined {
  if (viewer.isAuthor) return sql`true`
  const trained = inArray(assignmentRuns.cohortId, [...viewer.trains])
  return sql`exists (select 1 from ${assignmentRuns} where ${assignmentRuns.assignmentKey} = ${assignmentVersions.key} and ${trained})`
}

/** mayChooseVersion as a condition on runs. */
export function runsChosenBy(viewer: Pick<Viewer, 'coordinates' | 'trains'>): SQL | undefined {
  return or(inArray(assignmentRuns.cohortId, [...viewer.coordinates]), inArray(assignmentRuns.cohortId, [...viewer.trains]))
}
