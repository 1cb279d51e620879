import { and, eq, inArray, isNotNull, isNull, or, sql } from 'drizzle-orm'
import { z } from 'zod'
import { rows, type Db } from '#db/handle.ts'
import { passkeys, people, secondFactors, signInFailures } from '#db/schema/people.ts'
import { noticeAcceptances } from '#db/schema/privacy.ts'
import { hashPassword, isOutdatedHash, isPassword, type PasswordCost } from '#app/platform/password.server.ts'
import { readAccountName } from '#app/rules/account-name.ts'
import { CURRENT_NOTICE } from '#app/rules/notice-versions.ts'
import { countFailure, failureKey, forgetFailures, waitMinutes } from './throttle.server.ts'

/** Why nobody was signed in. The same answer stands for an unknown name and a wrong password. */
export type SignInRefusal =
  { because: 'name-missing' } | { because: 'password-missing' } | { because: 'not-matching' } | { because: 'too-many'; minutes: number }

export type SignInOutcome = { ok: true; personId: string; owesProof: boolean; hasReadNotice: boolean } | ({ ok: false } & SignInRefusal)

type Attempt = { name: string; password: string; address: string; now: Date; cost: PasswordCost; secret: string }

const found = z.object({
  recent: z.array(z.object({ key: z.string(), failures: z.number(), lastAt: z.coerce.date() })),
  id: z.string().nullable(),
  passwordHash: z.string().nullable(),
  owesProof: z.boolean(),
  hasReadNotice: z.boolean(),
})

/** The account of a name, closed ones left out, and the recent failures under the keys: one row also where there is neither. */
async function lookUp(db: Db, name: ReturnType<typeof readAccountName>, keys: readonly [string, string]) {
  const isName = name.phone
    ? or(eq(people.phone, name.phone), eq(sql`lower(${people.username})`, name.text))
    : or(eq(sql`lower(${people.email})`, name.text), eq(sql`lower(${people.username})`, name.text))
  const result = await db.execute(sql`
    select ${people.id} as "id", ${people.passwordHash} as "passwordHash",
      (exists (select 1 from ${secondFactors} where ${and(eq(secondFactors.personId, people.id), isNotNull(secondFactors.confirmedAt))})
        or exists (select 1 from ${passkeys} where ${eq(passkeys.personId, people.id)})) as "owesProof",
      exists (select 1 from ${noticeAcceptances} where ${and(eq(noticeAcceptances.personId, people.id), eq(noticeAcceptances.version, CURRENT_NOTICE))}) as "hasReadNotice",
      (select coalesce(json_agg(json_build_object('key', ${signInFailures.key}, 'failures', ${signInFailures.failures}, 'lastAt', ${signInFailures.lastAt})), '[]'::json)
         from ${signInFailures} where ${inArray(signInFailures.key, [...keys])}) as "recent"
    from (select 1) as once left join ${people} on (${isName}) and ${isNull(people.archivedAt)}
    limit 1`)
  return found.parse(rows<unknown>(result)[0])
}

/** Makes the hash of a right password anew with today's costs; a password changed meanwhile stays. */
async function renewHash(db: Db, id: string, before: string, { password, cost }: Pick<Attempt, 'password' | 'cost'>): Promise<void> {
  const passwordHash = await hashPassword(password, cost)
  await db
    .update(people)
    .set({ passwordHash })
    .where(and(eq(people.id, id), eq(people.passwordHash, before)))
}

/**
 * Checks a name and a password, with a growing pause after repeated failures per account and per address; one query when it succeeds at once.
 * `hasReadNotice` comes along for the way on. `owesProof` says that a second factor is still to be shown: no session may be opened before.
 */
export async function signIn(db: Db, attempt: Attempt): Promise<SignInOutcome> {
  if (attempt.name.trim() === '') return { ok: false, because: 'name-missing' }
  if (attempt.password === '') return { ok: false, because: 'password-missing' }
  const name = readAccountName(attempt.name)
  const account = failureKey(attempt.secret, 'name', name.phone ?? name.text)
  const keys = [account, failureKey(attempt.secret, 'address', attempt.address)] as const
  const { recent, id, passwordHash, owesProof, hasReadNotice } = await lookUp(db, name, keys)
  const minutes = waitMinutes(recent, account, attempt.now)
  if (minutes > 0) return { ok: false, because: 'too-many', minutes }

  const isRight = await isPassword(attempt.password, passwordHash, attempt.cost)
  if (id !== null && isRight) {
    // An address keeps its count: one known password must not open the way to try others.
    if (recent.some(({ key }) => key === account)) await forgetFailures(db, account)
    if (passwordHash !== null && isOutdatedHash(passwordHash, attempt.cost)) await renewHash(db, id, passwordHash, attempt)
    return { ok: true, personId: id, owesProof, hasReadNotice }
  }
  await countFailure(db, [...keys], attempt.now)
  return { ok: false, because: 'not-matching' }
}
