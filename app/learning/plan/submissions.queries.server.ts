import { and, asc, desc, eq, inArray, sql } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { criterionMarks, individualOutcomes, leases, marks, outcomes, releases } from '#db/schema/grading.ts'
import { submissions } from '#db/schema/plans.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { releasedFeedback, type ReleasedFeedback } from '#app/rules/released-feedback.ts'
import type { MarkingStage, Verdict, WorkFacts } from '#app/rules/work-states.ts'
import { authorsOfHandIn, type Author } from './authors.queries.server.ts'

/** A result as it was released to its learner. */
export type Release = {
  id: string
  verdict: Verdict
  isPassed: boolean | null
  releasedAt: Date
  releasedBy: string | null
  shown: ReleasedFeedback
  /** How the reader's own result differs from that of the others, where it does; `shown` has theirs. */
  ownDifference: { points: number; reason: string } | null
}

/** One hand-in of a plan with the facts of its marking; `release` is the one in force, `retracted` the last one that was taken back. */
export type HandedIn = {
  id: string
  n: number
  receiptCode: string
  statement: string
  submittedAt: Date
  clientFinishedAt: Date | null
  lateSeconds: number
  /** Everybody it was handed in for; its owner alone where nobody else wrote it. */
  authors: Author[]
  withdrawnAt: Date | null
  work: WorkFacts
  release: Release | null
  retracted: { at: Date; reason: string } | null
}

const countOf = (query: ReturnType<typeof sql>) => query.mapWith(Number)

/** How far the marking of each hand-in has come: enough to say that somebody reads it, no mark itself. */
function handInRows(db: Db, planId: string) {
  return db
    .select({
      id: submissions.id,
      n: submissions.n,
      receiptCode: submissions.receiptCode,
      statement: submissions.statement,
      submittedAt: submissions.submittedAt,
      clientFinishedAt: submissions.clientFinishedAt,
      lateSeconds: submissions.lateSeconds,
      sharedBy: authorsOfHandIn,
      withdrawnAt: submissions.withdrawnAt,
      leaseBy: leases.markerId,
      leaseTakenAt: leases.takenAt,
      leaseRenewedAt: leases.renewedAt,
      leaseExpiresAt: leases.expiresAt,
      begun: countOf(sql`(select count(*) from ${marks} where ${marks.submissionId} = ${submissions.id})`),
      marked: countOf(
        sql`(select count(*) from ${criterionMarks} join ${marks} on ${marks.id} = ${criterionMarks.markId}
          where ${marks.submissionId} = ${submissions.id} and ${marks.role} = 'first')`,
      ),
    })
    .from(submissions)
    .leftJoin(leases, eq(leases.submissionId, submissions.id))
    .where(eq(submissions.planId, planId))
    .orderBy(asc(submissions.n))
}

/** The last individual result of a person beside that of all. */
function ownResult(db: Db, viewer: Pick<Viewer, 'id'>) {
  const { difference, points, isPassed, reason } = individualOutcomes
  return db
    .select({
      difference,
      points: sql<number>`${points}`.mapWith(points).as('own_points'),
      isPassed: sql<boolean>`${isPassed}`.as('own_passed'),
      reason: sql<string>`${reason}`.as('own_reason'),
    })
    .from(individualOutcomes)
    .where(and(eq(individualOutcomes.outcomeId, outcomes.id), eq(individualOutcomes.personId, viewer.id)))
    .orderBy(desc(individualOutcomes.createdAt))
    .limit(1)
    .as('own')
}

function outcomeRows(db: Db, viewer: Pick<Viewer, 'id'>, submissionIds: string[]) {
  const own = ownResult(db, viewer)
  return db
    .select({
      submissionId: outcomes.submissionId,
      verdict: outcomes.decision,
      isPassed: outcomes.isPassed,
      decidedBy: outcomes.decidedBy,
      decidedAt: outcomes.createdAt,
      releaseId: releases.id,
      releasedAt: releases.releasedAt,
      releasedBy: releases.releasedBy,
      shown: releases.shown,
      retractedAt: releases.retractedAt,
      retractedReason: releases.retractedReason,
      own: { difference: own.difference, points: own.points, isPassed: own.isPassed, reason: own.reason },
    })
    .from(outcomes)
    .leftJoin(releases, eq(releases.outcomeId, outcomes.id))
    .leftJoinLateral(own, sql`true`)
    .where(and(inArray(outcomes.submissionId, submissionIds)))
    .orderBy(desc(releases.releasedAt), desc(outcomes.createdAt))
}

type OutcomeRow = Awaited<ReturnType<typeof outcomeRows>>[number]

function inForce(rows: readonly OutcomeRow[]): Release | null {
  for (const row of rows) {
    if (row.releaseId === null || row.releasedAt === null || row.retractedAt !== null) continue
    const { verdict, releasedBy, releasedAt, own } = row
    const shown = releasedFeedback.parse(row.shown)
    const theirs = own && own.difference !== 0 ? { points: own.points, isPassed: own.isPassed } : {}
    return {
      ...{ id: row.releaseId, verdict, releasedAt, releasedBy },
      isPassed: theirs.isPassed ?? row.isPassed,
      shown: { ...shown, ...theirs },
      ownDifference: own && own.difference !== 0 ? { points: own.difference, reason: own.reason } : null,
    }
  }
  return null
}

function lastRetracted(rows: readonly OutcomeRow[]): HandedIn['retracted'] {
  const found = rows.find((row) => row.retractedAt !== null)
  return found?.retractedAt ? { at: found.retractedAt, reason: found.retractedReason ?? '' } : null
}

function decisionOf(rows: readonly OutcomeRow[], release: Release | null): WorkFacts['decision'] {
  const row = rows.find(({ releaseId }) => release !== null && releaseId === release.id) ?? rows[0]
  return row ? { verdict: row.verdict, by: row.decidedBy ?? '', at: row.decidedAt } : null
}

function markingOf(marked: number, begun: number, criteria: number): MarkingStage {
  if (marked >= criteria) return 'complete'
  return begun > 0 ? 'begun' : 'none'
}

/** The hand-ins of a plan in order, each with the facts that the rules of grading ask for. Marks that are not released stay out of it. */
export async function handedInOf(
  db: Db,
  viewer: Pick<Viewer, 'id'>,
  plan: { id: string; authors: readonly Author[]; criteria: number },
): Promise<HandedIn[]> {
  const found = await handInRows(db, plan.id)
  if (found.length === 0) return []
  const decided = await outcomeRows(
    db,
    viewer,
    found.map(({ id }) => id),
  )
  return found.map((row, index) => {
    const own = decided.filter(({ submissionId }) => submissionId === row.id)
    const release = inForce(own)
    const { leaseBy, leaseTakenAt, leaseRenewedAt, leaseExpiresAt } = row
    const lease =
      leaseBy && leaseTakenAt && leaseRenewedAt && leaseExpiresAt
        ? { by: leaseBy, takenAt: leaseTakenAt, renewedAt: leaseRenewedAt, expiresAt: leaseExpiresAt }
        : null
    return {
      id: row.id,
      n: row.n,
      receiptCode: row.receiptCode,
      statement: row.statement,
      submittedAt: row.submittedAt,
      clientFinishedAt: row.clientFinishedAt,
      lateSeconds: row.lateSeconds,
      authors: row.sharedBy.length > 0 ? row.sharedBy : plan.authors.slice(0, 1),
      withdrawnAt: row.withdrawnAt,
      release,
      retracted: release ? null : lastRetracted(own),
      work: {
        authorIds: plan.authors.map(({ id }) => id),
        round: 1 + found.slice(0, index).filter(({ withdrawnAt }) => withdrawnAt === null).length,
        handedInAt: row.submittedAt,
        withdrawnAt: row.withdrawnAt,
        lease,
        marking: markingOf(row.marked, row.begun, plan.criteria),
        decision: decisionOf(own, release),
        release: release && { by: release.releasedBy ?? '', at: release.releasedAt },
        excusedAt: null,
        cancelledAt: null,
      },
    }
  })
}
