import { and, asc, eq } from 'drizzle-orm'
import type { Viewer } from '#app/access/viewer.ts'
import { attemptScore, isPassed, scoreAnswer } from '#app/rules/quiz-score.ts'
import type { Db } from '#db/handle.ts'
import { courseVersions, questionVersions } from '#db/schema/courses.ts'
import { attempts, attemptSlots, slotScores } from '#db/schema/quizzes.ts'
import { eventId } from '#app/platform/event-id.server.ts'
import { recordProgress } from '#app/platform/record-progress.server.ts'
import { lastSteps } from './last-steps.server.ts'

/** Marks an attempt that was handed in, and records it in the person's progress; an attempt that is open or marked already is left as it is. */
export async function gradeAttempt(db: Db, viewer: Viewer, attemptId: string, now: Date): Promise<void> {
  await db.transaction(async (tx) => {
    const [attempt] = await tx
      .select({
        versionId: attempts.versionId,
        quizKey: attempts.quizKey,
        submittedAt: attempts.submittedAt,
        gradedAt: attempts.gradedAt,
        courseId: courseVersions.courseId,
        passMark: courseVersions.quizPassMark,
      })
      .from(attempts)
      .innerJoin(courseVersions, eq(courseVersions.id, attempts.versionId))
      .where(and(eq(attempts.id, attemptId), eq(attempts.personId, viewer.id)))
      .for('update', { of: attempts })
    if (!attempt?.submittedAt || attempt.gradedAt) return
    const last = lastSteps(tx, attemptId)
    const paper = await tx
      .select({
        position: attemptSlots.position,
        maxMark: attemptSlots.maxMark,
        question: questionVersions.body,
        answer: last.answer,
      })
      .from(attemptSlots)
      .innerJoin(questionVersions, eq(questionVersions.id, attemptSlots.questionVersionId))
      .leftJoin(last, eq(last.position, attemptSlots.position))
      .where(eq(attemptSlots.attemptId, attemptId))
      .orderBy(asc(attemptSlots.position))
    const marked = paper.map((slot) => ({ ...slot, scored: scoreAnswer(slot.question, slot.answer ?? undefined) }))
    const { score, max, percent } = attemptScore(marked.map(({ scored, maxMark }) => ({ mark: scored.mark, max: maxMark })))
    const hasPassed = isPassed(percent, attempt.passMark)
    if (marked.length > 0) {
      await tx.insert(slotScores).values(
        marked.map(({ position, maxMark, scored }) => ({
          attemptId,
          position,
          kind: 'auto' as const,
          mark: Math.round(scored.mark * maxMark * 10_000) / 10_000,
          maxMark,
          isRight: scored.isRight,
          createdAt: now,
        })),
      )
    }
    await tx.update(attempts).set({ gradedAt: now, score, maxScore: max, isPassed: hasPassed }).where(eq(attempts.id, attemptId))
    await recordProgress(
      tx,
      {
        id: eventId('graded', attemptId),
        personId: viewer.id,
        courseId: attempt.courseId,
        itemKey: attempt.quizKey,
        versionId: attempt.versionId,
        kind: hasPassed ? 'passed' : 'completed',
        score: percent,
        occurredAt: attempt.submittedAt,
      },
      now,
    )
  })
}
