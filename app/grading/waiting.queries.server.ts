import { and, asc, eq, isNull, ne, not, or, sql } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { criterionQueries, leases, outcomes, releases } from '#db/schema/grading.ts'
import { people } from '#db/schema/people.ts'
import { assignmentRuns, partQuestions, plans, submissions } from '#db/schema/plans.ts'
import { partQuestionsAnsweredBy } from '#app/access/part-questions.scope.server.ts'
import { resultsReleasedBy, submissionsMarkedBy } from '#app/access/submissions.scope.server.ts'
import { isTrainer, type Viewer } from '#app/access/viewer.ts'
import { daysBetween } from '#app/rules/calendar-days.ts'
import { moroccoDay } from '#app/rules/morocco-time.ts'
import { shownName } from './anonymous.queries.server.ts'
import { isWaiting } from './criterion/queries.queries.server.ts'
import { hasNextRound, outcomeInForce, releaseInForce } from './work.queries.server.ts'

/** Names that stand beside a number at most. */
const MOST_NAMES = 3

/** Work that was shared out to somebody else waits for that person. */
const notForOthers = (viewer: Viewer) => or(isNull(submissions.allocatedTo), eq(submissions.allocatedTo, viewer.id))

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
    .where(and(submissionsMarkedBy(viewer), isNull(plans.excusedAt), not(hasNextRound), isNull(releases.id), notForOthers(viewer)))
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

/** The questions about criteria that wait for a word of the viewer: of any in work they train, and of those for a third person in all work they release. One query. */
function criteriaAsked(db: Db, viewer: Viewer) {
  const forThird = sql`${criterionQueries.escalatedAt} is not null and not exists (select 1 from marks own
    where own.submission_id = ${submissions.id} and own.marker_id = ${viewer.id} and own.decided_at is not null)`
  return db
    .select({
      id: criterionQueries.id,
      name: shownName,
      since: sql`coalesce(${criterionQueries.escalatedAt}, ${criterionQueries.askedAt})`.mapWith(criterionQueries.askedAt),
    })
    .from(criterionQueries)
    .innerJoin(submissions, eq(submissions.id, criterionQueries.submissionId))
    .innerJoin(plans, eq(plans.id, submissions.planId))
    .innerJoin(people, eq(people.id, plans.ownerId))
    .innerJoin(assignmentRuns, eq(assignmentRuns.id, plans.runId))
    .where(
      and(
        isWaiting,
        or(
          and(submissionsMarkedBy(viewer), isNull(criterionQueries.escalatedAt)),
          and(resultsReleasedBy(viewer), forThird, or(isNull(criterionQueries.answeredBy), ne(criterionQueries.answeredBy, viewer.id))),
        ),
      ),
    )
    .orderBy(asc(criterionQueries.askedAt))
}

type Asked = ReadonlyArray<{ id: string; name: string; since: Date }>

/** Things that wait, as one line of the first screen: how many, since when, and where to go. */
function lineOf(role: 'trainer' | 'coordinator', list: Asked, now: Date, to?: string, at = '/correction') {
  const oldest = list.reduce<Date | null>((first, row) => (first === null || row.since < first ? row.since : first), null)
  return {
    role,
    count: list.length,
    days: oldest && daysBetween(moroccoDay(oldest), moroccoDay(now)),
    to: to ?? `${at}/${list[0]?.id ?? ''}`,
    who: list.slice(0, MOST_NAMES).map(({ id, name }) => ({ name, to: `${at}/${id}` })),
  }
}

/** The questions about criteria that wait for who trains or coordinates, in the part of the screen that is theirs. One query. */
export async function criteriaWaiting(db: Db, viewer: Viewer, now: Date) {
  const role = isTrainer(viewer) ? 'trainer' : 'coordinator'
  const asked = await criteriaAsked(db, viewer)
  return [{ item: 'criteria-asked' as const, ...lineOf(role, asked, now, '/correction/criteres', '/correction/criteres') }]
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
  const told = (list: Asked, to?: string, at?: string) => lineOf('trainer', list, now, to, at)
  const bySubmission = (list: typeof rows) => list.map((row) => ({ ...row, since: row.submittedAt }))
  return [
    { item: 'plans-overdue' as const, ...told(bySubmission(overdue)) },
    { item: 'plans-held' as const, ...told(held.map((row) => ({ ...row, since: row.leaseTakenAt ?? row.submittedAt }))) },
    { item: 'plans-waiting' as const, ...told(bySubmission(inTurn)) },
    { item: 'results-ready' as const, ...told(ready, '/correction/publier') },
    { item: 'advice-asked' as const, ...told(asked, '/correction/avis', '/correction/avis') },
  ]
}
