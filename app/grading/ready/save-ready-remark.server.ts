import { and, eq } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { commentBank } from '#db/schema/grading.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { recordAudit } from '#app/platform/record-audit.server.ts'
import { readyOf } from './ready.queries.server.ts'

/** A ready remark as it was typed; `id` is the key of its page, so that sending twice keeps it once. */
export type ReadyToSave = {
  id: string
  isShared: boolean
  courseId: string | null
  criterionId: string | null
  body: { fr: string; en?: string; ar?: string }
}

/** Keeps a new ready remark or a change of one; one that all share stays shared, and remarks that were made with it stay as they are. Throws 404 for one of somebody else. */
export function saveReadyRemark(db: Db, viewer: Viewer, typed: ReadyToSave, now: Date): Promise<void> {
  const { id, isShared, courseId, criterionId, body } = typed
  const written = { courseId, criterionId, body, ...(isShared ? { ownerId: null } : {}) }
  return db.transaction(async (tx) => {
    await tx
      .insert(commentBank)
      .values({ id, ownerId: viewer.id, ...written, createdAt: now })
      .onConflictDoNothing()
    const [kept] = await tx
      .update(commentBank)
      .set(written)
      .where(and(eq(commentBank.id, id), readyOf(viewer)))
      .returning({ id: commentBank.id })
    if (!kept) throw new Response(null, { status: 404 })
    const subject = { kind: 'ready-remark', id }
    await recordAudit(tx, { actorId: viewer.id, action: 'ready-remark.saved', subject, detail: { isShared } }, now)
  })
}
