import { and, eq } from 'drizzle-orm'
import type { Viewer } from '#app/access/viewer.ts'
import { recordAudit } from '#app/platform/record-audit.server.ts'
import type { Db } from '#db/handle.ts'
import { quizExceptions } from '#db/schema/quizzes.ts'
import type { SteeredQuiz } from './quizzes.queries.server.ts'

/** Takes an exception back for attempts to come; an attempt under way keeps its time. */
export async function removeException(
  db: Db,
  viewer: Viewer,
  quiz: Pick<SteeredQuiz, 'cohortId' | 'quizKey'>,
  id: string,
  now: Date,
): Promise<void> {
  await db.transaction(async (tx) => {
    const removed = await tx
      .delete(quizExceptions)
      .where(and(eq(quizExceptions.id, id), eq(quizExceptions.cohortId, quiz.cohortId), eq(quizExceptions.quizKey, quiz.quizKey)))
      .returning({ id: quizExceptions.id })
    if (removed.length === 0) return
    const subject = { kind: 'quiz-exception', id }
    await recordAudit(tx, { actorId: viewer.id, action: 'quiz-exception-removed', subject, detail: { quizKey: quiz.quizKey } }, now)
  })
}
