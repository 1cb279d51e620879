import { and, eq, isNull } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { groupLinks, joinRequests } from '#db/schema/invitations.ts'
import { groupLinksOf } from '#app/access/invitations.scope.server.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { recordAudit } from '#app/platform/record-audit.server.ts'
import { createInvitation, type InvitationRefusal } from './create-invitation.server.ts'

/** Accepted with the invitation it became, or refused with the reason that is kept. */
export type Decision = { act: 'accept' } | { act: 'refuse'; reason: string }
export type Decided =
  | { ok: true; invitationId: string | null }
  | { ok: false; because: 'reason-missing' | 'already-decided' }
  | ({ ok: false } & InvitationRefusal)

class Refused extends Error {
  constructor(readonly decided: Decided) {
    super('refused')
  }
}

/** Decides on a request to take part: accepting makes a personal invitation to the number that was given, so that its owner alone can use it. */
export async function decideRequest(
  db: Db,
  viewer: Viewer,
  requestId: string,
  decision: Decision,
  secret: string,
  now: Date,
): Promise<Decided> {
  const reason = decision.act === 'refuse' ? decision.reason.trim().slice(0, 500) : ''
  if (decision.act === 'refuse' && reason === '') return { ok: false, because: 'reason-missing' }
  try {
    return await db.transaction(async (tx): Promise<Decided> => {
      const [found] = await tx
        .select({ request: joinRequests, cohortId: groupLinks.cohortId, organisationId: groupLinks.organisationId })
        .from(joinRequests)
        .innerJoin(groupLinks, eq(groupLinks.id, joinRequests.linkId))
        .where(and(eq(joinRequests.id, requestId), groupLinksOf(viewer)))
      if (!found) throw new Response(null, { status: 404 })
      const decided = await tx
        .update(joinRequests)
        .set({ decidedAt: now, decidedBy: viewer.id, isAccepted: decision.act === 'accept', reason })
        .where(and(eq(joinRequests.id, requestId), isNull(joinRequests.decidedAt)))
        .returning({ id: joinRequests.id })
      if (decided.length === 0) return { ok: false, because: 'already-decided' }
      const subject = { kind: 'join-request', id: requestId }
      await recordAudit(
        tx,
        { actorId: viewer.id, action: decision.act === 'accept' ? 'join-request.accepted' : 'join-request.refused', subject },
        now,
      )
      if (decision.act === 'refuse') return { ok: true, invitationId: null }
      const { name, phone, language } = found.request
      const form = { name, phone, email: '', language, organisation: found.organisationId ?? undefined }
      const invited = await createInvitation(tx, viewer, { cohortId: found.cohortId, form }, secret, now)
      if (!invited.ok) throw new Refused(invited)
      return { ok: true, invitationId: invited.id }
    })
  } catch (error) {
    if (error instanceof Refused) return error.decided
    throw error
  }
}
