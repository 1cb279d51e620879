import { createHash } from 'node:crypto'
import { sql } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { turnCounts } from '#db/schema/people.ts'

/** How often something may be done in a stretch of time. */
export type TurnLimit = { what: string; most: number; minutes: number }

/** Exports of personal data, for one person. */
export const EXPORTS: TurnLimit = { what: 'export', most: 20, minutes: 60 }

/** Sheets drawn as PDF for one person: each costs the processor as much as many pages. */
export const PAPERS: TurnLimit = { what: 'paper', most: 40, minutes: 60 }

/** Ways in that one person hands out: links made, renewed or accepted. Generous, because a coordinator may invite a whole hall in an hour. */
export const INVITING: TurnLimit = { what: 'inviting', most: 300, minutes: 60 }
/** New links of one invitation: each may be an e-mail to the same address. */
export const RENEWING: TurnLimit = { what: 'renewing', most: 5, minutes: 60 }

/** Counts one more turn of somebody and answers whether it is still within the limit; who and what stand hashed in the table. One query. */
export async function takeTurn(
  db: Db,
  { what, most, minutes }: TurnLimit,
  who: string,
  { secret, now }: { secret: string; now: Date },
): Promise<boolean> {
  const key = createHash('sha256').update(`${secret}:turn:${what}:${who}`).digest('hex')
  const isOver = sql`${turnCounts.since} <= ${new Date(now.getTime() - minutes * 60_000).toISOString()}::timestamptz`
  const [count] = await db
    .insert(turnCounts)
    .values({ key, turns: 1, since: now })
    .onConflictDoUpdate({
      target: turnCounts.key,
      set: {
        turns: sql`case when ${isOver} then 1 else ${turnCounts.turns} + 1 end`,
        since: sql`case when ${isOver} then ${now.toISOString()}::timestamptz else ${turnCounts.since} end`,
      },
    })
    .returning({ turns: turnCounts.turns })
  return (count?.turns ?? 1) <= most
}

/** `takeTurn` for a page: refuses with 429 beyond the limit. */
export async function demandTurn(db: Db, limit: TurnLimit, who: string, parts: { secret: string; now: Date }): Promise<void> {
  if (!(await takeTurn(db, limit, who, parts)))
    throw new Response(null, { status: 429, headers: { 'Retry-After': String(limit.minutes * 60) } })
}

/** A change that takes a turn when it is made: beyond the limit it is undone and refused with 429. What finds nothing takes none. */
export function withTurn<Result>(
  db: Db,
  limit: TurnLimit,
  who: string,
  parts: { secret: string; now: Date },
  change: (tx: Db) => Promise<Result>,
): Promise<Result> {
  return db.transaction(async (tx) => {
    const result = await change(tx)
    await demandTurn(tx, limit, who, parts)
    return result
  })
}
