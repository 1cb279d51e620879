import { randomUUID } from 'node:crypto'
import { asc, eq } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import type { Db } from '#db/handle.ts'
import { idOf } from '#db/seed/named-id.ts'
import { TEST_NOW } from '#db/test-snapshot.ts'
import { test } from '#db/test-world.ts'
import { questionVersions } from '#db/schema/courses.ts'
import { progressEvents } from '#db/schema/progress.ts'
import { answerSteps, attempts, attemptSlots, quizRuns } from '#db/schema/quizzes.ts'
import { viewerOf } from '#app/access/test-viewers.ts'
import { withDrawn } from '#app/rules/calculated.ts'
import { phoneTime } from '#app/rules/phone-time.ts'
import { USUAL_RUN } from '#app/rules/quiz-runs.ts'
import { filledFrom } from '#app/questions/shown-question.ts'
import { rightAnswer } from '#app/questions/test-questions.ts'
import { answerQuestion } from './answer-question.server.ts'
import { beginPrepared } from './begin-prepared.server.ts'
import { closeOverdueAttempts } from './close-overdue-attempts.server.ts'
import { gradeAttempt } from '#app/platform/grade-attempt.server.ts'
import { quizFor } from './quiz.queries.server.ts'
import { startAttempt } from './start-attempt.server.ts'
import { submitAttempt } from './submit-attempt.server.ts'

const QUIZ = 'c10-m1-quiz'
const later = (minutes: number) => new Date(TEST_NOW.getTime() + minutes * 60_000)

async function paperOf(db: Db, attemptId: string) {
  const paper = await db
    .select({
      position: attemptSlots.position,
      order: attemptSlots.optionOrder,
      drawn: attemptSlots.drawn,
      question: questionVersions.body,
    })
    .from(attemptSlots)
    .innerJoin(questionVersions, eq(questionVersions.id, attemptSlots.questionVersionId))
    .where(eq(attemptSlots.attemptId, attemptId))
    .orderBy(asc(attemptSlots.position))
  return paper.map(({ drawn, question, ...slot }) => ({ ...slot, question: withDrawn(question, drawn) }))
}

type Slot = Awaited<ReturnType<typeof paperOf>>[number]
const rightly = (slot: Slot) => filledFrom(slot.question, slot.order, rightAnswer(slot.question))
const stepsOf = (db: Db, attemptId: string) => db.select().from(answerSteps).where(eq(answerSteps.attemptId, attemptId))

describe('a paper that a phone holds', () => {
  const phone = (shown: Date, sent: Date, arrived: Date) => {
    const waited = phoneTime({ finished: shown.toISOString(), sent: sent.toISOString() }, arrived)
    if (!waited) throw new Error('A phone says when')
    return waited
  }

  /** Chantal's paper, prepared, of a quiz that closes in an hour. */
  async function prepared(db: Db, offlineHours: number | null) {
    const viewer = await viewerOf(db, 'chantal')
    await db.delete(attempts).where(eq(attempts.personId, viewer.id))
    await db.delete(progressEvents).where(eq(progressEvents.personId, viewer.id))
    const run = { cohortId: idOf('cohort:sale'), quizKey: QUIZ, review: USUAL_RUN.review, closesAt: later(60), offlineHours }
    await db.insert(quizRuns).values(run)
    const started = await startAttempt(db, viewer, QUIZ, TEST_NOW, 'prepared')
    if (!started?.ok) throw new Error('The paper was not prepared')
    return { viewer, attemptId: started.attemptId, paper: await paperOf(db, started.attemptId) }
  }
  const rowOf = async (db: Db, id: string) => (await db.select().from(attempts).where(eq(attempts.id, id)))[0]

  test('is not begun until somebody begins it, and is then the paper that it was', async ({ db }) => {
    const { viewer, attemptId, paper } = await prepared(db, 48)
    expect(await quizFor(db, viewer, QUIZ, 'fr', later(1))).toMatchObject({ isOpen: false, attemptId })
    expect(await db.select().from(progressEvents).where(eq(progressEvents.personId, viewer.id))).toEqual([])
    expect(await startAttempt(db, viewer, QUIZ, later(2))).toEqual({ ok: true, attemptId })
    expect(await paperOf(db, attemptId)).toEqual(paper)
    expect(await rowOf(db, attemptId)).toMatchObject({ isPrepared: false, startedAt: later(2), issuedAt: TEST_NOW })
    expect(await db.select().from(progressEvents).where(eq(progressEvents.personId, viewer.id))).toHaveLength(1)
  })

  test.for([
    ['a right clock', 0],
    ['a clock a day ahead', 1440],
    ['a clock a day behind', -1440],
  ] as const)('answered in time and sent a day late counts, with %s; both times are kept', async ([, skew], { db }) => {
    const { viewer, attemptId, paper } = await prepared(db, 48)
    const arrived = later(1500)
    const said = (minutes: number) => phone(later(minutes + skew), later(1500 + skew), arrived)
    expect(await closeOverdueAttempts(db, viewer, QUIZ, arrived)).toBe(0)
    await beginPrepared(db, viewer, attemptId, arrived, said(5))
    for (const slot of paper) {
      const given = { id: randomUUID(), quizKey: QUIZ, attemptId, position: slot.position, filled: rightly(slot), waited: said(10) }
      expect(await answerQuestion(db, viewer, given, arrived)).toMatchObject({ ok: true })
    }
    expect(await submitAttempt(db, viewer, { quizKey: QUIZ, attemptId }, arrived, said(20))).toEqual({ ok: true })
    await gradeAttempt(db, viewer, attemptId, arrived)
    expect(await rowOf(db, attemptId)).toMatchObject({
      ...{ startedAt: later(5), clientStartedAt: later(5), clientFinishedAt: later(20), receivedAt: arrived, clockSkewSeconds: skew * 60 },
      ...{ isTimedOut: false, isPassed: true },
    })
    expect((await stepsOf(db, attemptId)).every((step) => step.at.getTime() === later(10).getTime())).toBe(true)
  })

  test('sent after the run’s hours, or where the run counts the arrival only, is too late', async ({ db }) => {
    for (const [hours, minutes] of [
      [48, 60 + 49 * 60],
      [null, 120],
    ] as const) {
      await db.delete(quizRuns)
      const { viewer, attemptId, paper } = await prepared(db, hours)
      await beginPrepared(db, viewer, attemptId, later(5))
      const [slot] = paper
      if (!slot) throw new Error('An empty paper')
      const waited = phone(later(10), later(minutes), later(minutes))
      const given = { id: randomUUID(), quizKey: QUIZ, attemptId, position: 1, filled: rightly(slot), waited }
      expect(await answerQuestion(db, viewer, given, later(minutes))).toEqual({ ok: false, because: 'time-over' })
      expect(await closeOverdueAttempts(db, viewer, QUIZ, later(minutes))).toBe(1)
    }
  })

  test('goes when nobody began it in time', async ({ db }) => {
    const { viewer, attemptId } = await prepared(db, null)
    expect(await closeOverdueAttempts(db, viewer, QUIZ, later(120))).toBe(0)
    expect(await rowOf(db, attemptId)).toBeUndefined()
  })

  test('is none where the quiz has a clock', async ({ db }) => {
    const viewer = await viewerOf(db, 'chantal')
    await db.delete(attempts).where(eq(attempts.personId, viewer.id))
    await db.insert(quizRuns).values({ cohortId: idOf('cohort:sale'), quizKey: QUIZ, review: USUAL_RUN.review, limitMinutes: 30 })
    expect(await startAttempt(db, viewer, QUIZ, TEST_NOW, 'prepared')).toMatchObject({ ok: false, because: 'timed' })
  })
})
