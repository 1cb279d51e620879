import { and, eq, gt } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { awaitedProofs, passkeys } from '#db/schema/people.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { recordAudit } from '#app/platform/record-audit.server.ts'
import { readAttestation, relyingParty, type Site } from './passkeys.server.ts'
import { hashToken } from './token.server.ts'

type Made = { attestation: string; token: string | undefined; site: Site; device: string; now: Date }

/** Keeps the public half of a passkey that this browser has just made for the challenge it was given; the challenge is used up. */
export async function keepPasskey(db: Db, viewer: Viewer, made: Made): Promise<{ ok: true } | { ok: false; because: 'passkey-refused' }> {
  const refused = { ok: false, because: 'passkey-refused' } as const
  const response = readAttestation(made.attestation)
  if (!response || made.token === undefined) return refused
  const [owed] = await db
    .delete(awaitedProofs)
    .where(and(eq(awaitedProofs.id, hashToken(made.token)), eq(awaitedProofs.personId, viewer.id), gt(awaitedProofs.expiresAt, made.now)))
    .returning({ challenge: awaitedProofs.challenge })
  if (!owed) return refused
  const { verifyRegistrationResponse } = await import('@simplewebauthn/server')
  const { registrationInfo } = await verifyRegistrationResponse({
    response,
    expectedChallenge: owed.challenge,
    expectedOrigin: made.site.origin,
    expectedRPID: relyingParty(made.site),
    requireUserVerification: false,
  }).catch(() => ({ registrationInfo: undefined }))
  if (!registrationInfo) return refused
  const { id: credentialId, publicKey, counter } = registrationInfo.credential
  return db.transaction(async (tx) => {
    const kept = await tx
      .insert(passkeys)
      .values({
        personId: viewer.id,
        credentialId,
        publicKey: Buffer.from(publicKey).toString('base64url'),
        counter,
        transports: response.response.transports,
        device: made.device,
        createdAt: made.now,
      })
      .onConflictDoNothing()
      .returning({ id: passkeys.id })
    if (kept.length === 0) return refused
    const subject = { kind: 'person', id: viewer.id }
    await recordAudit(tx, { actorId: viewer.id, action: 'second-factor-added', subject, detail: { kind: 'passkey' } }, made.now)
    return { ok: true } as const
  })
}
