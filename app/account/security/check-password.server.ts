import { eq } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { people } from '#db/schema/people.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { isPassword, type PasswordCost } from '#app/platform/password.server.ts'
import { countFailure, failureKey, recentFailures, waitMinutes } from '../throttle.server.ts'

type Typed = { password: string; now: Date; secret: string; cost: PasswordCost }
type Refusal = { because: 'password-missing' | 'password-wrong' } | { because: 'too-many'; minutes: number }

/** Checks one's own password again before something grave; wrong ones count together with those of changing it. */
export async function checkPassword(
  db: Db,
  viewer: Viewer,
  { password, now, secret, cost }: Typed,
): Promise<{ ok: true } | ({ ok: false } & Refusal)> {
  if (password === '') return { ok: false, because: 'password-missing' }
  const key = failureKey(secret, 'change', viewer.id)
  const minutes = waitMinutes(await recentFailures(db, [key]), key, now)
  if (minutes > 0) return { ok: false, because: 'too-many', minutes }
  const [own] = await db.select({ hash: people.passwordHash }).from(people).where(eq(people.id, viewer.id))
  if (await isPassword(password, own?.hash ?? null, cost)) return { ok: true }
  await countFailure(db, [key], now)
  return { ok: false, because: 'password-wrong' }
}
