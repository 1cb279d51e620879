import { eq } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { people } from '#db/schema/people.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { hashPassword, isPassword, type PasswordCost } from '#app/platform/password.server.ts'
import { recordAudit } from '#app/platform/record-audit.server.ts'
import { newPassword, type PasswordRefusal } from '#app/rules/new-password.ts'
import { commonPasswords } from './common-passwords.server.ts'
import { countFailure, failureKey, recentFailures, waitMinutes } from './throttle.server.ts'

export type ChangeRefusal = { because: 'current-wrong' | PasswordRefusal } | { because: 'too-many'; minutes: number }

type Wish = { current: string; next: string; now: Date; cost: PasswordCost; secret: string; requestId: string }

/** Changes one's own password after checking the current one. The caller then ends all sessions and opens a new one. */
export async function changePassword(db: Db, viewer: Viewer, wish: Wish): Promise<{ ok: true } | ({ ok: false } & ChangeRefusal)> {
  const key = failureKey(wish.secret, 'change', viewer.id)
  const minutes = waitMinutes(await recentFailures(db, [key]), key, wish.now)
  if (minutes > 0) return { ok: false, because: 'too-many', minutes }
  const [person] = await db
    .select({ name: people.name, phone: people.phone, email: people.email, passwordHash: people.passwordHash })
    .from(people)
    .where(eq(people.id, viewer.id))
  if (!person || !(await isPassword(wish.current, person.passwordHash, wish.cost))) {
    await countFailure(db, [key], wish.now)
    return { ok: false, because: 'current-wrong' }
  }
  const common = await commonPasswords()
  const verdict = newPassword(wish.next, { names: [person.name, person.phone, person.email], isCommon: (password) => common.has(password) })
  if (!verdict.ok) return verdict
  // Hashing stands outside the transaction: it would hold up every other query of the embedded database.
  const passwordHash = await hashPassword(wish.next, wish.cost)
  await db.transaction(async (tx) => {
    await tx.update(people).set({ passwordHash }).where(eq(people.id, viewer.id))
    const subject = { kind: 'person', id: viewer.id }
    await recordAudit(tx, { actorId: viewer.id, action: 'password-changed', subject, requestId: wish.requestId }, wish.now)
  })
  return { ok: true }
}
