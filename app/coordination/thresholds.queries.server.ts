import { and, eq } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { cohorts } from '#db/schema/cohorts.ts'
import { cohortsSteeredBy } from '#app/access/cohorts.scope.server.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { thresholdsOf, type CallThresholds } from '#app/rules/call-list.ts'

/** From when on somebody of a cohort that the viewer steers stands on the list of people to call; 404 for any other cohort. One query. */
export async function cohortThresholds(
  db: Db,
  viewer: Viewer,
  cohortId: string,
): Promise<{ cohort: { id: string; name: string }; thresholds: CallThresholds }> {
  const [found] = await db
    .select({ id: cohorts.id, name: cohorts.name, thresholds: cohorts.thresholds })
    .from(cohorts)
    .where(and(eq(cohorts.id, cohortId), cohortsSteeredBy(viewer)))
  if (!found) throw new Response(null, { status: 404 })
  return { cohort: { id: found.id, name: found.name }, thresholds: thresholdsOf(found.thresholds) }
}
