import { and, eq } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { passkeys } from '#db/schema/people.ts'
import { countFailure, failureKey, recentFailures, waitMinutes } from '../throttle.server.ts'
import type { OwedProof } from './factors.queries.server.ts'
import { readAssertion, relyingParty, type Site } from './passkeys.server.ts'

type Used = { assertion: string; site: Site; now: Date; secret: string }

/** Checks that a passkey of the person signed the challenge they owe. The caller uses the challenge up. A counter that does not grow is refused. */
export async function checkPasskey(
  db: Db,
  owed: OwedProof,
  used: Used,
): Promise<{ ok: true } | { ok: false; because: 'passkey-wrong' } | { ok: false; because: 'too-many'; minutes: number }> {
  const key = failureKey(used.secret, 'factor', owed.personId)
  const minutes = waitMinutes(await recentFailures(db, [key]), key, used.now)
  if (minutes > 0) return { ok: false, because: 'too-many', minutes }
  const isRight = await isSigned(db, owed, used)
  if (isRight) return { ok: true }
  await countFailure(db, [key], used.now)
  return { ok: false, because: 'passkey-wrong' }
}

async function isSigned(db: Db, owed: OwedProof, { assertion, site, now }: Used): Promise<boolean> {
  const response = readAssertion(assertion)
  if (!response) return false
  const own = and(eq(passkeys.credentialId, response.id), eq(passkeys.personId, owed.personId))
  const [key] = await db.select().from(passkeys).where(own)
  if (!key) return false
  const { verifyAuthenticationResponse } = await import('@simplewebauthn/server')
  const { verified, authenticationInfo } = await verifyAuthenticationResponse({
    response,
    expectedChallenge: owed.challenge,
    expectedOrigin: site.origin,
    expectedRPID: relyingParty(site),
    credential: { id: key.credentialId, publicKey: new Uint8Array(Buffer.from(key.publicKey, 'base64url')), counter: key.counter },
    requireUserVerification: false,
  }).catch(() => ({ verified: false, authenticationInfo: undefined }))
  if (!verified || !authenticationInfo) return false
  await db.update(passkeys).set({ counter: authenticationInfo.newCounter, lastUsedAt: now }).where(own)
  return true
}
