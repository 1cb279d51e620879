import { eq } from 'drizzle-orm'
import type { Viewer } from '#app/access/viewer.ts'
import { recordAudit } from '#app/platform/record-audit.server.ts'
import { settleAttempts } from '#app/platform/settle-attempts.server.ts'
import type { Db } from '#db/handle.ts'
import { attempts, slotScores } from '#db/schema/quizzes.ts'
import { tellPeople } from '../tell-people.server.ts'
import { writtenAnswer } from './answer.queries.server.ts'
import type { MarkForm } from './marking.forms.ts'

/** Why a mark was not kept. */
export type MarkRefusal = 'mark-too-high' | 'marked-meanwhile'

/**
 * Marks an answer in sentences; a later mark replaces an earlier one, and none is changed. With the last one the attempt has its result, and the person
 * is told. Undefined where the answer is not theirs to mark.
 */
export async function markAnswer(
  db: Db,
  viewer: Viewer,
  asked: { attempt: string; n: number },
  { mark, feedback, replaces }: MarkForm,
  now: Date,
): Promise<{ ok: true } | { ok: false; because: MarkRefusal } | undefined> {
  return db.transaction(async (tx) => {
    await tx.select({ id: attempts.id }).from(attempts).where(eq(attempts.id, asked.attempt)).for('update')
    const answer = await writtenAnswer(tx, viewer, asked, 'fr')
    if (!answer) return undefined
    if (mark > answer.maxMark) return { ok: false, because: 'mark-too-high' }
    if ((answer.scoreId ?? '') !== replaces) return { ok: false, because: 'marked-meanwhile' }
    const { attemptId, position, maxMark } = answer
    await tx.insert(slotScores).values({
      ...{ attemptId, position, kind: 'manual', mark, maxMark, isRight: maxMark > 0 && mark === maxMark },
      ...{ scoredBy: viewer.id, feedback: feedback === '' ? null : feedback, createdAt: now },
    })
    const [settled] = await settleAttempts(tx, [attemptId], now)
    if (settled && settled.after !== null && settled.before === null) {
      const { personId, quizKey, n } = answer
      await tellPeople(tx, [{ personId, n, quizKey, kind: 'quiz-marked', because: attemptId }], now)
    }
    const subject = { kind: 'attempt', id: attemptId }
    await recordAudit(tx, { actorId: viewer.id, action: 'quiz-answer-marked', subject, detail: { position, mark, maxMark } }, now)
    return { ok: true }
  })
}
