import type { Db } from '#db/handle.ts'
import type { Language } from '#app/rules/languages.ts'
import type { Feedback } from '../feedback.queries.server.ts'
import type { PlanInView } from '../plan.queries.server.ts'
import { criterionQueriesOf, hasNextRound, queryDaysOf } from './criterion.queries.server.ts'
import { criterionLines, type CriterionLines } from './shown-criterion.ts'

/** The links from the criteria of a released result to their questions. For a plan in view; two queries, none without a result. */
export async function askingOf(
  db: Db,
  plan: PlanInView,
  feedback: Feedback | null,
  language: Language,
  now: Date,
): Promise<CriterionLines> {
  const sent = plan.handedIn.find(({ n }) => n === feedback?.n)
  if (!feedback || !sent || feedback.shown.criteria.length === 0) return { lines: {}, until: null }
  const [queryDays, queries] = await Promise.all([queryDaysOf(db, plan.id), criterionQueriesOf(db, sent.id)])
  const { releasedAt, shown, n } = feedback
  const facts = { planId: plan.id, n, releasedAt, criteria: shown.criteria, isNextRoundHandedIn: hasNextRound(plan, sent) }
  return criterionLines({ ...facts, queryDays, queries }, language, now)
}
