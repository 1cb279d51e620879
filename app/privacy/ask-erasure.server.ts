import type { Db } from '#db/handle.ts'
import { erasureRequests } from '#db/schema/privacy.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { recordAudit } from '#app/platform/record-audit.server.ts'
import { erasureDates } from '#app/rules/erasure.ts'

/** Keeps that the viewer wishes to be erased; a second wish beside an open one changes nothing. */
export function askErasure(db: Db, viewer: Viewer, now: Date): Promise<void> {
  return db.transaction(async (tx) => {
    const asked = { personId: viewer.id, askedAt: now, ...erasureDates(now) }
    const made = await tx.insert(erasureRequests).values(asked).onConflictDoNothing().returning({ id: erasureRequests.id })
    if (made.length === 0) return
    await recordAudit(tx, { actorId: viewer.id, action: 'erasure-asked', subject: { kind: 'person', id: viewer.id } }, now)
  })
}
