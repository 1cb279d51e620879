import { eq, or, sql } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { people } from '#db/schema/people.ts'
import { isPassword, type PasswordCost } from '#app/platform/password.server.ts'
import { readTypedPhone } from '#app/rules/phone.ts'
import { countFailure, failureKey, forgetFailures, recentFailures, waitMinutes } from './throttle.server.ts'

/** Why nobody was signed in. The same answer stands for an unknown name and a wrong password. */
export type SignInRefusal =
  { because: 'name-missing' } | { because: 'password-missing' } | { because: 'not-matching' } | { because: 'too-many'; minutes: number }

export type SignInOutcome = { ok: true; personId: string } | ({ ok: false } & SignInRefusal)

type Attempt = { name: string; password: string; address: string; now: Date; cost: PasswordCost; secret: string }

/** The name a person typed in the one form under which accounts are found: phone numbers in E.164, the rest in small letters. */
function accountName(typed: string): { phone?: string; text: string } {
  const text = typed.trim().toLowerCase()
  if (text.includes('@')) return { text }
  const phone = readTypedPhone(typed)
  return phone.ok ? { phone: phone.e164, text } : { text }
}

/** Checks a name and a password, with a growing pause after repeated failures per account and per address; two queries when it succeeds at once. */
export async function signIn(db: Db, attempt: Attempt): Promise<SignInOutcome> {
  if (attempt.name.trim() === '') return { ok: false, because: 'name-missing' }
  if (attempt.password === '') return { ok: false, because: 'password-missing' }
  const name = accountName(attempt.name)
  const account = failureKey(attempt.secret, 'name', name.phone ?? name.text)
  const keys = [account, failureKey(attempt.secret, 'address', attempt.address)]
  const recent = await recentFailures(db, keys)
  const minutes = waitMinutes(recent, account, attempt.now)
  if (minutes > 0) return { ok: false, because: 'too-many', minutes }

  const [person] = await db
    .select({ id: people.id, passwordHash: people.passwordHash, archivedAt: people.archivedAt })
    .from(people)
    .where(
      name.phone
        ? or(eq(people.phone, name.phone), eq(sql`lower(${people.username})`, name.text))
        : or(eq(sql`lower(${people.email})`, name.text), eq(sql`lower(${people.username})`, name.text)),
    )
  const isRight = await isPassword(attempt.password, person && !person.archivedAt ? person.passwordHash : null, attempt.cost)
  if (person && isRight) {
    // An address keeps its count: one known password must not open the way to try others.
    if (recent.some(({ key }) => key === account)) await forgetFailures(db, account)
    return { ok: true, personId: person.id }
  }
  await countFailure(db, keys, attempt.now)
  return { ok: false, because: 'not-matching' }
}
