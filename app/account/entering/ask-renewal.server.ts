import { and, eq, isNull } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { invitations } from '#db/schema/invitations.ts'
import { recordAudit } from '#app/platform/record-audit.server.ts'

/** Notes that the owner of a link that has ended asks for a new one; asking again changes nothing. */
export async function askRenewal(db: Db, invitationId: string, now: Date): Promise<void> {
  await db.transaction(async (tx) => {
    const asked = await tx
      .update(invitations)
      .set({ renewalAskedAt: now })
      .where(
        and(
          eq(invitations.id, invitationId),
          isNull(invitations.renewalAskedAt),
          isNull(invitations.usedAt),
          isNull(invitations.revokedAt),
        ),
      )
      .returning({ id: invitations.id })
    if (asked.length > 0)
      await recordAudit(tx, { actorId: null, action: 'invitation.renewal-asked', subject: { kind: 'invitation', id: invitationId } }, now)
  })
}
