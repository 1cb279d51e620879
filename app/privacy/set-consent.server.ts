import { and, eq, isNull } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { consents } from '#db/schema/privacy.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { recordAudit } from '#app/platform/record-audit.server.ts'
import { CURRENT_NOTICE, type OptionalUse } from '#app/rules/notice-versions.ts'

/** Keeps that the viewer agrees to an optional use, or takes it back from now on; what stands already stays as it is. */
export function setConsent(db: Db, viewer: Viewer, { use, agrees }: { use: OptionalUse; agrees: boolean }, now: Date): Promise<void> {
  return db.transaction(async (tx) => {
    const own = and(eq(consents.personId, viewer.id), eq(consents.use, use), isNull(consents.withdrawnAt))
    const given = { personId: viewer.id, use, version: CURRENT_NOTICE, givenAt: now }
    const changed = agrees
      ? await tx.insert(consents).values(given).onConflictDoNothing().returning({ id: consents.id })
      : await tx.update(consents).set({ withdrawnAt: now }).where(own).returning({ id: consents.id })
    if (changed.length === 0) return
    const subject = { kind: 'person', id: viewer.id }
    await recordAudit(tx, { actorId: viewer.id, action: agrees ? 'consent-given' : 'consent-withdrawn', subject, detail: { use } }, now)
  })
}
