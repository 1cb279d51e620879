import { and, eq, isNull } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { partQuestions } from '#db/schema/plans.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { enqueue } from '#app/platform/queue.server.ts'
import { questionInView } from './questions.queries.server.ts'

type Answered = { ok: true } | { ok: false; because: 'answered'; by: string | null; answer: string }

/**
 * Answers a question about a part and has its author told. The first answer stands: another one is refused with what stands; the same words twice are
 * one answer. Throws 404 for a question that the viewer may not answer.
 */
export function answerQuestion(db: Db, viewer: Viewer, { id, answer }: { id: string; answer: string }, now: Date): Promise<Answered> {
  return db.transaction(async (tx): Promise<Answered> => {
    await questionInView(tx, viewer, id)
    const [taken] = await tx
      .update(partQuestions)
      .set({ answer, answeredBy: viewer.id, answeredAt: now })
      .where(and(eq(partQuestions.id, id), isNull(partQuestions.answeredAt), isNull(partQuestions.withdrawnAt)))
      .returning({ id: partQuestions.id })
    if (taken) {
      await enqueue(tx, { kind: 'send-answer', key: id, payload: { questionId: id } }, now)
      return { ok: true }
    }
    const { answer: standing, answeredBy } = await questionInView(tx, viewer, id)
    return standing === answer ? { ok: true } : { ok: false, because: 'answered', by: answeredBy, answer: standing ?? '' }
  })
}
