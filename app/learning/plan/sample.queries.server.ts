import { and, eq } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { assignmentVersions } from '#db/schema/courses.ts'
import { plans } from '#db/schema/plans.ts'
import { plansSeenBy } from '#app/access/plans.scope.server.ts'
import type { Viewer } from '#app/access/viewer.ts'

/** The worked example of a plan's assignment; null where it has none, or where the plan is not the viewer's. */
export async function sampleOf(db: Db, viewer: Viewer, planId: string) {
  const [found] = await db
    .select({ sample: assignmentVersions.sample })
    .from(plans)
    .innerJoin(assignmentVersions, eq(assignmentVersions.id, plans.assignmentVersionId))
    .where(and(eq(plans.id, planId), plansSeenBy(viewer)))
  return found?.sample ?? null
}
