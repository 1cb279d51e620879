import { and, eq, sql } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { assignmentVersions } from '#db/schema/courses.ts'
import { assignmentRuns } from '#db/schema/plans.ts'
import { runsChosenBy } from '#app/access/assignments.scope.server.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { recordAudit } from '#app/platform/record-audit.server.ts'

/** Gives new plans of a cohort a version of the assignment; open plans keep theirs. Throws 404 for a cohort or a version that is not the viewer's to choose. */
export function chooseVersion(db: Db, viewer: Viewer, chosen: { key: string; runId: string; number: number }, now: Date): Promise<void> {
  const { key, runId, number } = chosen
  return db.transaction(async (tx) => {
    const ofNumber = tx
      .select({ id: assignmentVersions.id })
      .from(assignmentVersions)
      .where(and(eq(assignmentVersions.key, key), eq(assignmentVersions.number, number)))
    const [version] = await ofNumber
    if (!version) throw new Response(null, { status: 404 })
    const [run] = await tx
      .update(assignmentRuns)
      .set({ assignmentVersionId: version.id, revision: sql`${assignmentRuns.revision} + 1` })
      .where(and(eq(assignmentRuns.id, runId), eq(assignmentRuns.assignmentKey, key), runsChosenBy(viewer)))
      .returning({ id: assignmentRuns.id })
    if (!run) throw new Response(null, { status: 404 })
    await recordAudit(
      tx,
      { actorId: viewer.id, action: 'assignment-version-chosen', subject: { kind: 'run', id: runId }, detail: { number } },
      now,
    )
  })
}
