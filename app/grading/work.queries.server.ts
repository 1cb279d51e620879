import { and, eq, isNull, or, sql, type SQL } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Db } from '#db/handle.ts'
import { cohorts } from '#db/schema/cohorts.ts'
import { assignmentVersions } from '#db/schema/courses.ts'
import { criterionMarks, leases, marks, outcomes, releases } from '#db/schema/grading.ts'
import { organisations } from '#db/schema/organisations.ts'
import { people } from '#db/schema/people.ts'
import { assignmentRuns, plans, submissions } from '#db/schema/plans.ts'
import { isOfAuthors, shownName, shownOrganisation } from './anonymous.queries.server.ts'
import type { MarkingStage, WorkFacts } from '#app/rules/work-states.ts'

const holder = alias(people, 'holder')
const decider = alias(people, 'decider')
const chosen = alias(people, 'chosen')
const count = (query: SQL) => query.mapWith(Number)

/** Whether a later round of the same plan was handed in: only the latest one stands in the queue. */
export const hasNextRound = sql<boolean>`exists (select 1 from submissions next_round where next_round.plan_id = ${submissions.planId}
  and next_round.n > ${submissions.n} and next_round.withdrawn_at is null)`

/** Who has decided as one of the markers of a hand-in; null where nobody has. */
const decidedAs = (role: 'first' | 'second') => sql<string | null>`(select done.marker_id from marks done
  where done.submission_id = ${submissions.id} and done.role = ${sql.raw(`'${role}'`)} and done.decision is not null)`

/** Whose turn it is: the first marker's, then where a second marking was asked for the second's, then that of who decides between two. */
const roleAwaited = sql<'first' | 'second' | 'moderator'>`case when ${decidedAs('first')} is null then 'first'
  when ${submissions.secondAskedAt} is not null and ${decidedAs('second')} is null then 'second' else 'moderator' end`

/** Who works for the cohort and belongs today to an organisation of an author, or to the one that the hand-in came from: they keep away from marking it. */
const sharesOrganisation = sql<string[]>`coalesce((select json_agg(distinct theirs.person_id) from memberships theirs
  join grants g on g.person_id = theirs.person_id and g.cohort_id = ${assignmentRuns.cohortId} and g.revoked_at is null
  where theirs.person_id <> ${plans.ownerId} and ${isOfAuthors}), '[]'::json)`

const columns = {
  id: submissions.id,
  planId: submissions.planId,
  n: submissions.n,
  submittedAt: submissions.submittedAt,
  lateSeconds: submissions.lateSeconds,
  withdrawnAt: submissions.withdrawnAt,
  submittedBy: submissions.submittedBy,
  ownerId: plans.ownerId,
  excusedAt: plans.excusedAt,
  ownerName: shownName,
  organisation: shownOrganisation,
  isAnonymous: assignmentRuns.isAnonymous,
  cohortId: assignmentRuns.cohortId,
  cohort: cohorts.name,
  runId: assignmentRuns.id,
  courseId: assignmentRuns.courseId,
  assignmentKey: assignmentRuns.assignmentKey,
  gradeWithinDays: assignmentRuns.gradeWithinDays,
  releaseRule: assignmentRuns.releaseRule,
  releaseAt: assignmentRuns.releaseAt,
  returnRule: assignmentRuns.returnRule,
  sharesOrganisation,
  allocatedTo: submissions.allocatedTo,
  allocatedName: chosen.name,
  title: assignmentVersions.title,
  criteria: assignmentVersions.criteria,
  round: count(sql`(select 1 + count(*) from submissions earlier where earlier.plan_id = ${submissions.planId}
    and earlier.n < ${submissions.n} and earlier.withdrawn_at is null)`),
  hasNextRound,
  leaseBy: leases.markerId,
  leaseName: holder.name,
  leaseTakenAt: leases.takenAt,
  leaseRenewedAt: leases.renewedAt,
  leaseExpiresAt: leases.expiresAt,
  role: roleAwaited,
  firstBy: decidedAs('first'),
  secondBy: decidedAs('second'),
  secondAskedAt: submissions.secondAskedAt,
  isSecondBlind: submissions.isSecondBlind,
  markingMode: assignmentRuns.markingMode,
  samplePercent: assignmentRuns.samplePercent,
  combineRule: assignmentRuns.combineRule,
  moderateAbove: assignmentRuns.moderateAbove,
  markId: marks.id,
  markBy: marks.markerId,
  markRole: marks.role,
  marked: count(sql`(select count(*) from ${criterionMarks} where ${criterionMarks.markId} = ${marks.id})`),
  outcomeId: outcomes.id,
  decision: outcomes.decision,
  decidedBy: outcomes.decidedBy,
  deciderName: decider.name,
  decidedAt: outcomes.createdAt,
  points: outcomes.points,
  maxPoints: outcomes.maxPoints,
  isPassed: outcomes.isPassed,
  releaseId: releases.id,
  releasedAt: releases.releasedAt,
  releasedBy: releases.releasedBy,
}

/** The outcome that counts: none has superseded it, its marking was not taken up again, and no second marking was asked for since. */
export const outcomeInForce = and(
  eq(outcomes.submissionId, submissions.id),
  sql`not exists (select 1 from outcomes later where later.supersedes_id = ${outcomes.id})`,
  sql`exists (select 1 from marks decided where decided.id = ${outcomes.markId} and decided.decision is not null)`,
  sql`(${submissions.secondAskedAt} is null or ${outcomes.createdAt} >= ${submissions.secondAskedAt})`,
)

/** The release that its learner sees, if it was not taken back. */
export const releaseInForce = and(eq(releases.outcomeId, outcomes.id), isNull(releases.retractedAt))

/** Work that was handed in, with the facts of its marking: one row for each hand-in under a condition of `access/submissions`. */
export function workRows(db: Db, where: SQL | undefined) {
  return (
    db
      .select(columns)
      .from(submissions)
      .innerJoin(plans, eq(plans.id, submissions.planId))
      .innerJoin(people, eq(people.id, plans.ownerId))
      .innerJoin(assignmentRuns, eq(assignmentRuns.id, plans.runId))
      .innerJoin(cohorts, eq(cohorts.id, assignmentRuns.cohortId))
      .innerJoin(assignmentVersions, eq(assignmentVersions.id, plans.assignmentVersionId))
      .leftJoin(organisations, eq(organisations.id, submissions.organisationId))
      .leftJoin(leases, eq(leases.submissionId, submissions.id))
      .leftJoin(holder, eq(holder.id, leases.markerId))
      .leftJoin(outcomes, outcomeInForce)
      // The marking that was decided on, or the one whose turn it is.
      .leftJoin(
        marks,
        and(
          eq(marks.submissionId, submissions.id),
          or(eq(marks.id, outcomes.markId), and(isNull(outcomes.id), sql`${marks.role} = ${roleAwaited}`)),
        ),
      )
      .leftJoin(decider, eq(decider.id, outcomes.decidedBy))
      .leftJoin(chosen, eq(chosen.id, submissions.allocatedTo))
      .leftJoin(releases, releaseInForce)
      .where(where)
  )
}

export type WorkRow = Awaited<ReturnType<typeof workRows>>[number]

function markingOf(row: Pick<WorkRow, 'markId' | 'marked' | 'criteria'>): MarkingStage {
  if (row.markId === null) return 'none'
  return row.marked >= row.criteria ? 'complete' : 'begun'
}

/** Who has marked a hand-in and may not mark it again: both of two markers, and the first while a second marking is awaited. */
function markersOf({ secondAskedAt, firstBy, secondBy }: Pick<WorkRow, 'secondAskedAt' | 'firstBy' | 'secondBy'>): string[] {
  return secondAskedAt === null ? [] : [firstBy, secondBy].flatMap((id) => id ?? [])
}

/** The facts that the rules of grading ask for. Co-authors are kept out by the condition under which a row was read. */
export function factsOf(row: WorkRow): WorkFacts {
  const { leaseBy, leaseTakenAt, leaseRenewedAt, leaseExpiresAt } = row
  return {
    authorIds: [row.ownerId, ...(row.submittedBy && row.submittedBy !== row.ownerId ? [row.submittedBy] : [])],
    round: row.round,
    handedInAt: row.submittedAt,
    withdrawnAt: row.withdrawnAt,
    lease:
      leaseBy && leaseTakenAt && leaseRenewedAt && leaseExpiresAt
        ? { by: leaseBy, takenAt: leaseTakenAt, renewedAt: leaseRenewedAt, expiresAt: leaseExpiresAt }
        : null,
    marking: markingOf(row),
    turn: row.role,
    markedBy: markersOf(row),
    sharesOrganisation: row.sharesOrganisation,
    decision: row.decision && row.decidedAt ? { verdict: row.decision, by: row.decidedBy ?? '', at: row.decidedAt } : null,
    release: row.releaseId && row.releasedAt ? { by: row.releasedBy ?? '', at: row.releasedAt } : null,
    excusedAt: row.excusedAt,
    cancelledAt: null,
  }
}
