import { and, asc, eq, inArray, isNull, or, sql, type SQL } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { assignmentVersions } from '#db/schema/courses.ts'
import { commentBank } from '#db/schema/grading.ts'
import { assignmentRuns } from '#db/schema/plans.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { trainedIn } from '#app/access/trained-courses.scope.server.ts'
import { textIn, type Language } from '#app/rules/languages.ts'

/** The ready remarks that somebody sees: their own, and those that all share. */
export const readyOf = (viewer: Pick<Viewer, 'id'>): SQL | undefined => or(isNull(commentBank.ownerId), eq(commentBank.ownerId, viewer.id))

/** The ready remarks of a viewer and those that all share, put away ones as well. One query. */
export function readyRemarksOf(db: Db, viewer: Pick<Viewer, 'id'>, id?: string) {
  return db
    .select({
      id: commentBank.id,
      isOwn: sql`${commentBank.ownerId} is not null`.mapWith(Boolean),
      courseId: commentBank.courseId,
      criterionId: commentBank.criterionId,
      body: commentBank.body,
      putAwayAt: commentBank.putAwayAt,
    })
    .from(commentBank)
    .where(and(readyOf(viewer), id === undefined ? undefined : eq(commentBank.id, id)))
    .orderBy(asc(commentBank.courseId), asc(commentBank.criterionId), asc(commentBank.createdAt), asc(commentBank.id))
}
export type ReadyRow = Awaited<ReturnType<typeof readyRemarksOf>>[number]

/** The criteria of the final assignments that somebody marks, by course: what a ready remark may be for. One query. */
export async function markedCriteria(db: Db, viewer: Viewer, language: Language) {
  const found = await db
    .selectDistinctOn([assignmentRuns.courseId], {
      courseId: assignmentRuns.courseId,
      assignment: assignmentVersions.title,
      rubric: assignmentVersions.rubric,
    })
    .from(assignmentRuns)
    .innerJoin(assignmentVersions, eq(assignmentVersions.id, assignmentRuns.assignmentVersionId))
    .where(
      or(trainedIn(viewer, assignmentRuns.cohortId, assignmentRuns.courseId), inArray(assignmentRuns.cohortId, [...viewer.coordinates])),
    )
    .orderBy(asc(assignmentRuns.courseId))
  return found.map(({ courseId, assignment, rubric }) => ({
    courseId,
    title: textIn(assignment, language),
    criteria: rubric.criteria.map(({ id, title }) => ({ id, title: textIn(title, language) })),
  }))
}
export type MarkedCourse = Awaited<ReturnType<typeof markedCriteria>>[number]
