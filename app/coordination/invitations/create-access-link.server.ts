import { and, eq, isNull } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { accessLinks } from '#db/schema/invitations.ts'
import { people } from '#db/schema/people.ts'
import { accessGivenBy } from '#app/access/invitations.scope.server.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { hashOfNew, linkToken } from '#app/platform/link-tokens.server.ts'
import { recordAudit } from '#app/platform/record-audit.server.ts'
import { ACCESS_HOURS } from '#app/rules/invitations.ts'

/** Makes a one-time link by which a person chooses a new password, for 24 hours. Links and requests before it end. */
export async function createAccessLink(db: Db, viewer: Viewer, personId: string, secret: string, now: Date): Promise<void> {
  await db.transaction(async (tx) => {
    const [person] = await tx
      .select({ id: people.id })
      .from(people)
      .where(and(eq(people.id, personId), isNull(people.archivedAt), accessGivenBy(tx, viewer)))
    if (!person) throw new Response(null, { status: 404 })
    await tx
      .update(accessLinks)
      .set({ revokedAt: now })
      .where(and(eq(accessLinks.personId, personId), isNull(accessLinks.revokedAt), isNull(accessLinks.usedAt)))
    const id = crypto.randomUUID()
    await tx.insert(accessLinks).values({
      id,
      personId,
      tokenHash: hashOfNew('access', linkToken(secret, 'access', id, 1)),
      expiresAt: new Date(now.getTime() + ACCESS_HOURS.handed * 3_600_000),
      madeBy: viewer.id,
      createdAt: now,
    })
    await recordAudit(tx, { actorId: viewer.id, action: 'access-link.made', subject: { kind: 'person', id: personId } }, now)
  })
}
