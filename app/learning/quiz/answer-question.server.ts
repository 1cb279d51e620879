import { and, desc, eq } from 'drizzle-orm'
import { answeredBy } from '#app/access/attempts.scope.server.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { moroccoDay } from '#app/rules/morocco-time.ts'
import type { Db } from '#db/handle.ts'
import { questionVersions } from '#db/schema/courses.ts'
import { answerSteps, attempts, attemptSlots } from '#db/schema/quizzes.ts'
import { eventId } from '#app/platform/event-id.server.ts'
import { readAnswer, type AnswerProblem } from '../questions/read-answer.ts'
import { questionCount } from './last-steps.server.ts'
import type { Filled } from '../questions/shown-question.ts'

/** Why an answer was not kept. */
export type AnswerRefusal = AnswerProblem | 'already-handed-in'

/** An answer to one question of an attempt; `id` is the key made with the form. */
export type GivenAnswer = { id: string; quizKey: string; attemptId: string; position: number; filled: Filled }

/**
 * Appends an answer to an open attempt: the last one counts, the same form twice counts once, and an answer that says the same as the last adds
 * nothing. Answers how many questions there are; undefined where the attempt or
 * question is not theirs.
 */
export async function answerQuestion(
  db: Db,
  viewer: Viewer,
  given: GivenAnswer,
  now: Date,
): Promise<{ ok: true; of: number } | { ok: false; because: AnswerRefusal } | undefined> {
  return db.transaction(async (tx) => {
    const own = and(eq(attempts.id, given.attemptId), eq(attempts.quizKey, given.quizKey), eq(attempts.personId, viewer.id))
    // Lock before looking: handing in from another tab must come wholly before or after this answer.
    const [attempt] = await tx.select({ submittedAt: attempts.submittedAt }).from(attempts).where(own).for('update')
    if (!attempt) return undefined
    if (attempt.submittedAt) return { ok: false, because: 'already-handed-in' }
    const [slot] = await tx
      .select({ question: questionVersions.body, order: attemptSlots.optionOrder, of: questionCount(attempts.id) })
      .from(attemptSlots)
      .innerJoin(attempts, eq(attempts.id, attemptSlots.attemptId))
      .innerJoin(questionVersions, eq(questionVersions.id, attemptSlots.questionVersionId))
      .where(
        and(
          eq(attemptSlots.attemptId, given.attemptId),
          eq(attemptSlots.position, given.position),
          answeredBy(tx, viewer, moroccoDay(now)),
        ),
      )
    if (!slot) return undefined
    const read = readAnswer(slot.question, slot.order, given.filled)
    if (!read.ok) return read
    const [last] = await tx
      .select({ sequence: answerSteps.sequence, answer: answerSteps.answer })
      .from(answerSteps)
      .where(and(eq(answerSteps.attemptId, given.attemptId), eq(answerSteps.position, given.position)))
      .orderBy(desc(answerSteps.sequence))
      .limit(1)
    const saysNothingNew = last ? isSame(last.answer, read.answer) : read.extent === 'empty'
    if (saysNothingNew) return { ok: true, of: slot.of }
    const { attemptId, position } = given
    // A browser that goes back shows the same form again: with another answer in it, it is another step.
    const id = eventId(given.id, attemptId, String(position), JSON.stringify(read.answer))
    await tx
      .insert(answerSteps)
      .values({ id, attemptId, position, sequence: (last?.sequence ?? 0) + 1, answer: read.answer, at: now, receivedAt: now })
      .onConflictDoNothing()
    return { ok: true, of: slot.of }
  })
}

/** Whether two answers hold the same, whatever the order in which a database gives back their fields. */
function isSame(one: object, other: object): boolean {
  const sorted = (value: unknown): unknown =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.entries(value)
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([key, inner]) => [key, sorted(inner)])
      : value
  return JSON.stringify(sorted(one)) === JSON.stringify(sorted(other))
}
