import { and, asc, desc, eq, sql } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { cohorts } from '#db/schema/cohorts.ts'
import { assignmentVersions } from '#db/schema/courses.ts'
import { assignmentRuns, plans } from '#db/schema/plans.ts'
import { assignmentsAuthoredBy, runsChosenBy } from '#app/access/assignments.scope.server.ts'
import type { Viewer } from '#app/access/viewer.ts'

/** The assignments that a viewer may write, each with its newest version. One query. */
export function authoredAssignments(db: Db, viewer: Viewer) {
  const { key, courseId, number, createdAt } = assignmentVersions
  return db
    .selectDistinctOn([key], { key, courseId, number, createdAt, title: assignmentVersions.title })
    .from(assignmentVersions)
    .where(assignmentsAuthoredBy(viewer))
    .orderBy(asc(key), desc(number))
}

/** A version of an assignment that a viewer may write, the newest unless `number` names one. Throws 404 for every other. One query. */
export async function versionToWrite(db: Db, viewer: Viewer, key: string, number: number | null) {
  const [found] = await db
    .select()
    .from(assignmentVersions)
    .where(
      and(
        eq(assignmentVersions.key, key),
        number === null ? undefined : eq(assignmentVersions.number, number),
        assignmentsAuthoredBy(viewer),
      ),
    )
    .orderBy(desc(assignmentVersions.number))
    .limit(1)
  if (!found) throw new Response(null, { status: 404 })
  return found
}

/** The history of an assignment: its versions, the newest first, with how many plans hold each. One query. */
export function versionsOf(db: Db, key: string) {
  const { id, number, createdAt } = assignmentVersions
  // In a list of one table columns stand without its name: the plan's own id would be meant.
  const used = sql`(select count(*) from ${plans} where assignment_version_id = assignment_versions.id)`.mapWith(Number)
  return db
    .select({ id, number, createdAt, plans: used })
    .from(assignmentVersions)
    .where(eq(assignmentVersions.key, key))
    .orderBy(desc(number))
}

/** The cohorts that work on an assignment and whose version the viewer chooses, each with the version that new plans get. One query. */
export function runsToChoose(db: Db, viewer: Viewer, key: string) {
  return db
    .select({ id: assignmentRuns.id, cohort: cohorts.name, number: assignmentVersions.number })
    .from(assignmentRuns)
    .innerJoin(cohorts, eq(cohorts.id, assignmentRuns.cohortId))
    .innerJoin(assignmentVersions, eq(assignmentVersions.id, assignmentRuns.assignmentVersionId))
    .where(and(eq(assignmentRuns.assignmentKey, key), runsChosenBy(viewer)))
    .orderBy(asc(cohorts.name))
}
