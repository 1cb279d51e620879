import { and, eq, gt, isNull } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { erasureRequests } from '#db/schema/privacy.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { recordAudit } from '#app/platform/record-audit.server.ts'

/** Takes the viewer's wish to be erased back, as long as its days run. */
export function cancelErasure(db: Db, viewer: Viewer, now: Date): Promise<{ ok: boolean }> {
  return db.transaction(async (tx) => {
    const open = and(isNull(erasureRequests.cancelledAt), isNull(erasureRequests.refusedAt), isNull(erasureRequests.doneAt))
    const taken = await tx
      .update(erasureRequests)
      .set({ cancelledAt: now })
      .where(and(eq(erasureRequests.personId, viewer.id), open, gt(erasureRequests.cancellableUntil, now)))
      .returning({ id: erasureRequests.id })
    if (taken.length === 0) return { ok: false }
    await recordAudit(tx, { actorId: viewer.id, action: 'erasure-cancelled', subject: { kind: 'person', id: viewer.id } }, now)
    return { ok: true }
  })
}
