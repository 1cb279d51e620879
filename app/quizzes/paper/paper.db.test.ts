import { and, eq, inArray } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { viewerOf } from '#app/access/test-viewers.ts'
import { startAttempt } from '#app/learning/quiz/start-attempt.server.ts'
import { quizResult } from '#app/learning/quiz/result.queries.server.ts'
import { letterAt } from '#app/questions/paper-answer.ts'
import { countingQueries, type Db } from '#db/handle.ts'
import { enrolments } from '#db/schema/cohorts.ts'
import { auditEntries } from '#db/schema/operations.ts'
import { itemProgress, progressEvents } from '#db/schema/progress.ts'
import { attempts, quizRuns } from '#db/schema/quizzes.ts'
import { idOf } from '#db/seed/named-id.ts'
import { TEST_NOW } from '#db/test-snapshot.ts'
import { test } from '#db/test-world.ts'
import { runOfModel } from '#app/rules/quiz-runs.ts'
import { steeredQuiz } from '../quizzes.queries.server.ts'
import { enterSheets } from './enter-sheets.server.ts'
import { enteredSheets, peopleOnPaper, sheetOf, type SheetQuestion } from './sheet.queries.server.ts'

const QUIZ = 'c10-m1-quiz'
const SALE = idOf('cohort:sale')
const minutes = (count: number) => new Date(TEST_NOW.getTime() + count * 60_000)

/** What a sheet says where everything is right. */
function rightAnswer({ asked, order }: SheetQuestion): string {
  const letter = (id: string) => letterAt(order.indexOf(id), 'fr')
  switch (asked.kind) {
    case 'single':
    case 'multiple':
      return asked.options
        .filter(({ right }) => right)
        .map(({ id }) => letter(id))
        .join('')
    case 'true-false':
      return asked.answer ? 'A' : 'B'
    case 'numeric':
      return String(asked.answer)
    case 'matching':
      return asked.pairs.map(({ id }) => letter(id)).join('')
    case 'ordering':
      return asked.items.map(({ id }) => letter(id)).join('')
    default:
      throw new Error(`No answer is prepared for ${asked.kind}`)
  }
}

async function placeOf(db: Db, who = 'sarah') {
  const viewer = await viewerOf(db, who)
  const quiz = (await steeredQuiz(db, viewer, SALE, QUIZ, 'fr'))!
  await db.delete(attempts).where(and(eq(attempts.quizKey, QUIZ), inArray(attempts.personId, ['chantal', 'awa', 'rokia'].map(idOf))))
  const paper = await sheetOf(db, quiz, 'fr')
  const right = paper.questions.map(rightAnswer)
  const enter = (sheets: { person: string; answers: string[] }[], now = TEST_NOW, code = paper.code) =>
    enterSheets(db, viewer, quiz, paper, { code, sheets: sheets.map((sheet, index) => ({ n: index + 1, ...sheet })) }, now)
  return { viewer, quiz, paper, right, enter }
}

const paperAttempts = (db: Db) =>
  db
    .select()
    .from(attempts)
    .where(and(eq(attempts.quizKey, QUIZ), eq(attempts.source, 'paper')))

describe('sheets of paper', () => {
  test('count as attempts of their people, with their author, in progress, results and audit', async ({ db }) => {
    const { quiz, right, enter } = await placeOf(db)
    const wrong = right.map((_, index) => (index === 0 ? '' : right[index]!))
    const entered = await enter([
      { person: idOf('chantal'), answers: right },
      { person: idOf('awa'), answers: wrong },
    ])
    expect(entered).toEqual({ ok: true, count: 2 })
    const kept = await paperAttempts(db)
    expect(kept.map(({ enteredBy, source }) => [enteredBy, source])).toEqual([
      [idOf('sarah'), 'paper'],
      [idOf('sarah'), 'paper'],
    ])
    const sheets = await enteredSheets(db, quiz)
    expect(sheets.map(({ name, by, percent }) => [name, by, percent === 100])).toEqual([
      ['Awa Cissé', 'Sarah Benali', false],
      ['Chantal Ngono', 'Sarah Benali', true],
    ])
    const own = and(eq(itemProgress.personId, idOf('chantal')), eq(itemProgress.itemKey, QUIZ))
    expect((await db.select().from(itemProgress).where(own))[0]).toMatchObject({ bestScore: 100 })
    const events = await db.select().from(progressEvents).where(eq(progressEvents.source, 'facilitator'))
    expect(new Set(events.map(({ enteredBy }) => enteredBy))).toEqual(new Set([idOf('sarah')]))
    const result = await quizResult(db, await viewerOf(db, 'chantal'), QUIZ, null, 'fr', minutes(1))
    expect(result).toMatchObject({ source: 'paper', enteredBy: 'Sarah Benali', percent: 100 })
    expect(await db.select().from(auditEntries).where(eq(auditEntries.action, 'quiz-paper-entered'))).toHaveLength(2)
  })

  test('sent twice are entered once; another sheet of the same person that day is refused with who entered the first', async ({ db }) => {
    const { right, enter } = await placeOf(db)
    const sheet = { person: idOf('chantal'), answers: right }
    await enter([sheet])
    expect(await enter([sheet], minutes(3))).toEqual({ ok: true, count: 1 })
    const other = await enter([{ ...sheet, answers: ['', ...right.slice(1)] }], minutes(4))
    expect(other).toMatchObject({ ok: false, faults: [{ sheet: 1, because: 'entered-already', by: 'Sarah Benali', at: TEST_NOW }] })
    expect(await paperAttempts(db)).toHaveLength(1)
  })

  test('are refused all together, each with its sentence, and then none is kept', async ({ db }) => {
    const { right, enter } = await placeOf(db)
    const answers = right
    const refused = await enter([
      { person: idOf('chantal'), answers },
      { person: idOf('chantal'), answers },
      { person: idOf('moussa'), answers },
      { person: idOf('sarah'), answers },
      { person: '', answers },
      { person: idOf('awa'), answers: answers.map(() => '') },
      { person: idOf('rokia'), answers: ['?', ...answers.slice(1)] },
    ])
    expect(refused.ok ? [] : refused.because === 'faults' && refused.faults.map((one) => [one.sheet, one.question, one.because])).toEqual([
      [2, null, 'twice-in-this-form'],
      [3, null, 'not-in-this-cohort'],
      [4, null, 'own-sheet'],
      [5, null, 'nobody-chosen'],
      [6, null, 'no-answer'],
      [7, 1, 'unknown-letter'],
    ])
    expect(await paperAttempts(db)).toEqual([])
  })

  test('of an older paper, and a form without anything, are refused', async ({ db }) => {
    const { right, enter } = await placeOf(db)
    expect(await enter([{ person: idOf('chantal'), answers: right }], TEST_NOW, 'OLD1')).toMatchObject({ because: 'sheet-changed' })
    expect(await enter([])).toMatchObject({ because: 'nothing-typed' })
  })

  test('are bound by the run as the screen is: closed, no attempt left, one begun on a screen', async ({ db }) => {
    const { right } = await placeOf(db)
    const { opensAt: _opens, ...settings } = runOfModel('once')
    const closesAt = minutes(10)
    await db.insert(quizRuns).values({ ...settings, cohortId: SALE, quizKey: QUIZ, closesDay: '2026-01-01', closesTime: '10:00', closesAt })
    const { enter } = await placeOf(db)
    const sheet = { person: idOf('chantal'), answers: right }
    expect(await enter([sheet], minutes(11))).toMatchObject({ faults: [{ because: 'closed', at: closesAt }] })
    await startAttempt(db, await viewerOf(db, 'awa'), QUIZ, TEST_NOW)
    expect(await enter([{ person: idOf('awa'), answers: right }])).toMatchObject({ faults: [{ because: 'begun-on-screen' }] })
    expect(await enter([sheet])).toEqual({ ok: true, count: 1 })
    await db
      .update(attempts)
      .set({ submittedAt: minutes(-2000) })
      .where(eq(attempts.source, 'paper'))
    const again = { ...sheet, answers: ['', ...right.slice(1)] }
    expect(await enter([again], minutes(5))).toMatchObject({ faults: [{ because: 'no-attempt-left' }] })
  })

  test('are not entered for who left or paused', async ({ db }) => {
    await db
      .update(enrolments)
      .set({ status: 'paused' })
      .where(eq(enrolments.id, idOf('enrolment:sale:chantal')))
    const { right, enter, quiz } = await placeOf(db)
    expect(await enter([{ person: idOf('chantal'), answers: right }])).toMatchObject({ faults: [{ because: 'not-in-this-cohort' }] })
    expect((await peopleOnPaper(db, quiz.cohortId)).map(({ name }) => name)).not.toContain('Chantal Ngono')
  })
})

test('the same sheet has the same letters every time, and its page asks five queries', async ({ db }) => {
  const viewer = await viewerOf(db, 'claire')
  const { result: first, queries } = await countingQueries(async () => {
    const quiz = (await steeredQuiz(db, viewer, SALE, QUIZ, 'fr'))!
    const [paper] = [await sheetOf(db, quiz, 'fr'), await peopleOnPaper(db, SALE), await enteredSheets(db, quiz)]
    return { quiz, ...paper }
  })
  expect(queries).toBe(5)
  const second = await sheetOf(db, first.quiz, 'ar')
  expect([second.code, second.questions.map(({ order }) => order)]).toEqual([first.code, first.questions.map(({ order }) => order)])
})
