import { and, eq, isNull, or, sql } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { people } from '#db/schema/people.ts'
import { enqueue } from '#app/platform/queue.server.ts'
import { readAccountName } from '#app/rules/account-name.ts'
import { countFailure, failureKey, recentFailures, waitMinutes } from '../throttle.server.ts'

const QUARTER = 15 * 60_000

/**
 * Notes that somebody asks for access to the account of a name. The same queries run and the same answer stands whether or not there is one: a job
 * does the rest, at most once a quarter of an hour for one name. Asking often from one address has to wait.
 */
export async function askAccess(
  db: Db,
  typed: string,
  { address, secret, now }: { address: string; secret: string; now: Date },
): Promise<{ ok: true } | { ok: false; because: 'missing' } | { ok: false; because: 'too-many'; minutes: number }> {
  const name = readAccountName(typed)
  if (name.text === '') return { ok: false, because: 'missing' }
  const key = failureKey(secret, 'access', address)
  const minutes = waitMinutes(await recentFailures(db, [key]), '', now)
  if (minutes > 0) return { ok: false, because: 'too-many', minutes }
  await countFailure(db, [key], now)
  const isNamed = or(
    name.phone ? eq(people.phone, name.phone) : eq(sql`lower(${people.email})`, name.text),
    eq(sql`lower(${people.username})`, name.text),
  )
  const [person] = await db
    .select({ id: people.id })
    .from(people)
    .where(and(isNamed, isNull(people.archivedAt)))
    .limit(1)
  const once = `${failureKey(secret, 'name', name.phone ?? name.text)}:${Math.floor(now.getTime() / QUARTER)}`
  await enqueue(db, { kind: 'answer-recovery', key: once, payload: { personId: person?.id ?? null } }, now)
  return { ok: true }
}
