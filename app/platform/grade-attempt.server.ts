import { and, asc, desc, eq } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { withDrawn, withDrawnAgain } from '#app/rules/calculated.ts'
import { correctedMark, isApplied, isConcerned, storedMark } from '#app/rules/corrections.ts'
import { attemptScore, scoreAnswer } from '#app/rules/quiz-score.ts'
import type { Db } from '#db/handle.ts'
import { enrolments } from '#db/schema/cohorts.ts'
import { questionVersions } from '#db/schema/courses.ts'
import { attempts, attemptSlots, questionCorrections, slotScores } from '#db/schema/quizzes.ts'
import { eventId } from './event-id.server.ts'
import { lastSteps } from './last-steps.server.ts'
import { settleAttempts } from './settle-attempts.server.ts'

/**
 * Marks an attempt that was handed in, by the corrections made since its paper was frozen, and records it in the person's progress. Answers in
 * sentences wait for a trainer: without them there is no result yet. An attempt that is open or marked already is left as it is.
 */
export async function gradeAttempt(db: Db, viewer: { id: string }, attemptId: string, now: Date): Promise<void> {
  await db.transaction(async (tx) => {
    const [attempt] = await tx
      .select({
        quizKey: attempts.quizKey,
        enrolmentId: attempts.enrolmentId,
        submittedAt: attempts.submittedAt,
        gradedAt: attempts.gradedAt,
      })
      .from(attempts)
      .where(and(eq(attempts.id, attemptId), eq(attempts.personId, viewer.id)))
      .for('update')
    if (!attempt?.submittedAt || attempt.gradedAt) return
    const marked = await markedPaper(tx, attemptId, attempt)
    if (marked.length > 0) {
      // The same ids each time: marking again what a crash left marked and unsettled adds nothing.
      await tx
        .insert(slotScores)
        .values(marked.map((slot) => ({ ...slot, id: eventId('auto', attemptId, String(slot.position)), attemptId, createdAt: now })))
        .onConflictDoNothing()
    }
    await settleAttempts(tx, [attemptId], now)
  })
}

/** The paper of an attempt with a mark for each slot; those that wait for a trainer are left out. */
async function markedPaper(db: Db, attemptId: string, attempt: { quizKey: string; enrolmentId: string | null }) {
  const last = lastSteps(db, attemptId)
  const paper = await db
    .select({
      position: attemptSlots.position,
      key: questionVersions.key,
      number: questionVersions.number,
      maxMark: attemptSlots.maxMark,
      drawn: attemptSlots.drawn,
      question: questionVersions.body,
      answer: last.answer,
    })
    .from(attemptSlots)
    .innerJoin(questionVersions, eq(questionVersions.id, attemptSlots.questionVersionId))
    .leftJoin(last, eq(last.position, attemptSlots.position))
    .where(eq(attemptSlots.attemptId, attemptId))
    .orderBy(asc(attemptSlots.position))
  const corrections = await correctionsFor(db, attempt)
  const slots = paper.flatMap(({ position, key, number, maxMark, drawn, question, answer }) => {
    const asked = withDrawn(question, drawn)
    const scored = scoreAnswer(asked, answer ?? undefined)
    if (scored.reading === 'waiting') return []
    const before = { mark: scored.mark, maxMark }
    const correction = corrections.find((one) => one.key === key && isConcerned(number, one))
    const after = correction
      ? correctedMark(correction.choice, {
          ...{ before, frozenMax: maxMark, isManual: false, old: asked, answer: answer ?? undefined },
          corrected: withDrawnAgain(correction.corrected, drawn),
        })
      : before
    return [{ position, isRight: scored.isRight, before, after, onlyIfHigher: correction?.onlyIfHigher ?? false }]
  })
  const percentWith = (changed: number | null) =>
    attemptScore(
      slots
        .map(({ position, before, after }) => (position === changed ? after : before))
        .map(({ mark, maxMark }) => ({ mark, max: maxMark })),
    ).percent
  const asItWas = percentWith(null)
  return slots.map(({ position, isRight, before, after, onlyIfHigher }) => {
    const counted = after !== before && isApplied(onlyIfHigher, asItWas, percentWith(position)) ? after : before
    const isStillRight = counted === before ? isRight : counted.maxMark > 0 && counted.mark === 1
    return { position, kind: 'auto' as const, mark: storedMark(counted), maxMark: counted.maxMark, isRight: isStillRight }
  })
}

/** What was decided about questions of a cohort's quiz, the latest first: of several for one question the latest decides, for papers with an older version. */
async function correctionsFor(db: Db, attempt: { quizKey: string; enrolmentId: string | null }) {
  if (attempt.enrolmentId === null) return []
  const asked = alias(questionVersions, 'asked')
  return db
    .select({
      key: questionVersions.key,
      from: asked.number,
      to: questionVersions.number,
      choice: questionCorrections.choice,
      onlyIfHigher: questionCorrections.onlyIfHigher,
      corrected: questionVersions.body,
    })
    .from(questionCorrections)
    .innerJoin(enrolments, and(eq(enrolments.cohortId, questionCorrections.cohortId), eq(enrolments.id, attempt.enrolmentId)))
    .innerJoin(questionVersions, eq(questionVersions.id, questionCorrections.correctedVersionId))
    .innerJoin(asked, eq(asked.id, questionCorrections.questionVersionId))
    .where(eq(questionCorrections.quizKey, attempt.quizKey))
    .orderBy(desc(questionCorrections.decidedAt))
}
