import { and, asc, eq, isNull, not } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { leases, outcomes, releases } from '#db/schema/grading.ts'
import { people } from '#db/schema/people.ts'
import { assignmentRuns, partQuestions, plans, submissions } from '#db/schema/plans.ts'
import { partQuestionsAnsweredBy } from '#app/access/part-questions.scope.server.ts'
import { submissionsMarkedBy } from '#app/access/submissions.scope.server.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { daysBetween } from '#app/rules/calendar-days.ts'
import { moroccoDay } from '#app/rules/morocco-time.ts'
import { shownName } from './anonymous.queries.server.ts'
import { hasNextRound, outcomeInForce, releaseInForce } from './work.queries.server.ts'

/** Names that stand beside a number at most. */
const MOST_NAMES = 3

/** The work of a trainer's cohorts that no author has an answer to, the longest wait first; few columns, because all of it is counted. One query. */
function unanswered(db: Db, viewer: Viewer) {
  return db
    .select({
      id: submissions.id,
      name: shownName,
      submittedAt: submissions.submittedAt,
      gradeWithinDays: assignmentRuns.gradeWithinDays,
      leaseBy: leases.markerId,
      leaseTakenAt: leases.takenAt,
      leaseExpiresAt: leases.expiresAt,
      decidedAt: outcomes.createdAt,
    })
    .from(submissions)
    .innerJoin(plans, eq(plans.id, submissions.planId))
    .innerJoin(people, eq(people.id, plans.ownerId))
    .innerJoin(assignmentRuns, eq(assignmentRuns.id, plans.runId))
    .leftJoin(leases, eq(leases.submissionId, submissions.id))
    .leftJoin(outcomes, outcomeInForce)
    .leftJoin(releases, releaseInForce)
    .where(and(submissionsMarkedBy(viewer), isNull(plans.excusedAt), not(hasNextRound), isNull(releases.id)))
    .orderBy(asc(submissions.submittedAt), asc(submissions.id))
}

/** The questions about parts of plans that are being written and have no answer, the longest wait first. One query. */
function adviceAsked(db: Db, viewer: Viewer) {
  return db
    .select({ id: partQuestions.id, name: shownName, since: partQuestions.askedAt })
    .from(partQuestions)
    .innerJoin(plans, eq(plans.id, partQuestions.planId))
    .innerJoin(people, eq(people.id, plans.ownerId))
    .innerJoin(assignmentRuns, eq(assignmentRuns.id, plans.runId))
    .where(and(partQuestionsAnsweredBy(viewer), isNull(partQuestions.answeredAt)))
    .orderBy(asc(partQuestions.askedAt))
}

/** What waits for a trainer: plans past their day, plans taken, plans in their turn, results that nobody sees yet, and advice asked for. Two queries. */
export async function waitingForTrainer(db: Db, viewer: Viewer, now: Date) {
  const [rows, asked] = await Promise.all([unanswered(db, viewer), adviceAsked(db, viewer)])
  const today = moroccoDay(now)
  const since = (instant: Date) => daysBetween(moroccoDay(instant), today)
  const waiting = rows.filter(({ decidedAt }) => decidedAt === null)
  const isHeld = (row: (typeof rows)[number]) => row.leaseExpiresAt !== null && row.leaseExpiresAt > now
  const held = waiting.filter((row) => isHeld(row) && row.leaseBy === viewer.id)
  const free = waiting.filter((row) => !isHeld(row))
  const overdue = free.filter((row) => since(row.submittedAt) > row.gradeWithinDays)
  const inTurn = free.filter((row) => !overdue.includes(row))
  const ready = rows.flatMap((row) => (row.decidedAt ? [{ ...row, since: row.decidedAt }] : []))
  const told = (list: ReadonlyArray<{ id: string; name: string; since: Date }>, to?: string, at = '/correction') => {
    const oldest = list.reduce<Date | null>((first, row) => (first === null || row.since < first ? row.since : first), null)
    return {
      role: 'trainer' as const,
      count: list.length,
      days: oldest && since(oldest),
      to: to ?? `${at}/${list[0]?.id ?? ''}`,
      who: list.slice(0, MOST_NAMES).map(({ id, name }) => ({ name, to: `${at}/${id}` })),
    }
  }
  const bySubmission = (list: typeof rows) => list.map((row) => ({ ...row, since: row.submittedAt }))
  return [
    { item: 'plans-overdue' as const, ...told(bySubmission(overdue)) },
    { item: 'plans-held' as const, ...told(held.map((row) => ({ ...row, since: row.leaseTakenAt ?? row.submittedAt }))) },
    { item: 'plans-waiting' as const, ...told(bySubmission(inTurn)) },
    { item: 'results-ready' as const, ...told(ready, '/correction/publier') },
    { item: 'advice-asked' as const, ...told(asked, '/correction/avis', '/correction/avis') },
  ]
}
