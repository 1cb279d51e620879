import { and, asc, eq, isNotNull, isNull, not, sql } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { outcomes } from '#db/schema/grading.ts'
import { people } from '#db/schema/people.ts'
import { plans, submissions } from '#db/schema/plans.ts'
import { submissionsSeenBy, trainersOf } from '#app/access/submissions.scope.server.ts'
import type { Viewer } from '#app/access/viewer.ts'
import type { SteeredRun } from '../runs/runs.queries.server.ts'
import { hasNextRound, workRows } from '../work.queries.server.ts'

/** The hand-ins of a run that nobody has decided on, the longest wait first. One query. */
export function waitingOf(db: Db, viewer: Viewer, run: Pick<SteeredRun, 'id'>) {
  const open = and(eq(plans.runId, run.id), isNull(plans.excusedAt), not(hasNextRound), isNull(outcomes.id))
  return workRows(db, and(submissionsSeenBy(viewer), open)).orderBy(asc(submissions.submittedAt), asc(submissions.id))
}

/** The trainers of a run: what is given to them and waits, what they hold, and how many days their answers of this run took on average. One query. */
export async function markersOf(db: Db, run: Pick<SteeredRun, 'id' | 'cohortId' | 'courseId'>, now: Date) {
  const own = sql`from submissions own join plans on plans.id = own.plan_id where plans.run_id = ${run.id} and own.withdrawn_at is null`
  // Named with its table: in a list of columns of one table a column stands without.
  const person = sql`${people.id}`
  const undecided = sql`not exists (select 1 from marks done where done.submission_id = own.id and done.decision is not null)`
  return db
    .select({
      id: people.id,
      name: people.name,
      given: sql`(select count(*) ${own} and own.allocated_to = ${person} and ${undecided})`.mapWith(Number),
      oldestAt: sql<Date | null>`(select min(own.submitted_at) ${own} and own.allocated_to = ${person} and ${undecided})`.mapWith(
        submissions.submittedAt,
      ),
      held: sql`(select count(*) from leases held join submissions own on own.id = held.submission_id join plans on plans.id = own.plan_id
        where plans.run_id = ${run.id} and held.marker_id = ${person} and held.expires_at > ${now.toISOString()}::timestamptz)`.mapWith(
        Number,
      ),
      answered:
        sql`(select count(*) from marks done join submissions own on own.id = done.submission_id join plans on plans.id = own.plan_id
        where plans.run_id = ${run.id} and done.marker_id = ${person} and done.decided_at is not null)`.mapWith(Number),
      meanDays: sql<
        number | null
      >`(select avg(extract(epoch from done.decided_at - own.submitted_at) / 86400)::float8 from marks done join submissions own on own.id = done.submission_id
        join plans on plans.id = own.plan_id where plans.run_id = ${run.id} and done.marker_id = ${person} and done.decided_at is not null)`,
    })
    .from(people)
    .where(trainersOf(run, now))
    .orderBy(asc(people.name))
}
export type RunMarker = Awaited<ReturnType<typeof markersOf>>[number]

/** Who was given work of each organisation last in a run. One query. */
export async function lastOfOrganisations(db: Db, run: Pick<SteeredRun, 'id'>): Promise<Map<string, string>> {
  const found = await db
    .select({ organisationId: submissions.organisationId, to: submissions.allocatedTo })
    .from(submissions)
    .innerJoin(plans, eq(plans.id, submissions.planId))
    .where(and(eq(plans.runId, run.id), isNotNull(submissions.allocatedTo), isNotNull(submissions.organisationId)))
    .orderBy(asc(submissions.submittedAt))
  return new Map(found.flatMap(({ organisationId, to }) => (organisationId && to ? [[organisationId, to] as const] : [])))
}
