import { and, eq } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { commentBank } from '#db/schema/grading.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { recordAudit } from '#app/platform/record-audit.server.ts'
import { readyOf } from './ready.queries.server.ts'

/** Puts a ready remark away, so that it is offered no more, or takes it out again. Throws 404 for one of somebody else. */
export function putAwayReadyRemark(db: Db, viewer: Viewer, { id, isAway }: { id: string; isAway: boolean }, now: Date): Promise<void> {
  return db.transaction(async (tx) => {
    const [kept] = await tx
      .update(commentBank)
      .set({ putAwayAt: isAway ? now : null })
      .where(and(eq(commentBank.id, id), readyOf(viewer)))
      .returning({ id: commentBank.id })
    if (!kept) throw new Response(null, { status: 404 })
    const subject = { kind: 'ready-remark', id }
    await recordAudit(tx, { actorId: viewer.id, action: 'ready-remark.put-away', subject, detail: { isAway } }, now)
  })
}
