import { and, asc, eq, isNull, not, sql } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { cohortCourses, cohorts, deadlines } from '#db/schema/cohorts.ts'
import { assignmentVersions } from '#db/schema/courses.ts'
import { outcomes, releases } from '#db/schema/grading.ts'
import { people } from '#db/schema/people.ts'
import { assignmentRuns, plans, submissions } from '#db/schema/plans.ts'
import { plansSteeredBy } from '#app/access/plan-runs.scope.server.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { deadlineInstant } from '#app/rules/deadlines.ts'
import { lateIntervals } from '#app/rules/late-penalty.ts'
import { textIn, type Language } from '#app/rules/languages.ts'
import { modelOf, type PlanRun, type RunSoFar } from '#app/rules/plan-runs.ts'
import { lateColumns, latenessOf, settledOutcomes } from '../lateness.queries.server.ts'
import { hasNextRound, outcomeInForce, releaseInForce } from '../work.queries.server.ts'

const runColumns = {
  id: assignmentRuns.id,
  cohortId: assignmentRuns.cohortId,
  cohort: cohorts.name,
  key: assignmentRuns.assignmentKey,
  courseId: assignmentRuns.courseId,
  title: assignmentVersions.title,
  maxPoints: sql`(${assignmentVersions.rubric} ->> 'total')::int`.mapWith(Number),
  revision: assignmentRuns.revision,
  dueDay: deadlines.localDay,
  dueTime: deadlines.localTime,
  opensAt: assignmentRuns.opensAt,
  cutOffAt: assignmentRuns.cutOffAt,
  attemptsMax: assignmentRuns.attemptsMax,
  gradeWithinDays: assignmentRuns.gradeWithinDays,
  offlineHours: assignmentRuns.offlineHours,
  late: lateColumns,
  returnRule: assignmentRuns.returnRule,
  releaseRule: assignmentRuns.releaseRule,
  releaseAt: assignmentRuns.releaseAt,
  isAnonymous: assignmentRuns.isAnonymous,
  markingMode: assignmentRuns.markingMode,
  samplePercent: assignmentRuns.samplePercent,
  combineRule: assignmentRuns.combineRule,
  moderateAbove: assignmentRuns.moderateAbove,
  queryDays: assignmentRuns.queryDays,
  allocation: assignmentRuns.allocation,
  isShareable: assignmentRuns.isShareable,
}

function runRows(db: Db, viewer: Viewer, cohortId: string, key?: string) {
  return db
    .select(runColumns)
    .from(assignmentRuns)
    .innerJoin(cohorts, eq(cohorts.id, assignmentRuns.cohortId))
    .innerJoin(cohortCourses, and(eq(cohortCourses.cohortId, cohorts.id), eq(cohortCourses.courseId, assignmentRuns.courseId)))
    .innerJoin(assignmentVersions, eq(assignmentVersions.id, assignmentRuns.assignmentVersionId))
    .leftJoin(deadlines, and(eq(deadlines.cohortId, cohorts.id), eq(deadlines.itemKey, assignmentRuns.assignmentKey)))
    .where(and(eq(cohorts.id, cohortId), key === undefined ? undefined : eq(assignmentRuns.assignmentKey, key), plansSteeredBy(viewer)))
    .orderBy(asc(cohortCourses.position))
}
type RunRow = Awaited<ReturnType<typeof runRows>>[number]

/** The rules of a run apart from what it is of. */
export function rulesOf(row: RunRow): PlanRun {
  const { opensAt, cutOffAt, attemptsMax, gradeWithinDays, offlineHours, late, returnRule, releaseRule, releaseAt } = row
  const { isAnonymous, markingMode, samplePercent, combineRule, moderateAbove, queryDays, allocation, isShareable } = row
  return {
    ...{ opensAt, cutOffAt, attemptsMax, gradeWithinDays, offlineHours, late, returnRule, releaseRule, releaseAt },
    ...{ isAnonymous, markingMode, samplePercent, combineRule, moderateAbove, queryDays, allocation, isShareable },
  }
}

/** The runs of a cohort in the order of its courses, with the model of each; empty where they are not the viewer's. One query. */
export async function runsOf(db: Db, viewer: Viewer, cohortId: string, language: Language) {
  const found = await runRows(db, viewer, cohortId)
  return found.map((row) => ({
    ...{ key: row.key, cohort: row.cohort, title: textIn(row.title, language), dueDay: row.dueDay, dueTime: row.dueTime },
    ...{ attemptsMax: row.attemptsMax, model: modelOf(rulesOf(row)) },
  }))
}

/** A run that the viewer steers, with its rules; undefined where it is not theirs. One query. */
export async function steeredRun(db: Db, viewer: Viewer, cohortId: string, key: string) {
  const [row] = await runRows(db, viewer, cohortId, key)
  return (
    row && {
      ...row,
      rules: rulesOf(row),
      deadlineAt: row.dueDay ? deadlineInstant({ day: row.dueDay, time: row.dueTime ?? '23:59' }) : null,
    }
  )
}
export type SteeredRun = NonNullable<Awaited<ReturnType<typeof steeredRun>>>

/** What has happened in a run: the facts that refuse a change, and how many plans stand where. One query. */
export async function runSoFar(db: Db, run: Pick<SteeredRun, 'id' | 'deadlineAt'>): Promise<RunSoFar & Counts> {
  const number = (query: ReturnType<typeof sql>) => query.mapWith(Number)
  const stands = sql`${submissions.id} is not null and not ${hasNextRound}`
  const [found] = await db
    .select({
      firstHandInAt: sql<Date | null>`min(${submissions.submittedAt})`.mapWith(submissions.submittedAt),
      roundsUsed: number(
        sql`coalesce(max((select count(*) from submissions sent where sent.plan_id = ${plans.id} and sent.withdrawn_at is null)), 0)`,
      ),
      writing: number(sql`count(distinct ${plans.id}) filter (where ${submissions.id} is null)`),
      waiting: number(sql`count(*) filter (where ${stands} and ${outcomes.id} is null)`),
      ready: number(sql`count(*) filter (where ${stands} and ${outcomes.id} is not null and ${releases.id} is null)`),
      marked: number(sql`count(*) filter (where exists (select 1 from marks begun where begun.submission_id = ${submissions.id}))`),
      released: number(sql`count(*) filter (where ${releases.id} is not null)`),
    })
    .from(plans)
    .leftJoin(submissions, and(eq(submissions.planId, plans.id), isNull(submissions.withdrawnAt)))
    .leftJoin(outcomes, outcomeInForce)
    .leftJoin(releases, releaseInForce)
    .where(and(eq(plans.runId, run.id), isNull(plans.excusedAt)))
  if (!found) throw new Error('A count came without a row')
  return { ...found, deadlineAt: run.deadlineAt }
}
export type Counts = { writing: number; waiting: number; ready: number }

/** Who handed in late: by how much, and what the rules take off before a change and after it. Three queries. */
export async function lateHandIns(db: Db, run: SteeredRun, after: PlanRun) {
  const sent = await db
    .select({ id: submissions.id, name: people.name })
    .from(submissions)
    .innerJoin(plans, eq(plans.id, submissions.planId))
    .innerJoin(people, eq(people.id, plans.ownerId))
    .where(and(eq(plans.runId, run.id), isNull(submissions.withdrawnAt), isNull(plans.excusedAt), not(hasNextRound)))
    .orderBy(asc(people.name))
  const late = await latenessOf(
    db,
    sent.map(({ id }) => id),
  )
  const most = (rules: PlanRun, seconds: number) =>
    Math.min(100 - rules.late.floor, lateIntervals(rules.late, seconds) * rules.late.percent) * (run.maxPoints / 100)
  return sent.flatMap(({ id, name }) => {
    const seconds = late.get(id) ?? 0
    return seconds === 0 ? [] : [{ id, name, seconds, before: most(run.rules, seconds), after: most(after, seconds) }]
  })
}
export type LateHandIn = Awaited<ReturnType<typeof lateHandIns>>[number]

/** Released results that the deadlines of today would make differ, an extension given afterwards for instance. Five queries. */
export async function outdatedResults(db: Db, run: Pick<SteeredRun, 'id'>) {
  const shown = await db
    .select({ id: submissions.id, outcomeId: outcomes.id, name: people.name, points: outcomes.points })
    .from(submissions)
    .innerJoin(plans, eq(plans.id, submissions.planId))
    .innerJoin(people, eq(people.id, plans.ownerId))
    .innerJoin(outcomes, outcomeInForce)
    .innerJoin(releases, releaseInForce)
    .where(and(eq(plans.runId, run.id), eq(outcomes.decision, 'validate'), not(hasNextRound)))
    .orderBy(asc(people.name))
  const settled = await settledOutcomes(
    db,
    shown.map(({ outcomeId }) => outcomeId),
  )
  return shown.flatMap(({ id, outcomeId, name, points }) => {
    const now = settled.get(outcomeId)
    const isSame = !now || (now.penalty === now.storedPenalty && now.isPassed === now.storedPass)
    return isSame ? [] : [{ id, name, before: points ?? 0, after: now.points }]
  })
}
export type OutdatedResult = Awaited<ReturnType<typeof outdatedResults>>[number]
