import { and, eq, isNotNull, isNull, sql } from 'drizzle-orm'
import type { Viewer } from '#app/access/viewer.ts'
import { recordAudit } from '#app/platform/record-audit.server.ts'
import type { Db } from '#db/handle.ts'
import { bankQuizzes } from '#db/schema/bank.ts'

/** Puts a quiz of the bank away, so that no cohort is given it any more, or brings it back. Who has it keeps it; twice is once. */
export function putAwayQuiz(db: Db, viewer: Pick<Viewer, 'id'>, id: string, isAway: boolean, now: Date): Promise<void> {
  return db.transaction(async (tx) => {
    const changed = await tx
      .update(bankQuizzes)
      .set({ archivedAt: isAway ? now : sql`null` })
      .where(and(eq(bankQuizzes.id, id), isAway ? isNull(bankQuizzes.archivedAt) : isNotNull(bankQuizzes.archivedAt)))
      .returning({ id: bankQuizzes.id })
    if (changed.length === 0) return
    const action = isAway ? 'bank-quiz-archived' : 'bank-quiz-brought-back'
    await recordAudit(tx, { actorId: viewer.id, action, subject: { kind: 'bank-quiz', id } }, now)
  })
}
