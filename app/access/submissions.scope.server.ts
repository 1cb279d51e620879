import { and, inArray, isNull, ne, or, sql, type SQL } from 'drizzle-orm'
import { grants, people } from '#db/schema/people.ts'
import { assignmentRuns, plans, revisions, submissions } from '#db/schema/plans.ts'
import { trainedIn } from './trained-courses.scope.server.ts'
import type { CourseOfCohort, Viewer } from './viewer.ts'

type Trainer = Pick<Viewer, 'id' | 'trains' | 'trainsCourses'>
type Reader = Trainer & Pick<Viewer, 'coordinates'>

function isOthersWork(viewer: Pick<Viewer, 'id'>): SQL | undefined {
  return and(
    isNull(submissions.withdrawnAt),
    ne(plans.ownerId, viewer.id),
    sql`not exists (select 1 from plan_authors shared where shared.plan_id = ${plans.id} and shared.person_id = ${viewer.id} and shared.joined_at is not null)`,
    or(isNull(submissions.submittedBy), ne(submissions.submittedBy, viewer.id)),
    sql`not exists (select 1 from ${revisions} where ${revisions.planId} = ${plans.id} and ${revisions.authorId} = ${viewer.id})`,
  )
}

/** Whether a first marking of a hand-in is done and a second one was asked for. */
const isForSecond = sql<boolean>`${submissions.secondAskedAt} is not null and exists (select 1 from marks done where done.submission_id = ${submissions.id} and done.role = 'first'
  and done.decision is not null)`

const trained = (viewer: Trainer) => trainedIn(viewer, assignmentRuns.cohortId, assignmentRuns.courseId)

/** maySeeSubmission as a condition on submissions joined with their plans and runs. */
export function submissionsSeenBy(viewer: Reader): SQL | undefined {
  return and(isOthersWork(viewer), or(trained(viewer), inArray(assignmentRuns.cohortId, [...viewer.coordinates])))
}

/** mayMarkSubmission as a condition on submissions joined with their plans and runs. */
export function submissionsMarkedBy(viewer: Reader): SQL | undefined {
  return and(isOthersWork(viewer), or(trained(viewer), and(inArray(assignmentRuns.cohortId, [...viewer.coordinates]), isForSecond)))
}

/** mayReleaseResult as a condition on submissions joined with their plans and runs. */
export function resultsReleasedBy(viewer: Reader): SQL | undefined {
  return and(isOthersWork(viewer), or(trained(viewer), inArray(assignmentRuns.cohortId, [...viewer.coordinates])))
}

/** Who marks the work of a course of a cohort at an instant, as a condition on people: those who are told when it arrives. */
export function trainersOf({ cohortId, courseId }: CourseOfCohort, now: Date): SQL {
  return sql`exists (select 1 from ${grants} where ${grants.personId} = ${people.id} and ${grants.role} = 'trainer'
    and ${grants.cohortId} = ${cohortId} and coalesce(${grants.courseId}, ${courseId}) = ${courseId} and ${grants.revokedAt} is null
    and (${grants.endsAt} is null or ${grants.endsAt} > ${now.toISOString()}::timestamptz))`
}

/** Who coordinates a cohort at an instant, as a condition on people: those who are told when a third person is asked. */
export function coordinatorsOf(cohortId: string, now: Date): SQL {
  return sql`exists (select 1 from ${grants} where ${grants.personId} = ${people.id} and ${grants.role} = 'coordinator'
    and ${grants.cohortId} = ${cohortId} and ${grants.revokedAt} is null
    and (${grants.endsAt} is null or ${grants.endsAt} > ${now.toISOString()}::timestamptz))`
}

/** Who wrote in a plan, or belongs today to an organisation of one of its authors or to the one the hand-in came from, as a condition on people: they are given none of its marking. */
export function keepsAwayFrom({
  planId,
  ownerId,
  organisationId,
}: {
  planId: string
  ownerId: string
  organisationId: string | null
}): SQL {
  return sql`(${people.id} = ${ownerId}
    or exists (select 1 from ${revisions} where ${revisions.planId} = ${planId} and ${revisions.authorId} = ${people.id})
    or exists (select 1 from plan_authors shared where shared.plan_id = ${planId} and shared.person_id = ${people.id} and shared.joined_at is not null)
    or exists (select 1 from memberships theirs where theirs.person_id = ${people.id} and theirs.to_day is null
      and (theirs.organisation_id = ${organisationId}::uuid or exists (select 1 from memberships own
        where (own.person_id = ${ownerId} or own.person_id in (select shared.person_id from plan_authors shared
          where shared.plan_id = ${planId} and shared.joined_at is not null)) and own.to_day is null and own.organisation_id = theirs.organisation_id))))`
}
