import { createHash } from 'node:crypto'
import { eq, inArray, sql } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { signInFailures } from '#db/schema/people.ts'
import { FORGET_AFTER_HOURS, nextTryAt } from '#app/rules/sign-in.ts'

/** Failures are kept under keyed hashes: the table tells nobody which names were tried from where. */
export const failureKey = (secret: string, kind: string, value: string) =>
  createHash('sha256').update(`${secret}:${kind}:${value}`).digest('hex')

export type Failure = typeof signInFailures.$inferSelect

/** The recent failures under these keys. */
export const recentFailures = (db: Db, keys: string[]): Promise<Failure[]> =>
  db.select().from(signInFailures).where(inArray(signInFailures.key, keys))

/** Whole minutes until the next try is taken: 0 when it may be made now. `account` is the key that counts for one account, others are addresses. */
export function waitMinutes(recent: readonly Failure[], account: string, now: Date): number {
  const until = Math.max(...recent.map((row) => nextTryAt(row.key === account ? 'account' : 'address', row, now).getTime()), now.getTime())
  return Math.ceil((until - now.getTime()) / 60_000)
}

/** Counts one more failure under each key; a count that is a day old starts anew. */
export async function countFailure(db: Db, keys: string[], now: Date): Promise<void> {
  const forgotten = sql`${signInFailures.lastAt} < ${new Date(now.getTime() - FORGET_AFTER_HOURS * 3_600_000).toISOString()}::timestamptz`
  await db
    .insert(signInFailures)
    .values(keys.map((key) => ({ key, failures: 1, lastAt: now })))
    .onConflictDoUpdate({
      target: signInFailures.key,
      set: { failures: sql`case when ${forgotten} then 1 else ${signInFailures.failures} + 1 end`, lastAt: now },
    })
}

/** Forgets the failures under a key. */
export async function forgetFailures(db: Db, key: string): Promise<void> {
  await db.delete(signInFailures).where(eq(signInFailures.key, key))
}
