import { eq } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { accessLinks, invitations } from '#db/schema/invitations.ts'
import { ALERT_AFTER, waitForDigits } from '#app/rules/invitations.ts'
import { hasLastDigits } from '#app/rules/phone.ts'

export type DigitsRefusal = { because: 'digits-missing' | 'digits-wrong' } | { because: 'too-many'; minutes: number }

/**
 * Checks the last four digits that somebody typed behind a link. Tries are counted on the link under its lock, so that trying many at once gains
 * nothing; after five wrong ones each next try waits longer, and the coordinator of an invitation is told.
 */
export async function checkDigits(
  db: Db,
  link: { table: 'invitation' | 'access'; id: string; phone: string | null },
  typed: string,
  now: Date,
): Promise<{ ok: true } | ({ ok: false } & DigitsRefusal)> {
  const { phone } = link
  if (phone === null) return { ok: true }
  if (typed.trim() === '') return { ok: false, because: 'digits-missing' }
  return db.transaction(async (tx): Promise<{ ok: true } | ({ ok: false } & DigitsRefusal)> => {
    const table = link.table === 'invitation' ? invitations : accessLinks
    const [tries] = await tx
      .select({ failures: table.failures, lastFailureAt: table.lastFailureAt })
      .from(table)
      .where(eq(table.id, link.id))
      .for('update')
    if (!tries) return { ok: false, because: 'digits-wrong' }
    const minutes = waitForDigits(tries, now)
    if (minutes > 0) return { ok: false, because: 'too-many', minutes }
    if (hasLastDigits(phone, typed)) return { ok: true }
    const failures = tries.failures + 1
    const counted = { failures, lastFailureAt: now }
    if (link.table === 'access') await tx.update(accessLinks).set(counted).where(eq(accessLinks.id, link.id))
    else
      await tx
        .update(invitations)
        .set({ ...counted, ...(failures >= ALERT_AFTER ? { alert: 'wrong-digits' as const } : {}) })
        .where(eq(invitations.id, link.id))
    return { ok: false, because: 'digits-wrong' }
  })
}
