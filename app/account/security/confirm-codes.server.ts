import { and, eq, isNull } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { secondFactors } from '#db/schema/people.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { stepOfCode } from '#app/platform/one-time-code.server.ts'
import { recordAudit } from '#app/platform/record-audit.server.ts'
import { unseal } from '#app/platform/seal.server.ts'
import { CODE_SEAL } from './check-code.server.ts'
import { readTypedCode } from './recovery-code.ts'

/** Confirms the codes of an app by a first right one. From then on they are asked for at every sign-in; the caller ends the other sessions. */
export async function confirmCodes(
  db: Db,
  viewer: Viewer,
  { code, now, secret }: { code: string; now: Date; secret: string },
): Promise<{ ok: true } | { ok: false; because: 'code-missing' | 'code-wrong' }> {
  if (code.trim() === '') return { ok: false, because: 'code-missing' }
  const begun = and(eq(secondFactors.personId, viewer.id), isNull(secondFactors.confirmedAt))
  const [own] = await db.select({ sealed: secondFactors.sealedSecret }).from(secondFactors).where(begun)
  const shared = own && unseal(secret, CODE_SEAL, own.sealed)
  const typed = readTypedCode(code)
  const step = shared && typed.kind === 'app' ? stepOfCode(shared, typed.code, now) : undefined
  if (step === undefined) return { ok: false, because: 'code-wrong' }
  await db.transaction(async (tx) => {
    await tx.update(secondFactors).set({ confirmedAt: now, lastStep: step }).where(begun)
    await recordAudit(
      tx,
      { actorId: viewer.id, action: 'second-factor-added', subject: { kind: 'person', id: viewer.id }, detail: { kind: 'app' } },
      now,
    )
  })
  return { ok: true }
}
