import { and, eq, isNull } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { certificates } from '#db/schema/reports.ts'
import { maySteerCohort } from '#app/access/cohorts.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { recordAudit } from '#app/platform/record-audit.server.ts'

/** Revokes a certificate of a cohort that the viewer steers, with a reason that stays; answers whether there was one in force. */
export function revokeCertificate(
  db: Db,
  viewer: Viewer,
  { cohortId, id, reason }: { cohortId: string; id: string; reason: string },
  now: Date,
): Promise<boolean> {
  return db.transaction(async (tx) => {
    if (!maySteerCohort(viewer, cohortId)) throw new Response(null, { status: 404 })
    const revoked = await tx
      .update(certificates)
      .set({ revokedAt: now, revokedBy: viewer.id, revokedReason: reason })
      .where(and(eq(certificates.id, id), eq(certificates.cohortId, cohortId), isNull(certificates.revokedAt)))
      .returning({ id: certificates.id })
    if (revoked.length === 0) return false
    await recordAudit(tx, { actorId: viewer.id, action: 'certificate-revoked', subject: { kind: 'certificate', id } }, now)
    return true
  })
}
