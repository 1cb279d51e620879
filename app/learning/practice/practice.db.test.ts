import { randomUUID } from 'node:crypto'
import { and, asc, eq } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { countingQueries, type Db } from '#db/handle.ts'
import { TEST_NOW } from '#db/test-snapshot.ts'
import { test } from '#db/test-world.ts'
import { questionVersions, slots } from '#db/schema/courses.ts'
import { practiceAnswers } from '#db/schema/quizzes.ts'
import { viewerOf } from '#app/access/test-viewers.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { withDrawn } from '#app/rules/calculated.ts'
import { moroccoDay } from '#app/rules/morocco-time.ts'
import type { FixedQuestion } from '#app/rules/questions.ts'
import { rightAnswer, SAMPLES, wrongAnswer } from '#app/questions/test-questions.ts'
import { filledFrom, frozenOrder } from '#app/questions/shown-question.ts'
import { answerPractice } from './answer-practice.server.ts'
import { practiceEnd, practiceQuestion, practiceSeed } from './practice.queries.server.ts'

const TODAY = moroccoDay(TEST_NOW)
const LESSON = 'c10-m1-l1'
let clock = 0

/** Puts a question of a known kind at a place of the lesson's practice. */
async function ask(db: Db, question: FixedQuestion, n = 1): Promise<void> {
  const [slot] = await db
    .select({ questionVersionId: slots.questionVersionId })
    .from(slots)
    .where(eq(slots.activityKey, LESSON))
    .orderBy(asc(slots.position))
    .offset(n - 1)
    .limit(1)
  await db.update(questionVersions).set({ body: question }).where(eq(questionVersions.id, slot!.questionVersionId))
}

async function give(
  db: Db,
  viewer: Viewer,
  question: FixedQuestion,
  answer: ReturnType<typeof rightAnswer>,
  n = 1,
  id: string = randomUUID(),
) {
  const filled = filledFrom(question, frozenOrder(question, practiceSeed(viewer)), answer)
  clock += 1000
  return answerPractice(db, viewer, { id, lessonKey: LESSON, n, filled }, new Date(TEST_NOW.getTime() + clock))
}

const see = (db: Db, viewer: Viewer, n = 1, isAgain = false) =>
  practiceQuestion(db, viewer, { lessonKey: LESSON, n, isAgain, arrangement: null }, 'fr', TODAY)

describe.for(
  Object.values(SAMPLES)
    .filter(({ kind }) => kind !== 'written')
    .map((question) => ({ kind: question.kind, question: question as FixedQuestion })),
)('a practice question of kind $kind', ({ question }) => {
  test('the first wrong answer gets a hint, the second the answer with its reason', async ({ db }) => {
    const rokia = await viewerOf(db, 'rokia')
    await ask(db, question)
    expect(await see(db, rokia)).toMatchObject({ verdict: 'unanswered', filled: {}, why: null, key: null, hint: null })
    expect(await give(db, rokia, question, wrongAnswer(question))).toEqual({ ok: true })
    const once = await see(db, rokia)
    expect(once).toMatchObject({ verdict: 'hint', why: null, key: null })
    expect(Object.keys(once!.filled).length).toBeGreaterThan(0)
    expect(JSON.stringify(once)).not.toContain(question.explanation.fr)
    await give(db, rokia, question, wrongAnswer(question))
    const twice = await see(db, rokia)
    expect(twice?.verdict).toBe('shown')
    expect(twice?.why).toContain(question.explanation.fr)
    expect(twice?.key).not.toBeNull()
  })

  test('a right answer says why, and can be tried afresh', async ({ db }) => {
    const rokia = await viewerOf(db, 'rokia')
    await ask(db, question)
    await give(db, rokia, question, rightAnswer(question))
    expect(await see(db, rokia)).toMatchObject({ verdict: 'right', key: null })
    expect(await see(db, rokia, 1, true)).toMatchObject({ verdict: 'unanswered', filled: {} })
    await give(db, rokia, question, wrongAnswer(question))
    expect(await see(db, rokia)).toMatchObject({ verdict: 'hint' })
  })
})

test('an empty, half or unreadable answer is no try, and an option that is not there is refused', async ({ db }) => {
  const rokia = await viewerOf(db, 'rokia')
  const send = (filled: Record<string, string[]>) =>
    answerPractice(db, rokia, { id: randomUUID(), lessonKey: LESSON, n: 1, filled }, TEST_NOW)
  await ask(db, SAMPLES.single)
  expect(await send({})).toEqual({ ok: false, because: 'empty' })
  expect(await send({ choice: ['9'] })).toEqual({ ok: false, because: 'unknown-option' })
  await ask(db, SAMPLES.matching)
  expect(await send({ 'pair-0': ['1'] })).toEqual({ ok: false, because: 'partial' })
  await ask(db, SAMPLES.numeric)
  expect(await send({ typed: ['beaucoup'] })).toEqual({ ok: false, because: 'unreadable' })
  expect(await db.select().from(practiceAnswers).where(eq(practiceAnswers.personId, rokia.id))).toEqual([])
})

test('the same form sent twice is one try', async ({ db }) => {
  const rokia = await viewerOf(db, 'rokia')
  await ask(db, SAMPLES.single)
  const id = randomUUID()
  await give(db, rokia, SAMPLES.single, wrongAnswer(SAMPLES.single), 1, id)
  await give(db, rokia, SAMPLES.single, wrongAnswer(SAMPLES.single), 1, id)
  expect(await see(db, rokia)).toMatchObject({ verdict: 'hint' })
})

test('another answer from a form that the browser brought back is another try', async ({ db }) => {
  const rokia = await viewerOf(db, 'rokia')
  await ask(db, SAMPLES.single)
  const id = randomUUID()
  await give(db, rokia, SAMPLES.single, wrongAnswer(SAMPLES.single), 1, id)
  await give(db, rokia, SAMPLES.single, rightAnswer(SAMPLES.single), 1, id)
  expect(await see(db, rokia)).toMatchObject({ verdict: 'right' })
})

test('the end counts what was right at the first try and lists the rest, in two queries', async ({ db }) => {
  const rokia = await viewerOf(db, 'rokia')
  const first = await see(db, rokia)
  const bodies = await db
    .select({ body: questionVersions.body })
    .from(slots)
    .innerJoin(questionVersions, eq(questionVersions.id, slots.questionVersionId))
    .where(and(eq(slots.activityKey, LESSON)))
    .orderBy(asc(slots.position))
  for (const [index, { body: asked }] of bodies.entries()) {
    const body = withDrawn(asked, null)
    if (index === 0) await give(db, rokia, body, wrongAnswer(body), 1)
    if (index < bodies.length - 1 || index === 0) await give(db, rokia, body, rightAnswer(body), index + 1)
  }
  const { result, queries } = await countingQueries(() => practiceEnd(db, rokia, LESSON, 'fr', TODAY))
  expect(queries).toBeLessThanOrEqual(2)
  expect(result).toMatchObject({ of: first!.of, rightAtFirst: first!.of - 2, moduleKey: 'c10-m1' })
  expect(result?.again.map(({ n, isAnswered }) => [n, isAnswered])).toEqual([
    [1, true],
    [first!.of, false],
  ])
})

test('practice of a lesson that is not theirs does not exist', async ({ db }) => {
  for (const name of ['ibrahim', 'sarah', 'oumou']) {
    const viewer = await viewerOf(db, name)
    expect(await see(db, viewer)).toBeUndefined()
    expect(await practiceEnd(db, viewer, LESSON, 'fr', TODAY)).toBeUndefined()
    expect(await give(db, viewer, SAMPLES.single, rightAnswer(SAMPLES.single))).toBeUndefined()
  }
  const rokia = await viewerOf(db, 'rokia')
  expect(await see(db, rokia, 99)).toBeUndefined()
})
