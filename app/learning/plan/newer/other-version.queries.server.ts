import { and, eq, sql } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { assignmentVersions } from '#db/schema/courses.ts'
import { assignmentRuns, plans, submissions } from '#db/schema/plans.ts'

/** Where a plan stands between two versions of its assignment: its own, and the other one that its author may take. `isNews` until they chose. */
export type VersionChoice = { own: number; other: number; otherId: string; isNews: boolean }

/**
 * The choice between two versions of an assignment: the one that new plans of the cohort get, or else the one that was left. None once anything was
 * handed in: what was marked stays beside the rubric it was marked with. One query.
 */
export async function versionChoice(db: Db, planId: string): Promise<VersionChoice | null> {
  const isUpToDate = sql`${plans.assignmentVersionId} = ${assignmentRuns.assignmentVersionId}`
  const other = sql`case when ${isUpToDate} then ${plans.otherVersionId} else ${assignmentRuns.assignmentVersionId} end`
  const [found] = await db
    .select({
      own: sql`(select number from ${assignmentVersions} own where own.id = ${plans.assignmentVersionId})`.mapWith(Number),
      other: assignmentVersions.number,
      otherId: assignmentVersions.id,
      isNews: sql`${plans.otherVersionId} is distinct from ${assignmentVersions.id}`.mapWith(Boolean),
    })
    .from(plans)
    .innerJoin(assignmentRuns, eq(assignmentRuns.id, plans.runId))
    .innerJoin(assignmentVersions, eq(assignmentVersions.id, other))
    .where(and(eq(plans.id, planId), sql`not exists (select 1 from ${submissions} where plan_id = ${planId})`))
  return found ?? null
}

/** A version of an assignment with what it asks for. Throws 404 for one that is not there. */
export async function versionToTake(db: Db, versionId: string) {
  const [found] = await db.select().from(assignmentVersions).where(eq(assignmentVersions.id, versionId))
  if (!found) throw new Response(null, { status: 404 })
  return found
}
