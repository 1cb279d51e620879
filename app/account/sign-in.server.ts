import { createHash } from 'node:crypto'
import { inArray, or, eq, sql } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { people, signInFailures } from '#db/schema/people.ts'
import { isPassword, type PasswordCost } from '#app/platform/password.server.ts'
import { readTypedPhone } from '#app/rules/phone.ts'
import { FORGET_AFTER_HOURS, nextTryAt } from '#app/rules/sign-in.ts'

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

/** Failures are kept under keyed hashes: the table tells nobody which names were tried from where. */
const failureKey = (secret: string, kind: string, value: string) => createHash('sha256').update(`${secret}:${kind}:${value}`).digest('hex')

/** Checks a name and a password, with a growing pause after repeated failures per account and per address; two queries when it succeeds at once. */
export async function signIn(db: Db, attempt: Attempt): Promise<SignInOutcome> {
  if (attempt.name.trim() === '') return { ok: false, because: 'name-missing' }
  if (attempt.password === '') return { ok: false, because: 'password-missing' }
  const name = accountName(attempt.name)
  const account = failureKey(attempt.secret, 'name', name.phone ?? name.text)
  const keys = [account, failureKey(attempt.secret, 'address', attempt.address)]
  const recent = await db.select().from(signInFailures).where(inArray(signInFailures.key, keys))
  const waitUntil = Math.max(
    ...recent.map((row) => nextTryAt(row.key === account ? 'account' : 'address', row, attempt.now).getTime()),
    attempt.now.getTime(),
  )
  if (waitUntil > attempt.now.getTime())
    return { ok: false, because: 'too-many', minutes: Math.ceil((waitUntil - attempt.now.getTime()) / 60_000) }

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
    if (recent.some(({ key }) => key === account)) await db.delete(signInFailures).where(eq(signInFailures.key, account))
    return { ok: true, personId: person.id }
  }
  await countFailure(db, keys, attempt.now)
  return { ok: false, because: 'not-matching' }
}

async function countFailure(db: Db, keys: string[], now: Date): Promise<void> {
  const forgotten = sql`${signInFailures.lastAt} < ${new Date(now.getTime() - FORGET_AFTER_HOURS * 3_600_000).toISOString()}::timestamptz`
  await db
    .insert(signInFailures)
    .values(keys.map((key) => ({ key, failures: 1, lastAt: now })))
    .onConflictDoUpdate({
      target: signInFailures.key,
      set: { failures: sql`case when ${forgotten} then 1 else ${signInFailures.failures} + 1 end`, lastAt: now },
    })
}
