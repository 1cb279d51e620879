import { and, eq } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { passkeys, recoveryCodes, secondFactors } from '#db/schema/people.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { recordAudit } from '#app/platform/record-audit.server.ts'
import { factorsOf } from './factors.queries.server.ts'

/** Takes away the codes of an app, or one passkey. The last factor of somebody who must have one stays. */
export async function removeFactor(
  db: Db,
  viewer: Viewer,
  { passkeyId, isDemanded, now }: { passkeyId: string | null; isDemanded: boolean; now: Date },
): Promise<{ ok: true } | { ok: false; because: 'last-factor' }> {
  return db.transaction(async (tx) => {
    const own = await factorsOf(tx, viewer.id)
    const left = own.passkeys.filter(({ id }) => id !== passkeyId).length + (own.confirmedAt && passkeyId !== null ? 1 : 0)
    if (isDemanded && left === 0) return { ok: false, because: 'last-factor' } as const
    const removed =
      passkeyId === null
        ? await tx.delete(secondFactors).where(eq(secondFactors.personId, viewer.id)).returning({ id: secondFactors.personId })
        : await tx
            .delete(passkeys)
            .where(and(eq(passkeys.id, passkeyId), eq(passkeys.personId, viewer.id)))
            .returning({ id: passkeys.id })
    // Codes on paper stand for the app or the keys: with the last of these they open nothing.
    if (left === 0) await tx.delete(recoveryCodes).where(eq(recoveryCodes.personId, viewer.id))
    const detail = { kind: passkeyId === null ? 'app' : 'passkey' }
    if (removed.length > 0)
      await recordAudit(
        tx,
        { actorId: viewer.id, action: 'second-factor-removed', subject: { kind: 'person', id: viewer.id }, detail },
        now,
      )
    return { ok: true } as const
  })
}
