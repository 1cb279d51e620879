import { and, desc, eq, gt, isNull, sql } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { enrolments } from '#db/schema/cohorts.ts'
import { files } from '#db/schema/files.ts'
import { assignmentRuns, plans, submissions } from '#db/schema/plans.ts'
import { filesSeenBy } from '#app/access/files.scope.server.ts'
import { plansSeenBy, plansWrittenBy } from '#app/access/plans.scope.server.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { isFileType, KEPT_DAYS, type FileType } from '#app/rules/part-files.ts'

/** The files that were taken out of a part and can be put back, the last one first. */
export function removedFiles(db: Db, planId: string, partId: string, now: Date) {
  const since = new Date(now.getTime() - KEPT_DAYS * 86_400_000)
  return db
    .select({ id: files.id, kind: files.kind, name: files.name, bytes: files.bytes, removedAt: files.removedAt })
    .from(files)
    .where(and(eq(files.planId, planId), eq(files.partId, partId), isNull(files.submissionId), gt(files.removedAt, since)))
    .orderBy(desc(files.removedAt))
}

/** The plans that a viewer writes in courses that run for them, the last one first. One query. */
export function plansToWrite(db: Db, viewer: Viewer) {
  return db
    .select({ id: plans.id })
    .from(plans)
    .innerJoin(enrolments, eq(enrolments.id, plans.enrolmentId))
    .where(plansWrittenBy(viewer))
    .orderBy(desc(plans.openedAt))
}

/** A file that a viewer may open, with the name under which they save it. Throws 404 for every other. One query. */
export async function fileInView(
  db: Db,
  viewer: Viewer,
  id: string,
): Promise<{ id: string; type: FileType; name: string; hasPreview: boolean }> {
  const { type, name, hasPreview } = files
  const [found] = await db
    .select({ type, name, hasPreview, isOwn: sql`${plansSeenBy(viewer)}`.mapWith(Boolean), isAnonymous: assignmentRuns.isAnonymous, kind: files.kind })
    .from(files)
    .innerJoin(plans, eq(plans.id, files.planId))
    .innerJoin(assignmentRuns, eq(assignmentRuns.id, plans.runId))
    .leftJoin(submissions, eq(submissions.planId, plans.id))
    .where(and(eq(files.id, id), filesSeenBy(viewer)))
    .limit(1)
  if (!found || !isFileType(found.type)) throw new Response(null, { status: 404 })
  // The name that somebody gave a photo may be their own.
  const isHidden = found.isAnonymous && !found.isOwn
  const shownName = isHidden ? `${found.kind}-${id.slice(0, 6)}.${found.name.split('.').at(-1) ?? ''}` : found.name
  return { id, type: found.type, name: shownName, hasPreview: found.hasPreview }
}
