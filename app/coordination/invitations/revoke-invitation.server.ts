import { and, eq } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { invitations } from '#db/schema/invitations.ts'
import { invitationsOf } from '#app/access/invitations.scope.server.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { recordAudit } from '#app/platform/record-audit.server.ts'
import { isUnsettled } from './create-invitation.server.ts'

/** Cancels an invitation: its link opens nothing any more. An accepted one stays. */
export async function revokeInvitation(db: Db, viewer: Viewer, id: string, now: Date): Promise<void> {
  await db.transaction(async (tx) => {
    const revoked = await tx
      .update(invitations)
      .set({ revokedAt: now })
      .where(and(eq(invitations.id, id), invitationsOf(viewer), isUnsettled))
      .returning({ id: invitations.id })
    if (revoked.length === 0) return
    await recordAudit(tx, { actorId: viewer.id, action: 'invitation.revoked', subject: { kind: 'invitation', id } }, now)
  })
}
