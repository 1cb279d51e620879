import { and, asc, desc, eq, isNull, not, sql, type SQL } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Db } from '#db/handle.ts'
import { cohorts } from '#db/schema/cohorts.ts'
import { assignmentVersions } from '#db/schema/courses.ts'
import { criterionQueries, outcomes, releases } from '#db/schema/grading.ts'
import { organisations } from '#db/schema/organisations.ts'
import { people } from '#db/schema/people.ts'
import { assignmentRuns, plans, submissions } from '#db/schema/plans.ts'
import { resultsReleasedBy } from '#app/access/submissions.scope.server.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { releasedFeedback } from '#app/rules/released-feedback.ts'
import { strike } from '#app/rules/struck-names.ts'
import { shownName, shownOrganisation, withoutAuthors } from '../anonymous.queries.server.ts'

/** Questions with a last word or an answer that the list still holds, the newest first. */
const RECENT = 20

const answerer = alias(people, 'answerer')
const closer = alias(people, 'closer')

const listed = {
  id: criterionQueries.id,
  submissionId: criterionQueries.submissionId,
  criterionId: criterionQueries.criterionId,
  releaseId: criterionQueries.releaseId,
  body: criterionQueries.body,
  askedAt: criterionQueries.askedAt,
  answer: criterionQueries.answer,
  answeredAt: criterionQueries.answeredAt,
  answeredBy: criterionQueries.answeredBy,
  answererName: answerer.name,
  escalation: criterionQueries.escalation,
  escalatedAt: criterionQueries.escalatedAt,
  closing: criterionQueries.closing,
  closedAt: criterionQueries.closedAt,
  closerName: closer.name,
  outcomeId: criterionQueries.outcomeId,
  seenAt: criterionQueries.seenAt,
  ownerId: plans.ownerId,
  planId: plans.id,
  name: shownName,
  organisation: shownOrganisation,
  isAnonymous: assignmentRuns.isAnonymous,
  cohortId: assignmentRuns.cohortId,
  cohort: cohorts.name,
  gradeWithinDays: assignmentRuns.gradeWithinDays,
  rubric: assignmentVersions.rubric,
}

/** Whether a question waits for the next word of those who mark. */
export const isWaiting = sql`(${criterionQueries.answeredAt} is null or (${criterionQueries.escalatedAt} is not null and ${criterionQueries.closedAt} is null))`

function queryRows(db: Db, viewer: Viewer, which: SQL | undefined) {
  return db
    .select(listed)
    .from(criterionQueries)
    .innerJoin(submissions, eq(submissions.id, criterionQueries.submissionId))
    .innerJoin(plans, eq(plans.id, submissions.planId))
    .innerJoin(people, eq(people.id, plans.ownerId))
    .innerJoin(assignmentRuns, eq(assignmentRuns.id, plans.runId))
    .innerJoin(cohorts, eq(cohorts.id, assignmentRuns.cohortId))
    .innerJoin(assignmentVersions, eq(assignmentVersions.id, plans.assignmentVersionId))
    .leftJoin(organisations, eq(organisations.id, submissions.organisationId))
    .leftJoin(answerer, eq(answerer.id, criterionQueries.answeredBy))
    .leftJoin(closer, eq(closer.id, criterionQueries.closedBy))
    .where(and(resultsReleasedBy(viewer), which))
}
export type QueryRow = Awaited<ReturnType<typeof queryRows>>[number]

/** The questions as they may be read: where a run is anonymous, without what tells who asks. One query for each such author. */
const hidden = (db: Db, found: QueryRow[]) =>
  withoutAuthors(db, found, (row, pattern) => ({
    ...row,
    body: strike(row.body, pattern),
    escalation: row.escalation === null ? null : strike(row.escalation, pattern),
  }))

/** The questions about criteria that the viewer may read: those that wait, the longest first, and those answered last. Two queries. */
export async function criterionQueriesFor(db: Db, viewer: Viewer): Promise<{ waiting: QueryRow[]; answered: QueryRow[] }> {
  const [waiting, answered] = await Promise.all([
    queryRows(db, viewer, isWaiting).orderBy(asc(criterionQueries.askedAt)),
    queryRows(db, viewer, not(isWaiting)).orderBy(desc(criterionQueries.answeredAt)).limit(RECENT),
  ])
  return { waiting: await hidden(db, waiting), answered: await hidden(db, answered) }
}

/** One question with the result it is about, as it was shown then and as it is now. Throws 404 outside the viewer's work. Three queries. */
export async function criterionQueryInView(db: Db, viewer: Viewer, id: string) {
  const [row] = await hidden(db, await queryRows(db, viewer, eq(criterionQueries.id, id)))
  if (!row) throw new Response(null, { status: 404 })
  const [[then], [now]] = await Promise.all([
    db.select({ shown: releases.shown }).from(releases).where(eq(releases.id, row.releaseId)),
    db
      .select({ shown: releases.shown })
      .from(releases)
      .innerJoin(outcomes, eq(outcomes.id, releases.outcomeId))
      .where(and(eq(outcomes.submissionId, row.submissionId), isNull(releases.retractedAt))),
  ])
  const markIn = (found: typeof then) =>
    found ? (releasedFeedback.parse(found.shown).criteria.find(({ criterionId }) => criterionId === row.criterionId) ?? null) : null
  return { row, markThen: markIn(then), markNow: markIn(now) }
}
export type QueryInView = Awaited<ReturnType<typeof criterionQueryInView>>
