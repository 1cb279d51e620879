import { and, asc, desc, eq, isNotNull, isNull, not, sql, type SQL } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { cohorts } from '#db/schema/cohorts.ts'
import { outcomes, releases } from '#db/schema/grading.ts'
import { organisations } from '#db/schema/organisations.ts'
import { assignmentRuns, plans, submissions } from '#db/schema/plans.ts'
import { submissionsSeenBy } from '#app/access/submissions.scope.server.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { daysBetween } from '#app/rules/calendar-days.ts'
import { textIn, type Language } from '#app/rules/languages.ts'
import { moroccoDay } from '#app/rules/morocco-time.ts'
import { liveLease, workState } from '#app/rules/work-states.ts'
import { hiddenFrom, isNamed } from './anonymous.queries.server.ts'
import type { QueueWish } from './queue.forms.ts'
import type { QueueTab } from './queue-tabs.ts'
import { factsOf, hasNextRound, outcomeInForce, releaseInForce, workRows, type WorkRow } from './work.queries.server.ts'

/** Lines that one page of the queue holds; "50 more" adds as many. */
export const PAGE_LINES = 50

/** `tabOf` as a condition on outcomes and releases in force. */
const ON_TAB: Record<QueueTab, SQL | undefined> = {
  waiting: isNull(outcomes.id),
  revision: and(isNotNull(releases.id), eq(outcomes.decision, 'return')),
  ready: and(isNotNull(outcomes.id), isNull(releases.id)),
  released: and(isNotNull(releases.id), eq(outcomes.decision, 'validate')),
}

const ORDER: Record<QueueTab, SQL> = {
  waiting: asc(submissions.submittedAt),
  revision: asc(releases.releasedAt),
  ready: asc(outcomes.createdAt),
  released: desc(releases.releasedAt),
}

const EVERYTHING = { cohortId: null, organisationId: null, isMine: false }

function inQueue(viewer: Viewer, wish: Pick<QueueWish, 'cohortId' | 'organisationId' | 'isMine'>): SQL | undefined {
  return and(
    submissionsSeenBy(viewer),
    not(hiddenFrom(viewer)),
    isNull(plans.excusedAt),
    not(hasNextRound),
    wish.isMine ? eq(submissions.allocatedTo, viewer.id) : undefined,
    wish.cohortId ? eq(assignmentRuns.cohortId, wish.cohortId) : undefined,
    wish.organisationId ? and(eq(submissions.organisationId, wish.organisationId), isNamed) : undefined,
  )
}

function lineOf(row: WorkRow, viewer: Viewer, tab: QueueTab, language: Language, now: Date) {
  const facts = factsOf(row)
  const lease = liveLease(facts, now)
  const since =
    tab === 'revision' || tab === 'released'
      ? (row.releasedAt ?? row.submittedAt)
      : tab === 'ready'
        ? (row.decidedAt ?? row.submittedAt)
        : row.submittedAt
  const days = daysBetween(moroccoDay(since), moroccoDay(now))
  return {
    id: row.id,
    name: row.ownerName,
    organisation: row.organisation,
    cohort: row.cohort,
    title: textIn(row.title, language),
    n: row.n,
    answersReturn: row.round > 1,
    isLate: row.lateSeconds > 0,
    since,
    days,
    isOverdue: tab === 'waiting' && days > row.gradeWithinDays,
    decision: row.decision,
    isPassed: row.isPassed,
    points: row.points,
    maxPoints: row.maxPoints,
    state: workState(facts, now),
    isBegun: row.markId !== null,
    isForYou: row.allocatedTo === viewer.id,
    forName: row.allocatedTo === null || row.allocatedTo === viewer.id ? null : row.allocatedName,
    isKeptAway: row.sharesOrganisation.includes(viewer.id),
    held: lease && { isYours: lease.by === viewer.id, by: row.leaseName ?? '', since: lease.takenAt },
  }
}
export type QueueLine = ReturnType<typeof lineOf>

async function counts(db: Db, viewer: Viewer, wish: QueueWish): Promise<Record<QueueTab, number>> {
  const on = (tab: QueueTab) => sql`count(*) filter (where ${ON_TAB[tab]})`.mapWith(Number)
  const [found] = await db
    .select({ waiting: on('waiting'), revision: on('revision'), ready: on('ready'), released: on('released') })
    .from(submissions)
    .innerJoin(plans, eq(plans.id, submissions.planId))
    .innerJoin(assignmentRuns, eq(assignmentRuns.id, plans.runId))
    .leftJoin(outcomes, outcomeInForce)
    .leftJoin(releases, releaseInForce)
    .where(inQueue(viewer, wish))
  return found ?? { waiting: 0, revision: 0, ready: 0, released: 0 }
}

/** The cohorts and organisations from which work came, for the filters. */
async function choices(db: Db, viewer: Viewer) {
  const found = await db
    .selectDistinct({ cohortId: cohorts.id, cohort: cohorts.name, organisationId: organisations.id, organisation: organisations.name })
    .from(submissions)
    .innerJoin(plans, eq(plans.id, submissions.planId))
    .innerJoin(assignmentRuns, eq(assignmentRuns.id, plans.runId))
    .innerJoin(cohorts, eq(cohorts.id, assignmentRuns.cohortId))
    .leftJoin(organisations, and(eq(organisations.id, submissions.organisationId), isNamed))
    .where(submissionsSeenBy(viewer))
  const sorted = (entries: Array<[string, string]>) =>
    [...new Map(entries)].map(([id, name]) => ({ id, name })).sort((a, b) => a.name.localeCompare(b.name, 'fr'))
  return {
    cohorts: sorted(found.map(({ cohortId, cohort }) => [cohortId, cohort])),
    organisations: sorted(
      found.flatMap(({ organisationId, organisation }) => (organisationId && organisation ? [[organisationId, organisation]] : [])),
    ),
  }
}

/** One tab of the queue, the longest wait first, with the number of lines on each tab and what can be filtered by. Three queries. */
export async function queueFor(db: Db, viewer: Viewer, wish: QueueWish, language: Language, now: Date) {
  const limit = wish.pages * PAGE_LINES
  const [rows, onTabs, filters] = await Promise.all([
    workRows(db, and(inQueue(viewer, wish), ON_TAB[wish.tab]))
      .orderBy(ORDER[wish.tab], asc(submissions.id))
      .limit(limit),
    counts(db, viewer, wish),
    choices(db, viewer),
  ])
  return {
    lines: rows.map((row) => lineOf(row, viewer, wish.tab, language, now)),
    counts: onTabs,
    rest: Math.max(0, onTabs[wish.tab] - rows.length),
    filters,
  }
}
export type Queue = Awaited<ReturnType<typeof queueFor>>

/** The ids of all that waits, the longest wait first: what "next" and "previous" walk along. One query. */
export async function waitingIds(db: Db, viewer: Viewer): Promise<string[]> {
  const found = await db
    .select({ id: submissions.id })
    .from(submissions)
    .innerJoin(plans, eq(plans.id, submissions.planId))
    .innerJoin(assignmentRuns, eq(assignmentRuns.id, plans.runId))
    .leftJoin(outcomes, outcomeInForce)
    .where(and(inQueue(viewer, EVERYTHING), ON_TAB.waiting))
    .orderBy(ORDER.waiting, asc(submissions.id))
  return found.map(({ id }) => id)
}

/** The work that waits longest and that nobody else holds, that given to the viewer before what is given to nobody, and what is given to others last; undefined where the queue is empty. One query. */
export async function nextWaiting(db: Db, viewer: Viewer, now: Date): Promise<string | undefined> {
  const whose = sql`case when ${submissions.allocatedTo} = ${viewer.id} then 0 when ${submissions.allocatedTo} is null then 1 else 2 end`
  const rows = await workRows(db, and(inQueue(viewer, EVERYTHING), ON_TAB.waiting))
    .orderBy(whose, ORDER.waiting, asc(submissions.id))
    .limit(PAGE_LINES)
  const free = rows.find((row) => {
    const facts = factsOf(row)
    const lease = liveLease(facts, now)
    if (facts.markedBy?.includes(viewer.id) || facts.sharesOrganisation?.includes(viewer.id)) return false
    return !lease || lease.by === viewer.id
  })
  return free?.id
}

/** The author's name of a piece of work the viewer may see, for the notice after a decision; null for any other. One query. */
export async function nameOfWork(db: Db, viewer: Viewer, submissionId: string): Promise<string | null> {
  const [row] = await workRows(db, and(submissionsSeenBy(viewer), not(hiddenFrom(viewer)), eq(submissions.id, submissionId)))
  return row?.ownerName ?? null
}
