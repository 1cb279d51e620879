import { and, eq, sql } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { people } from '#db/schema/people.ts'
import { assignmentRuns, plans, submissions } from '#db/schema/plans.ts'
import { keepsAwayFrom, trainersOf } from '#app/access/submissions.scope.server.ts'
import { allocate } from '#app/rules/allocation.ts'

/** A hand-in that was just written. */
type Arrived = { submissionId: string; planId: string; ownerId: string; organisationId: string | null; cohortId: string; courseId: string }

/** Gives a hand-in to a trainer where its run shares out, and answers whom; null where whoever is free takes it, or a coordinator decides. */
export async function allocateHandIn(db: Db, arrived: Arrived, now: Date): Promise<string | null> {
  const { submissionId, planId, organisationId } = arrived
  const [run] = await db
    .select({ id: assignmentRuns.id, rule: assignmentRuns.allocation })
    .from(plans)
    .innerJoin(assignmentRuns, eq(assignmentRuns.id, plans.runId))
    .where(eq(plans.id, planId))
  if (!run || run.rule === 'free' || run.rule === 'by-hand') return null
  // Lock the run: two hand-ins at once would both go to the same trainer.
  await db.select({ id: assignmentRuns.id }).from(assignmentRuns).where(eq(assignmentRuns.id, run.id)).for('update')
  const given = sql`from submissions given join plans on plans.id = given.plan_id
    where plans.run_id = ${run.id} and given.allocated_to = ${people.id} and given.withdrawn_at is null`
  const markers = await db
    .select({
      id: people.id,
      waiting:
        sql`(select count(*) ${given} and not exists (select 1 from marks done where done.submission_id = given.id and done.decision is not null))`.mapWith(
          Number,
        ),
      lastGivenAt: sql<Date | null>`(select max(given.submitted_at) ${given})`.mapWith(submissions.submittedAt),
    })
    .from(people)
    .where(and(trainersOf(arrived, now), sql`not ${keepsAwayFrom(arrived)}`))
  const [{ before } = { before: null }] = await db
    .select({
      before: sql<string | null>`(select marks.marker_id from marks join submissions earlier on earlier.id = marks.submission_id
        where earlier.plan_id = ${planId} and marks.decision is not null order by marks.decided_at desc limit 1)`,
    })
    .from(plans)
    .where(eq(plans.id, planId))
  const [last] = organisationId
    ? await db
        .select({ id: submissions.allocatedTo })
        .from(submissions)
        .innerJoin(plans, eq(plans.id, submissions.planId))
        .where(
          and(
            eq(plans.runId, run.id),
            eq(submissions.organisationId, organisationId),
            sql`${submissions.allocatedTo} is not null and ${submissions.id} <> ${submissionId}`,
          ),
        )
        .orderBy(sql`${submissions.submittedAt} desc`)
        .limit(1)
    : []
  const allocatedTo = allocate({ rule: run.rule, markers, before, ofOrganisation: last?.id ?? null })
  if (allocatedTo) await db.update(submissions).set({ allocatedTo }).where(eq(submissions.id, submissionId))
  return allocatedTo
}
