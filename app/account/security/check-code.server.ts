import { and, eq, isNotNull, isNull, lt } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { recoveryCodes, secondFactors } from '#db/schema/people.ts'
import { stepOfCode } from '#app/platform/one-time-code.server.ts'
import { isPassword, type PasswordCost } from '#app/platform/password.server.ts'
import { unseal } from '#app/platform/seal.server.ts'
import { countFailure, failureKey, forgetFailures, recentFailures, waitMinutes } from '../throttle.server.ts'
import { readTypedCode } from './recovery-code.ts'

export const CODE_SEAL = 'one-time codes'

export type CodeRefusal = { because: 'code-missing' | 'code-wrong' } | { because: 'too-many'; minutes: number }
type Typed = { code: string; now: Date; secret: string; cost: PasswordCost }

/** Checks a person's code of an app or on paper, with a growing pause after wrong ones. Each code is taken once, also of two that arrive together. */
export async function checkCode(
  db: Db,
  personId: string,
  { code, now, secret, cost }: Typed,
): Promise<{ ok: true; kind: 'app' | 'recovery' } | ({ ok: false } & CodeRefusal)> {
  if (code.trim() === '') return { ok: false, because: 'code-missing' }
  const key = failureKey(secret, 'factor', personId)
  const recent = await recentFailures(db, [key])
  const minutes = waitMinutes(recent, key, now)
  if (minutes > 0) return { ok: false, because: 'too-many', minutes }
  const typed = readTypedCode(code)
  const isTaken =
    typed.kind === 'app'
      ? await takeAppCode(db, personId, typed.code, now, secret)
      : typed.kind === 'recovery' && (await takeRecoveryCode(db, personId, typed, now, cost))
  if (!isTaken || typed.kind === 'none') {
    await countFailure(db, [key], now)
    return { ok: false, because: 'code-wrong' }
  }
  if (recent.length > 0) await forgetFailures(db, key)
  return { ok: true, kind: typed.kind }
}

async function takeAppCode(db: Db, personId: string, code: string, now: Date, secret: string): Promise<boolean> {
  const [own] = await db
    .select({ sealed: secondFactors.sealedSecret })
    .from(secondFactors)
    .where(and(eq(secondFactors.personId, personId), isNotNull(secondFactors.confirmedAt)))
  const shared = own && unseal(secret, CODE_SEAL, own.sealed)
  const step = shared === undefined ? undefined : stepOfCode(shared, code, now)
  if (step === undefined) return false
  // The condition on the last step makes a code good once, also where two requests bring it at the same time.
  const taken = await db
    .update(secondFactors)
    .set({ lastStep: step })
    .where(and(eq(secondFactors.personId, personId), lt(secondFactors.lastStep, step)))
    .returning({ personId: secondFactors.personId })
  return taken.length === 1
}

async function takeRecoveryCode(
  db: Db,
  personId: string,
  { place, code }: { place: number; code: string },
  now: Date,
  cost: PasswordCost,
): Promise<boolean> {
  const unused = and(eq(recoveryCodes.personId, personId), eq(recoveryCodes.place, place), isNull(recoveryCodes.usedAt))
  const [own] = await db.select({ hash: recoveryCodes.codeHash }).from(recoveryCodes).where(unused)
  if (!(await isPassword(code, own?.hash ?? null, cost))) return false
  const taken = await db.update(recoveryCodes).set({ usedAt: now }).where(unused).returning({ place: recoveryCodes.place })
  return taken.length === 1
}
