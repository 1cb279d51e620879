import { eq } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { awaitedProofs, passkeys, recoveryCodes, secondFactors } from '#db/schema/people.ts'
import { recordAudit } from '#app/platform/record-audit.server.ts'

/** Takes away every second factor of somebody who has lost them all. Null stands for the operator at the terminal. The caller ends the person's sessions. */
export function resetSecondFactor(db: Db, actorId: string | null, personId: string, now: Date): Promise<void> {
  return db.transaction(async (tx) => {
    await tx.delete(secondFactors).where(eq(secondFactors.personId, personId))
    await tx.delete(passkeys).where(eq(passkeys.personId, personId))
    await tx.delete(recoveryCodes).where(eq(recoveryCodes.personId, personId))
    await tx.delete(awaitedProofs).where(eq(awaitedProofs.personId, personId))
    await recordAudit(tx, { actorId, action: 'second-factor-reset', subject: { kind: 'person', id: personId } }, now)
  })
}
