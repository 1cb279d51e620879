import { and, eq, inArray, or, sql, type SQL } from 'drizzle-orm'
import type { Given } from '#db/handle.ts'
import { enrolments } from '#db/schema/cohorts.ts'
import { plans } from '#db/schema/plans.ts'
import { STUDYING } from './activities.ts'
import type { Viewer } from './viewer.ts'

const studying = sql.join(
  STUDYING.map((status) => sql`${status}`),
  sql`, `,
)

/** Whether a row `author` of plan_authors still writes: joined, did not leave, and belongs today to the association that it names. */
export const stillWrites = sql`author.joined_at is not null and author.ended_at is null and exists (select 1 from memberships
  where memberships.person_id = author.person_id and memberships.organisation_id = author.organisation_id and memberships.to_day is null)`

const writesWith = (viewer: { id: Given }) => sql`select 1 from plan_authors author
  where author.plan_id = ${plans.id} and author.person_id = ${viewer.id} and ${stillWrites}`

/** maySeePlan as a condition on plans. */
export function plansSeenBy(viewer: { id: Given }): SQL | undefined {
  return or(eq(plans.ownerId, viewer.id), sql`exists (${writesWith(viewer)})`)
}

/** mayWritePlan as a condition on plans joined with their owners' enrolments. */
export function plansWrittenBy(viewer: Pick<Viewer, 'id'>): SQL | undefined {
  const ownStudies = sql`and exists (select 1 from enrolments own where own.id = author.enrolment_id and own.status in (${studying}))`
  return or(and(eq(plans.ownerId, viewer.id), inArray(enrolments.status, [...STUDYING])), sql`exists (${writesWith(viewer)} ${ownStudies})`)
}

/** mayReadOwnHandIns as a condition on plans. */
export function plansReadBy(viewer: Pick<Viewer, 'id'>): SQL | undefined {
  return or(
    eq(plans.ownerId, viewer.id),
    sql`exists (select 1 from plan_authors author
      where author.plan_id = ${plans.id} and author.person_id = ${viewer.id} and author.joined_at is not null)`,
  )
}

/** mayInviteToPlan as a condition on plans joined with their owners' enrolments. */
export function plansSharedBy(viewer: Pick<Viewer, 'id'>): SQL | undefined {
  return and(eq(plans.ownerId, viewer.id), inArray(enrolments.status, [...STUDYING]))
}

/** The plan that a person of a cohort writes in a run: the one of somebody else that they joined, else their own; null where there is none. Both ids are columns. */
export function planOfEnrolment(runId: SQL, enrolmentId: SQL): SQL<string | null> {
  return sql`coalesce(
    (select author.plan_id from plan_authors author where author.run_id = ${runId} and author.enrolment_id = ${enrolmentId}
      and author.joined_at is not null and author.ended_at is null),
    (select own.id from plans own where own.run_id = ${runId} and own.enrolment_id = ${enrolmentId} and own.set_aside_at is null))`
}
