import { and, asc, eq, isNotNull, isNull } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Db } from '#db/handle.ts'
import { assignmentVersions } from '#db/schema/courses.ts'
import { criterionQueries, releases } from '#db/schema/grading.ts'
import { people } from '#db/schema/people.ts'
import { assignmentRuns, plans, submissions } from '#db/schema/plans.ts'
import { plansSeenBy } from '#app/access/plans.scope.server.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { textIn, type Language } from '#app/rules/languages.ts'
import { releasedFeedback } from '#app/rules/released-feedback.ts'
import type { PlanInView } from '../plan.queries.server.ts'
import type { HandedIn } from '../submissions.queries.server.ts'

const answerer = alias(people, 'answerer')
const closer = alias(people, 'closer')

/** The questions about the criteria of one hand-in, with what was answered. For a plan that is in view. One query. */
export function criterionQueriesOf(db: Db, submissionId: string) {
  return db
    .select({
      id: criterionQueries.id,
      criterionId: criterionQueries.criterionId,
      releaseId: criterionQueries.releaseId,
      body: criterionQueries.body,
      askedAt: criterionQueries.askedAt,
      answer: criterionQueries.answer,
      answeredAt: criterionQueries.answeredAt,
      answeredBy: answerer.name,
      escalation: criterionQueries.escalation,
      escalatedAt: criterionQueries.escalatedAt,
      closing: criterionQueries.closing,
      closedAt: criterionQueries.closedAt,
      closedBy: closer.name,
      seenAt: criterionQueries.seenAt,
    })
    .from(criterionQueries)
    .leftJoin(answerer, eq(answerer.id, criterionQueries.answeredBy))
    .leftJoin(closer, eq(closer.id, criterionQueries.closedBy))
    .where(eq(criterionQueries.submissionId, submissionId))
    .orderBy(asc(criterionQueries.askedAt))
}
export type CriterionQuery = Awaited<ReturnType<typeof criterionQueriesOf>>[number]

/** Whether something was said that who asked has not opened. */
export const isUnread = ({ answeredAt, seenAt }: Pick<CriterionQuery, 'answeredAt' | 'seenAt'>) => answeredAt !== null && seenAt === null

/** For so many days after a release its author may ask about criteria; null is never. For a plan in view. One query. */
export async function queryDaysOf(db: Db, planId: string): Promise<number | null> {
  const [run] = await db
    .select({ queryDays: assignmentRuns.queryDays })
    .from(plans)
    .innerJoin(assignmentRuns, eq(assignmentRuns.id, plans.runId))
    .where(eq(plans.id, planId))
  return run?.queryDays ?? null
}

/** The mark of a criterion in the result that was asked about. One query. */
async function markShown(db: Db, { releaseId, criterionId }: Pick<CriterionQuery, 'releaseId' | 'criterionId'>) {
  const [found] = await db.select({ shown: releases.shown }).from(releases).where(eq(releases.id, releaseId))
  return found ? (releasedFeedback.parse(found.shown).criteria.find((one) => one.criterionId === criterionId) ?? null) : null
}

/** One criterion of a released hand-in of a plan in view, with what was asked about it. Throws 404 for a hand-in without a result, or a criterion that its rubric does not have. Two queries, one more where the result changed since. */
export async function criterionInView(db: Db, plan: PlanInView, n: number, criterionId: string) {
  const sent = plan.handedIn.find((one) => one.n === n)
  const criterion = plan.rubric.criteria.find(({ id }) => id === criterionId)
  if (!sent?.release || !criterion) throw new Response(null, { status: 404 })
  const [queryDays, asked] = await Promise.all([queryDaysOf(db, plan.id), criterionQueriesOf(db, sent.id)])
  const query = asked.find((one) => one.criterionId === criterionId) ?? null
  return {
    submissionId: sent.id,
    release: sent.release,
    criterion,
    mark: sent.release.shown.criteria.find((one) => one.criterionId === criterionId) ?? null,
    queryDays,
    query,
    markBefore: query && query.releaseId !== sent.release.id ? await markShown(db, query) : null,
    isNextRoundHandedIn: hasNextRound(plan, sent),
  }
}
export type CriterionInView = Awaited<ReturnType<typeof criterionInView>>

/** Whether a later round of a plan was sent and not taken back. */
export const hasNextRound = (plan: Pick<PlanInView, 'handedIn'>, sent: Pick<HandedIn, 'n'>) =>
  plan.handedIn.some((one) => one.n > sent.n && one.withdrawnAt === null)

/** The criteria of the viewer's results about which something was answered that they have not opened, with where it stands. One query. */
export async function criterionNews(db: Db, viewer: Viewer, language: Language): Promise<Array<{ title: string; to: string }>> {
  const found = await db
    .select({ planId: plans.id, n: submissions.n, criterionId: criterionQueries.criterionId, rubric: assignmentVersions.rubric })
    .from(criterionQueries)
    .innerJoin(submissions, eq(submissions.id, criterionQueries.submissionId))
    .innerJoin(plans, eq(plans.id, submissions.planId))
    .innerJoin(assignmentVersions, eq(assignmentVersions.id, plans.assignmentVersionId))
    .where(and(plansSeenBy(viewer), isNotNull(criterionQueries.answeredAt), isNull(criterionQueries.seenAt)))
    .orderBy(asc(criterionQueries.answeredAt))
  return found.map(({ planId, n, criterionId, rubric }) => {
    const criterion = rubric.criteria.find(({ id }) => id === criterionId)
    return { title: criterion ? textIn(criterion.title, language) : '', to: `/plan/${planId}/versions/${n}/criteres/${criterionId}` }
  })
}
