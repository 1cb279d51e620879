import { randomUUID } from 'node:crypto'
import { and, asc, eq, isNull } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { countingQueries, type Db } from '#db/handle.ts'
import { TEST_NOW } from '#db/test-snapshot.ts'
import { test } from '#db/test-world.ts'
import { enrolments } from '#db/schema/cohorts.ts'
import { questionVersions } from '#db/schema/courses.ts'
import { itemProgress, progressEvents } from '#db/schema/progress.ts'
import { answerSteps, attempts, attemptSlots, slotScores } from '#db/schema/quizzes.ts'
import { viewerOf } from '#app/access/test-viewers.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { withDrawn } from '#app/rules/calculated.ts'
import { moroccoDay } from '#app/rules/morocco-time.ts'
import { rightAnswer, wrongAnswer } from '#app/questions/test-questions.ts'
import { filledFrom, type Filled } from '#app/questions/shown-question.ts'
import { answerQuestion } from './answer-question.server.ts'
import { closeOverdueAttempts } from './close-overdue-attempts.server.ts'
import { gradeAttempt } from '#app/platform/grade-attempt.server.ts'
import { quizFor, quizQuestion, quizToCheck } from './quiz.queries.server.ts'
import { quizResult, ungradedAttempt } from './result.queries.server.ts'
import { startAttempt } from './start-attempt.server.ts'
import { submitAttempt } from './submit-attempt.server.ts'

const TODAY = moroccoDay(TEST_NOW)
const QUIZ = 'c10-m1-quiz'
const later = (minutes: number) => new Date(TEST_NOW.getTime() + minutes * 60_000)

/** Chantal with a fresh attempt: what the demonstration says of her quizzes is put aside. */
async function begun(db: Db, name = 'chantal'): Promise<{ viewer: Viewer; attemptId: string; paper: Awaited<ReturnType<typeof paperOf>> }> {
  const viewer = await viewerOf(db, name)
  await db.delete(attempts).where(eq(attempts.personId, viewer.id))
  await db.delete(itemProgress).where(eq(itemProgress.personId, viewer.id))
  await db.delete(progressEvents).where(eq(progressEvents.personId, viewer.id))
  const attemptId = await began(db, viewer, TEST_NOW)
  return { viewer, attemptId, paper: await paperOf(db, attemptId) }
}

/** An attempt that may begin, or the open one. */
async function began(db: Db, viewer: Viewer, now: Date): Promise<string> {
  const started = await startAttempt(db, viewer, QUIZ, now)
  if (!started?.ok) throw new Error('The attempt did not begin')
  return started.attemptId
}

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

const answer = (db: Db, viewer: Viewer, attemptId: string, position: number, filled: Filled, id: string = randomUUID()) =>
  answerQuestion(db, viewer, { id, quizKey: QUIZ, attemptId, position, filled }, later(position))

type Slot = Awaited<ReturnType<typeof paperOf>>[number]
const rightly = (slot: Slot) => filledFrom(slot.question, slot.order, rightAnswer(slot.question))
const wrongly = (slot: Slot) => filledFrom(slot.question, slot.order, wrongAnswer(slot.question))
const stepsOf = (db: Db, attemptId: string) => db.select().from(answerSteps).where(eq(answerSteps.attemptId, attemptId))

async function handIn(db: Db, viewer: Viewer, attemptId: string, minutes: number): Promise<void> {
  expect(await submitAttempt(db, viewer, { quizKey: QUIZ, attemptId }, later(minutes))).toEqual({ ok: true })
  await gradeAttempt(db, viewer, attemptId, later(minutes))
}

describe('beginning a quiz', () => {
  test('two taps on "begin" make one attempt, and another phone shows the same paper', async ({ db }) => {
    const { viewer, attemptId, paper } = await begun(db)
    expect(await startAttempt(db, viewer, QUIZ, later(1))).toEqual({ ok: true, attemptId })
    expect(await paperOf(db, attemptId)).toEqual(paper)
    expect(await db.select().from(attempts).where(eq(attempts.personId, viewer.id))).toHaveLength(1)
    expect(paper.length).toBeGreaterThanOrEqual(6)
    expect(await quizFor(db, viewer, QUIZ, 'fr', TEST_NOW)).toMatchObject({
      isOpen: true,
      tries: [],
      passMark: 60,
      questions: paper.length,
    })
  })

  test('a quiz of another course, and one of a cohort that has not begun, do not exist', async ({ db }) => {
    for (const [name, quiz] of [
      ['chantal', 'c1-m1-quiz'],
      ['oumou', QUIZ],
      ['sarah', QUIZ],
      ['chantal', 'c10-m1-l1'],
    ] as const) {
      const viewer = await viewerOf(db, name)
      expect(await startAttempt(db, viewer, quiz, TEST_NOW)).toBeUndefined()
      expect(await quizFor(db, viewer, quiz, 'fr', TEST_NOW)).toBeUndefined()
    }
  })
})

describe('answering', () => {
  test('no key, hint or explanation leaves with a question, and it costs one query', async ({ db }) => {
    const { viewer, paper } = await begun(db)
    for (const { position, question } of paper) {
      const asked = { quizKey: QUIZ, n: position, arrangement: null }
      const { result, queries } = await countingQueries(() => quizQuestion(db, viewer, asked, 'fr', TODAY))
      expect(queries).toBe(1)
      const text = JSON.stringify(result)
      expect(text).toContain(JSON.stringify(question.stem.fr).slice(1, 30))
      expect(text).not.toContain(JSON.stringify(question.explanation.fr).slice(1, -1))
      expect(text).not.toMatch(/"(right|why|whyTrue|explanation|hint|accept|tolerance|answer|pairs|lesson)"/)
    }
  })

  test('the last answer counts, the same form twice is one step, and saying the same again adds none', async ({ db }) => {
    const { viewer, attemptId, paper } = await begun(db)
    const [slot] = paper as [Slot]
    const id = randomUUID()
    expect(await answer(db, viewer, attemptId, 1, wrongly(slot), id)).toEqual({ ok: true, of: paper.length })
    expect(await answer(db, viewer, attemptId, 1, wrongly(slot), id)).toEqual({ ok: true, of: paper.length })
    expect(await answer(db, viewer, attemptId, 1, wrongly(slot))).toMatchObject({ ok: true })
    expect(await stepsOf(db, attemptId)).toHaveLength(1)
    await answer(db, viewer, attemptId, 1, rightly(slot))
    await answer(db, viewer, attemptId, 1, wrongly(slot), id)
    expect((await stepsOf(db, attemptId)).map(({ sequence }) => sequence).sort()).toEqual([1, 2])
    const seen = await quizQuestion(db, viewer, { quizKey: QUIZ, n: 1, arrangement: null }, 'fr', TODAY)
    expect(seen?.filled).toEqual(rightly(slot))
  })

  test('another answer from a form that the browser brought back counts', async ({ db }) => {
    const { viewer, attemptId, paper } = await begun(db)
    const [slot, next] = paper as [Slot, Slot]
    const id = randomUUID()
    await answer(db, viewer, attemptId, 1, wrongly(slot), id)
    await answer(db, viewer, attemptId, 1, rightly(slot), id)
    await answer(db, viewer, attemptId, 2, rightly(next), id)
    const seen = await quizQuestion(db, viewer, { quizKey: QUIZ, n: 1, arrangement: null }, 'fr', TODAY)
    expect(seen?.filled).toEqual(rightly(slot))
    expect(await stepsOf(db, attemptId)).toHaveLength(3)
  })

  test('two tabs answer different questions of one attempt, and both are kept', async ({ db }) => {
    const { viewer, attemptId, paper } = await begun(db)
    const other = await began(db, viewer, later(2))
    await answer(db, viewer, attemptId, 1, rightly(paper[0]!))
    await answer(db, viewer, other, 2, rightly(paper[1]!))
    const check = await quizToCheck(db, viewer, QUIZ, TODAY)
    expect(check?.questions.filter((one) => one.isAnswered).map(({ n }) => n)).toEqual([1, 2])
  })

  test('nothing chosen is no answer; an option that is not there is refused; a place that is not there does not exist', async ({ db }) => {
    const { viewer, attemptId, paper } = await begun(db)
    const single = paper.find(({ question }) => question.kind === 'single')!
    expect(await answer(db, viewer, attemptId, single.position, {})).toMatchObject({ ok: true })
    expect(await answer(db, viewer, attemptId, single.position, { choice: ['8'] })).toEqual({ ok: false, because: 'unknown-option' })
    expect(await answer(db, viewer, attemptId, 77, { choice: ['0'] })).toBeUndefined()
    expect(await stepsOf(db, attemptId)).toEqual([])
  })

  test('somebody else’s attempt does not exist', async ({ db }) => {
    const { attemptId, paper } = await begun(db)
    for (const name of ['binta', 'sarah', 'ibrahim']) {
      const viewer = await viewerOf(db, name)
      expect(await answer(db, viewer, attemptId, 1, rightly(paper[0]!))).toBeUndefined()
      expect(await submitAttempt(db, viewer, { quizKey: QUIZ, attemptId }, TEST_NOW)).toBeUndefined()
      await gradeAttempt(db, viewer, attemptId, TEST_NOW)
      expect(await quizQuestion(db, viewer, { quizKey: QUIZ, n: 1, arrangement: null }, 'fr', TODAY)).toBeUndefined()
    }
    expect(await stepsOf(db, attemptId)).toEqual([])
  })

  test('who left the course in the middle answers no more', async ({ db }) => {
    const { viewer, attemptId, paper } = await begun(db)
    await db.update(enrolments).set({ status: 'withdrawn' }).where(eq(enrolments.personId, viewer.id))
    expect(await answer(db, viewer, attemptId, 1, rightly(paper[0]!))).toBeUndefined()
    expect(await submitAttempt(db, viewer, { quizKey: QUIZ, attemptId }, TEST_NOW)).toBeUndefined()
    expect(await quizToCheck(db, viewer, QUIZ, TODAY)).toBeUndefined()
  })
})

describe('handing in', () => {
  test('all right passes with a full score, explained question by question, within four queries', async ({ db }) => {
    const { viewer, attemptId, paper } = await begun(db)
    for (const slot of paper) await answer(db, viewer, attemptId, slot.position, rightly(slot))
    await handIn(db, viewer, attemptId, 30)
    const { result, queries } = await countingQueries(() => quizResult(db, viewer, QUIZ, null, 'fr', later(60)))
    expect(queries).toBeLessThanOrEqual(4)
    expect(result).toMatchObject({ percent: 100, isPassed: true, rightCount: paper.length, n: 1 })
    expect(result?.questions.every((one) => one.verdict === 'right' && one.why.length > 0)).toBe(true)
    const [progress] = await db
      .select()
      .from(itemProgress)
      .where(and(eq(itemProgress.personId, viewer.id), eq(itemProgress.itemKey, QUIZ)))
    expect(progress).toMatchObject({ passedAt: later(30), completedAt: later(30), bestScore: 100, failures: 0, openedAt: TEST_NOW })
  })

  test('unanswered and wrong questions do not pass, and lead to the lesson to read again', async ({ db }) => {
    const { viewer, attemptId, paper } = await begun(db)
    await answer(db, viewer, attemptId, 1, wrongly(paper[0]!))
    await handIn(db, viewer, attemptId, 30)
    const result = await quizResult(db, viewer, QUIZ, null, 'fr', later(60))
    expect(result).toMatchObject({ isPassed: false, rightCount: 0 })
    expect(result?.questions.slice(1).every((one) => one.answer?.form === 'none' && one.key !== null)).toBe(true)
    expect(result?.questions.some((one) => one.lesson?.title)).toBe(true)
    const [progress] = await db.select().from(itemProgress).where(eq(itemProgress.personId, viewer.id))
    expect(progress).toMatchObject({ passedAt: null, failures: 1 })
  })

  test('handing in twice, marking twice: one result, one mark for each question', async ({ db }) => {
    const { viewer, attemptId, paper } = await begun(db)
    for (const slot of paper) await answer(db, viewer, attemptId, slot.position, rightly(slot))
    await handIn(db, viewer, attemptId, 30)
    await handIn(db, viewer, attemptId, 31)
    expect(await db.select().from(slotScores).where(eq(slotScores.attemptId, attemptId))).toHaveLength(paper.length)
    const [attempt] = await db.select().from(attempts).where(eq(attempts.id, attemptId))
    expect(attempt).toMatchObject({ submittedAt: later(30), gradedAt: later(30) })
    const events = await db
      .select()
      .from(progressEvents)
      .where(and(eq(progressEvents.personId, viewer.id), eq(progressEvents.kind, 'passed')))
    expect(events).toHaveLength(1)
  })

  test('an answer after handing in is refused and changes nothing', async ({ db }) => {
    const { viewer, attemptId, paper } = await begun(db)
    await handIn(db, viewer, attemptId, 30)
    expect(await answer(db, viewer, attemptId, 1, rightly(paper[0]!))).toEqual({ ok: false, because: 'already-handed-in' })
    expect(await stepsOf(db, attemptId)).toEqual([])
  })

  test('a crash between handing in and marking loses nothing', async ({ db }) => {
    const { viewer, attemptId, paper } = await begun(db)
    await answer(db, viewer, attemptId, 1, rightly(paper[0]!))
    await submitAttempt(db, viewer, { quizKey: QUIZ, attemptId }, later(30))
    expect(await quizResult(db, viewer, QUIZ, null, 'fr', later(60))).toBeUndefined()
    expect(await ungradedAttempt(db, viewer, QUIZ)).toBe(attemptId)
    await gradeAttempt(db, viewer, attemptId, later(60))
    expect(await ungradedAttempt(db, viewer, QUIZ)).toBeUndefined()
    const [progress] = await db.select().from(itemProgress).where(eq(itemProgress.personId, viewer.id))
    expect(progress?.completedAt).toEqual(later(30))
  })

  test('an open attempt is not marked', async ({ db }) => {
    const { viewer, attemptId } = await begun(db)
    await gradeAttempt(db, viewer, attemptId, later(5))
    expect(
      await db
        .select()
        .from(attempts)
        .where(and(eq(attempts.id, attemptId), isNull(attempts.gradedAt))),
    ).toHaveLength(1)
  })

  test('trying again is a new attempt with its own paper; a worse one takes nothing away', async ({ db }) => {
    const { viewer, attemptId, paper } = await begun(db)
    for (const slot of paper) await answer(db, viewer, attemptId, slot.position, rightly(slot))
    await handIn(db, viewer, attemptId, 30)
    const again = await began(db, viewer, later(40))
    expect(again).not.toBe(attemptId)
    await handIn(db, viewer, again, 50)
    expect(await quizResult(db, viewer, QUIZ, null, 'fr', later(60))).toMatchObject({ n: 2, isPassed: false })
    expect(await quizResult(db, viewer, QUIZ, 1, 'fr', later(60))).toMatchObject({ n: 1, isPassed: true })
    expect(await quizResult(db, viewer, QUIZ, 9, 'fr', later(60))).toBeUndefined()
    const [progress] = await db.select().from(itemProgress).where(eq(itemProgress.personId, viewer.id))
    expect(progress).toMatchObject({ passedAt: later(30), bestScore: 100, failures: 1 })
    expect((await quizFor(db, viewer, QUIZ, 'fr', TEST_NOW))?.tries.map(({ n, isPassed }) => [n, isPassed])).toEqual([
      [2, false],
      [1, true],
    ])
  })
})

describe('the server’s clock', () => {
  async function timed(db: Db) {
    const { viewer, attemptId, paper } = await begun(db)
    await db
      .update(attempts)
      .set({ deadlineAt: later(20) })
      .where(eq(attempts.id, attemptId))
    return { viewer, attemptId, paper }
  }
  const give = (db: Db, viewer: Viewer, attemptId: string, slot: Slot, minutes: number) =>
    answerQuestion(
      db,
      viewer,
      { id: randomUUID(), quizKey: QUIZ, attemptId, position: slot.position, filled: rightly(slot) },
      later(minutes),
    )

  test('an attempt whose time is over is handed in with what is there, at the instant it was over', async ({ db }) => {
    const { viewer, attemptId, paper } = await timed(db)
    expect(await give(db, viewer, attemptId, paper[0]!, 19)).toMatchObject({ ok: true })
    expect(await closeOverdueAttempts(db, viewer, QUIZ, later(20))).toBe(0)
    expect(await give(db, viewer, attemptId, paper[1]!, 30)).toEqual({ ok: false, because: 'time-over' })
    expect(await closeOverdueAttempts(db, viewer, QUIZ, later(30))).toBe(1)
    expect(await closeOverdueAttempts(db, viewer, QUIZ, later(31))).toBe(0)
    const [attempt] = await db.select().from(attempts).where(eq(attempts.id, attemptId))
    expect(attempt).toMatchObject({ submittedAt: later(20), isTimedOut: true, score: 1 })
    expect(await stepsOf(db, attemptId)).toHaveLength(1)
  })

  test('sent in the grace, it counts as handed in when its time was over', async ({ db }) => {
    const { viewer, attemptId } = await timed(db)
    const inGrace = new Date(later(20).getTime() + 30_000)
    expect(await submitAttempt(db, viewer, { quizKey: QUIZ, attemptId }, inGrace)).toEqual({ ok: true })
    const [attempt] = await db.select().from(attempts).where(eq(attempts.id, attemptId))
    expect(attempt).toMatchObject({ submittedAt: later(20), isTimedOut: false })
  })

  test('saving one answer costs two queries', async ({ db }) => {
    const { viewer, attemptId, paper } = await begun(db)
    const { result, queries } = await countingQueries(() => give(db, viewer, attemptId, paper[0]!, 1))
    expect(result).toMatchObject({ ok: true })
    expect(queries).toBe(2)
  })
})
