import { and, asc, eq, isNull, not, sql } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { outcomes, releases } from '#db/schema/grading.ts'
import { organisations } from '#db/schema/organisations.ts'
import { people } from '#db/schema/people.ts'
import { assignmentRuns, plans, submissions } from '#db/schema/plans.ts'
import { submissionsSeenBy } from '#app/access/submissions.scope.server.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { isNamed } from '../anonymous.queries.server.ts'
import { hasNextRound, outcomeInForce, releaseInForce } from '../work.queries.server.ts'

/** The latest hand-ins of a cohort that its coordinator may take out by organisation: none of a run in which names are hidden. */
const archived = (viewer: Viewer, cohortId: string) =>
  viewer.coordinates.includes(cohortId)
    ? and(submissionsSeenBy(viewer), eq(assignmentRuns.cohortId, cohortId), isNull(plans.excusedAt), not(hasNextRound), isNamed)
    : sql`false`

/** The organisations from which plans of a cohort came, with how many; none for who does not coordinate it. One query. */
export function archivesOf(db: Db, viewer: Viewer, cohortId: string): Promise<Array<{ id: string; name: string; plans: number }>> {
  return db
    .select({ id: organisations.id, name: organisations.name, plans: sql`count(*)`.mapWith(Number) })
    .from(submissions)
    .innerJoin(plans, eq(plans.id, submissions.planId))
    .innerJoin(assignmentRuns, eq(assignmentRuns.id, plans.runId))
    .innerJoin(organisations, eq(organisations.id, submissions.organisationId))
    .where(archived(viewer, cohortId))
    .groupBy(organisations.id, organisations.name)
    .orderBy(asc(organisations.name))
}

/** One plan of an archive: whose, and whether its author sees a result. */
export type ArchivedPlan = { id: string; n: number; name: string; key: string; organisation: string; isReleased: boolean }

/** The plans of one organisation in a cohort, by the name of their authors. Throws 404 where there is none that the viewer coordinates. One query. */
export async function plansOfArchive(db: Db, viewer: Viewer, cohortId: string, organisationId: string): Promise<ArchivedPlan[]> {
  const found = await db
    .select({
      id: submissions.id,
      n: submissions.n,
      name: people.name,
      key: assignmentRuns.assignmentKey,
      organisation: organisations.name,
      isReleased: sql`${releases.id} is not null`.mapWith(Boolean),
    })
    .from(submissions)
    .innerJoin(plans, eq(plans.id, submissions.planId))
    .innerJoin(people, eq(people.id, plans.ownerId))
    .innerJoin(assignmentRuns, eq(assignmentRuns.id, plans.runId))
    .innerJoin(organisations, eq(organisations.id, submissions.organisationId))
    .leftJoin(outcomes, outcomeInForce)
    .leftJoin(releases, releaseInForce)
    .where(and(archived(viewer, cohortId), eq(submissions.organisationId, organisationId)))
    .orderBy(asc(people.name), asc(assignmentRuns.assignmentKey))
  if (found.length === 0) throw new Response(null, { status: 404 })
  return found
}
