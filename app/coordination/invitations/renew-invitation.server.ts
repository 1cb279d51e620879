import { and, eq } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { invitations } from '#db/schema/invitations.ts'
import { invitationsOf } from '#app/access/invitations.scope.server.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { hashOfNew, linkToken } from '#app/platform/link-tokens.server.ts'
import { enqueue } from '#app/platform/queue.server.ts'
import { recordAudit } from '#app/platform/record-audit.server.ts'
import { endOfLink, INVITATION_DAYS } from '#app/rules/invitations.ts'
import { isUnsettled } from './create-invitation.server.ts'

/** Gives an invitation a new link and 14 more days; the link before opens nothing. An accepted or cancelled one stays as it is. */
export async function renewInvitation(db: Db, viewer: Viewer, id: string, secret: string, now: Date): Promise<void> {
  await db.transaction(async (tx) => {
    const [found] = await tx
      .select({ issue: invitations.issue, email: invitations.email })
      .from(invitations)
      .where(and(eq(invitations.id, id), invitationsOf(viewer), isUnsettled))
      .for('update')
    if (!found) return
    const issue = found.issue + 1
    const tokenHash = hashOfNew('invitation', linkToken(secret, 'invitation', id, issue))
    await tx
      .update(invitations)
      .set({
        ...{ issue, tokenHash, expiresAt: endOfLink(INVITATION_DAYS, now) },
        ...{ renewalAskedAt: null, alert: null, failures: 0, lastFailureAt: null },
      })
      .where(eq(invitations.id, id))
    if (found.email) await enqueue(tx, { kind: 'send-invitation', key: `${id}:${issue}`, payload: { invitationId: id, issue } }, now)
    await recordAudit(tx, { actorId: viewer.id, action: 'invitation.renewed', subject: { kind: 'invitation', id } }, now)
  })
}
