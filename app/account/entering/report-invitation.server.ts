import { and, eq, isNull } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { invitations } from '#db/schema/invitations.ts'
import { recordAudit } from '#app/platform/record-audit.server.ts'

/** Notes that an invitation reached somebody it is not for: its coordinator sees it. The link stays as it is. */
export async function reportInvitation(db: Db, invitationId: string, now: Date): Promise<void> {
  await db.transaction(async (tx) => {
    const reported = await tx
      .update(invitations)
      .set({ alert: 'not-me' })
      .where(and(eq(invitations.id, invitationId), isNull(invitations.alert), isNull(invitations.usedAt)))
      .returning({ id: invitations.id })
    if (reported.length > 0)
      await recordAudit(tx, { actorId: null, action: 'invitation.not-me', subject: { kind: 'invitation', id: invitationId } }, now)
  })
}
