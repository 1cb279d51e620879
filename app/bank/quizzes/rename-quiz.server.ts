import { and, eq, ne } from 'drizzle-orm'
import type { Viewer } from '#app/access/viewer.ts'
import { recordAudit } from '#app/platform/record-audit.server.ts'
import type { Db } from '#db/handle.ts'
import { bankQuizzes } from '#db/schema/bank.ts'

/** Gives a quiz of the bank another name, also where a cohort has it: its questions and versions stay. The same name changes nothing. */
export function renameQuiz(db: Db, viewer: Pick<Viewer, 'id'>, id: string, title: string, now: Date): Promise<void> {
  return db.transaction(async (tx) => {
    const renamed = await tx
      .update(bankQuizzes)
      .set({ title })
      .where(and(eq(bankQuizzes.id, id), ne(bankQuizzes.title, title)))
      .returning({ id: bankQuizzes.id })
    if (renamed.length === 0) return
    await recordAudit(tx, { actorId: viewer.id, action: 'bank-quiz-renamed', subject: { kind: 'bank-quiz', id } }, now)
  })
}
