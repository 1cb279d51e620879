import { randomBytes } from 'node:crypto'
import { eq } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { recoveryCodes } from '#db/schema/people.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { hashPassword, type PasswordCost } from '#app/platform/password.server.ts'
import { recordAudit } from '#app/platform/record-audit.server.ts'
import { RECOVERY_CODES, readTypedCode, recoveryCode } from './recovery-code.ts'

/** Gives ten new recovery codes in the place of the old ones, and answers them: they are never shown again. */
export async function renewRecoveryCodes(db: Db, viewer: Viewer, { now, cost }: { now: Date; cost: PasswordCost }): Promise<string[]> {
  const codes = Array.from({ length: RECOVERY_CODES }, (_, place) => recoveryCode(place, randomBytes(10)))
  const rows = await Promise.all(
    codes.map(async (code, place) => {
      const read = readTypedCode(code)
      if (read.kind !== 'recovery') throw new Error('A recovery code does not read as one')
      return { personId: viewer.id, place, codeHash: await hashPassword(read.code, cost) }
    }),
  )
  await db.transaction(async (tx) => {
    await tx.delete(recoveryCodes).where(eq(recoveryCodes.personId, viewer.id))
    await tx.insert(recoveryCodes).values(rows)
    await recordAudit(tx, { actorId: viewer.id, action: 'recovery-codes-made', subject: { kind: 'person', id: viewer.id } }, now)
  })
  return codes
}
