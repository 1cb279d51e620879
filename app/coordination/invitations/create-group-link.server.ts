import type { Db } from '#db/handle.ts'
import { groupLinks } from '#db/schema/invitations.ts'
import { mayInvite } from '#app/access/invitations.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { hashOfNew, linkToken } from '#app/platform/link-tokens.server.ts'
import { recordAudit } from '#app/platform/record-audit.server.ts'
import { endOfLink, GROUP_LINK_DAYS } from '#app/rules/invitations.ts'
import { isStanding } from './place.queries.server.ts'

/** Makes a link by which people may ask to take part in a cohort, for one organisation or for all; it works for 30 days. */
export async function createGroupLink(
  db: Db,
  viewer: Viewer,
  place: { cohortId: string; organisationId: string | null },
  secret: string,
  now: Date,
): Promise<{ ok: true } | { ok: false; because: 'not-yours' }> {
  if (!mayInvite(viewer, place) || !(await isStanding(db, place.organisationId))) return { ok: false, because: 'not-yours' }
  const id = crypto.randomUUID()
  const tokenHash = hashOfNew('group', linkToken(secret, 'group', id, 1))
  await db.transaction(async (tx) => {
    await tx
      .insert(groupLinks)
      .values({ id, ...place, tokenHash, expiresAt: endOfLink(GROUP_LINK_DAYS, now), madeBy: viewer.id, createdAt: now })
    await recordAudit(tx, { actorId: viewer.id, action: 'group-link.made', subject: { kind: 'group-link', id } }, now)
  })
  return { ok: true }
}
