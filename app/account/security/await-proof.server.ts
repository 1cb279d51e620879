import { randomBytes } from 'node:crypto'
import { eq, lt, or } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { awaitedProofs } from '#db/schema/people.ts'
import { hashToken } from './token.server.ts'

/** For so long a browser may owe the second proof. */
export const PROOF_WAITS_SECONDS = 600

/** Notes that a browser owes a second proof of who sits at it, and answers the token that holds its place. One at a time for each person. */
export async function awaitProof(
  db: Db,
  { personId, isSharedPhone }: { personId: string; isSharedPhone: boolean },
  now: Date,
): Promise<string> {
  const token = randomBytes(20).toString('base64url')
  await db.delete(awaitedProofs).where(or(eq(awaitedProofs.personId, personId), lt(awaitedProofs.expiresAt, now)))
  await db.insert(awaitedProofs).values({
    id: hashToken(token),
    personId,
    isSharedPhone,
    challenge: randomBytes(32).toString('base64url'),
    expiresAt: new Date(now.getTime() + PROOF_WAITS_SECONDS * 1000),
  })
  return token
}
