import { and, eq, isNull } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { groupLinks } from '#db/schema/invitations.ts'
import { groupLinksOf } from '#app/access/invitations.scope.server.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { recordAudit } from '#app/platform/record-audit.server.ts'

/** Closes a group link: nobody can ask by it any more. Requests that wait stay. */
export async function closeGroupLink(db: Db, viewer: Viewer, id: string, now: Date): Promise<void> {
  await db.transaction(async (tx) => {
    const closed = await tx
      .update(groupLinks)
      .set({ revokedAt: now })
      .where(and(eq(groupLinks.id, id), groupLinksOf(viewer), isNull(groupLinks.revokedAt)))
      .returning({ id: groupLinks.id })
    if (closed.length > 0)
      await recordAudit(tx, { actorId: viewer.id, action: 'group-link.closed', subject: { kind: 'group-link', id } }, now)
  })
}
