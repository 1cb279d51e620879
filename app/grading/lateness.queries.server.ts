import { and, eq, inArray, isNull, or, sql } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { deadlines, extensions } from '#db/schema/cohorts.ts'
import { assignmentVersions } from '#db/schema/courses.ts'
import { criterionMarks, outcomes } from '#db/schema/grading.ts'
import { memberships } from '#db/schema/organisations.ts'
import { assignmentRuns, plans, submissions } from '#db/schema/plans.ts'
import { countedHandIn, effectiveCutOff, effectiveDeadline, lateSeconds } from '#app/rules/deadlines.ts'
import { penalise, type LateRule, type Penalised } from '#app/rules/late-penalty.ts'
import { rubricScore } from '#app/rules/rubric-score.ts'

/** The columns of a run that say what being late takes off. */
export const lateColumns = {
  percent: assignmentRuns.latePercent,
  everyHours: assignmentRuns.lateEveryHours,
  graceHours: assignmentRuns.lateGraceHours,
  floor: assignmentRuns.lateFloor,
  mayFail: assignmentRuns.lateMayFail,
}

const isFirstRound = sql<boolean>`not exists (select 1 from submissions earlier where earlier.plan_id = ${submissions.planId}
  and earlier.n < ${submissions.n} and earlier.withdrawn_at is null)`

function clocks(db: Db, submissionIds: readonly string[]) {
  return db
    .select({
      id: submissions.id,
      ownerId: plans.ownerId,
      cohortId: assignmentRuns.cohortId,
      itemKey: assignmentRuns.assignmentKey,
      offlineHours: assignmentRuns.offlineHours,
      cutOffAt: assignmentRuns.cutOffAt,
      openedAt: plans.openedAt,
      finishedAt: submissions.clientFinishedAt,
      receivedAt: submissions.submittedAt,
      isFirst: isFirstRound,
      day: deadlines.localDay,
      time: deadlines.localTime,
    })
    .from(submissions)
    .innerJoin(plans, eq(plans.id, submissions.planId))
    .innerJoin(assignmentRuns, eq(assignmentRuns.id, plans.runId))
    .leftJoin(deadlines, and(eq(deadlines.cohortId, assignmentRuns.cohortId), eq(deadlines.itemKey, assignmentRuns.assignmentKey)))
    .where(inArray(submissions.id, [...submissionIds]))
}

/** The deadlines moved for people, or for an organisation they belong to today. */
function movesFor(db: Db, rows: ReadonlyArray<{ ownerId: string; cohortId: string; itemKey: string }>) {
  const owners = rows.map(({ ownerId }) => ownerId)
  const member = and(eq(memberships.organisationId, extensions.organisationId), isNull(memberships.toDay))
  return db
    .select({
      cohortId: extensions.cohortId,
      itemKey: extensions.itemKey,
      personId: sql<string>`coalesce(${extensions.personId}, ${memberships.personId})`,
      for: sql<'person' | 'organisation'>`case when ${extensions.personId} is null then 'organisation' else 'person' end`,
      day: extensions.localDay,
      time: extensions.localTime,
    })
    .from(extensions)
    .leftJoin(memberships, member)
    .where(
      and(
        inArray(
          extensions.cohortId,
          rows.map(({ cohortId }) => cohortId),
        ),
        or(inArray(extensions.personId, owners), inArray(memberships.personId, owners)),
      ),
    )
}

/** By how many seconds hand-ins are late by the deadlines of today, extensions included; a round that was asked for never is. Two queries. */
export async function latenessOf(db: Db, submissionIds: readonly string[]): Promise<Map<string, number>> {
  const rows = submissionIds.length === 0 ? [] : await clocks(db, submissionIds)
  const moves = rows.length === 0 ? [] : await movesFor(db, rows)
  return new Map(
    rows.map((row) => {
      const own = moves.filter((one) => one.personId === row.ownerId && one.cohortId === row.cohortId && one.itemKey === row.itemKey)
      const deadline = effectiveDeadline(row.day && row.time ? { day: row.day, time: row.time } : null, own)
      const countedAt = countedHandIn({ ...row, cutOffAt: effectiveCutOff(row.cutOffAt, deadline), deadline })
      return [row.id, row.isFirst ? lateSeconds(countedAt, deadline) : 0]
    }),
  )
}

/** What a decided outcome comes to at this moment: its marks, and what being late takes off them. */
export type Settled = Penalised & { submissionId: string; lateSeconds: number; storedPenalty: number; storedPass: boolean | null }

/** Validated outcomes with what being late leaves of them by the deadlines and rules of today; work sent back stays out. Four queries. */
export async function settledOutcomes(db: Db, outcomeIds: readonly string[]): Promise<Map<string, Settled>> {
  if (outcomeIds.length === 0) return new Map()
  const found = await db
    .select({
      id: outcomes.id,
      submissionId: outcomes.submissionId,
      markId: outcomes.markId,
      penalty: outcomes.penalty,
      isPassed: outcomes.isPassed,
      rubric: assignmentVersions.rubric,
      late: lateColumns,
    })
    .from(outcomes)
    .innerJoin(submissions, eq(submissions.id, outcomes.submissionId))
    .innerJoin(plans, eq(plans.id, submissions.planId))
    .innerJoin(assignmentRuns, eq(assignmentRuns.id, plans.runId))
    .innerJoin(assignmentVersions, eq(assignmentVersions.id, plans.assignmentVersionId))
    .where(and(inArray(outcomes.id, [...outcomeIds]), eq(outcomes.decision, 'validate')))
  const { markId, criterionId, points } = criterionMarks
  const markIds = found.map((one) => one.markId)
  const given =
    markIds.length === 0 ? [] : await db.select({ markId, criterionId, points }).from(criterionMarks).where(inArray(markId, markIds))
  const late = await latenessOf(
    db,
    found.map(({ submissionId }) => submissionId),
  )
  return new Map(
    found.map(({ id, submissionId, markId: of, penalty, isPassed, rubric, late: rule }) => {
      const own = given.filter((row) => row.markId === of)
      const score = rubricScore(rubric, Object.fromEntries(own.map((row) => [row.criterionId, { points: row.points }])))
      const seconds = late.get(submissionId) ?? 0
      const marked = { points: score.total, maxPoints: score.of, isPassed: score.isPassed === true, passTotal: rubric.pass.total }
      const result = penalise(rule satisfies LateRule, marked, seconds)
      return [id, { ...result, submissionId, lateSeconds: seconds, storedPenalty: penalty, storedPass: isPassed }]
    }),
  )
}
