import { randomUUID } from 'node:crypto'
import { asc, eq } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { sends } from '#app/access/test-sends.ts'
import { action as check } from '#app/learning/quiz/quiz-check.route.tsx'
import { action as answer } from '#app/learning/quiz/quiz-question.route.tsx'
import { action as start } from '#app/learning/quiz/quiz-start.route.tsx'
import type { Db } from '#db/handle.ts'
import { answerSteps, attempts, attemptSlots, questionCorrections, slotScores } from '#db/schema/quizzes.ts'
import { idOf } from '#db/seed/named-id.ts'
import { test } from '#db/test-world.ts'
import { action as correction } from './correcting/correction.route.tsx'
import { action as repair } from './correcting/repair.route.tsx'
import { action as mark } from './marking/answer.route.tsx'
import { paperWith, testVersion, TEST_QUIZ, type TestQuestion } from './test-attempts.ts'

const NUMBER: TestQuestion = { kind: 'numeric', stem: { fr: 'Combien ?' }, answer: 12, formula: '12', tolerance: { absolute: 0 } }
const CHOICE: TestQuestion = {
  ...{ kind: 'single', stem: { fr: 'Lequel ?' } },
  options: ['a', 'b'].map((id) => ({ id, text: { fr: id }, why: { fr: id }, right: id === 'a' })),
}
const WRITTEN: TestQuestion = { kind: 'written', stem: { fr: 'Pourquoi ?' }, guide: { fr: 'Oui.' } }
const QUIZ = TEST_QUIZ.quizKey
const BASE = `/cohortes/${TEST_QUIZ.cohortId}/quiz/${QUIZ}`

async function openAttempt(db: Db, asked: TestQuestion[] = [NUMBER, CHOICE]) {
  const [id] = await paperWith(db, asked, [[]], undefined, { isOpen: true })
  await db
    .update(attempts)
    .set({ personId: idOf('chantal'), enrolmentId: idOf('enrolment:sale:chantal') })
    .where(eq(attempts.id, id!))
  return id!
}
/** Everything that a bad request could have changed. */
const stateOf = async (db: Db) =>
  JSON.stringify([
    await db.select().from(attempts).orderBy(asc(attempts.id)),
    await db.select().from(attemptSlots).orderBy(asc(attemptSlots.attemptId), asc(attemptSlots.position)),
    await db.select().from(answerSteps).orderBy(asc(answerSteps.id)),
    await db.select().from(slotScores).orderBy(asc(slotScores.id)),
    await db.select().from(questionCorrections).orderBy(asc(questionCorrections.id)),
  ])

describe('a learner', () => {
  const give = (db: Db, n: string, form: Record<string, string>, who = 'chantal') =>
    sends(db, who, answer, `/quiz/${QUIZ}/${n}`, { id: QUIZ, n }, { step: randomUUID(), ...form })

  test('with unknown, foreign or broken ids is told 4xx, and nothing changed', async ({ db }) => {
    const attempt = await openAttempt(db)
    const before = await stateOf(db)
    for (const [n, form, status, who] of [
      ['1', { attempt: randomUUID(), typed: '12' }, 404],
      ['1', { attempt: 'x', typed: '12' }, 400],
      ['1', { attempt, step: 'x', typed: '12' }, 400],
      ['9', { attempt, typed: '12' }, 404],
      ['0', { attempt, typed: '12' }, 404],
      ['abc', { attempt, typed: '12' }, 404],
      ['2', { attempt, choice: '7' }, 422],
      ['2', { attempt, choice: 'a' }, 422],
      ['2', { attempt, choice: "'; drop table attempts; --" }, 400],
      ['1', { attempt, typed: '1'.repeat(5000) }, 400],
      ['1', { attempt, typed: '12' }, 404, 'fatou'],
    ] as const) {
      expect((await give(db, n, form, who)).status, JSON.stringify([n, form])).toBe(status)
    }
    expect(await stateOf(db)).toBe(before)
  })

  test('cannot set a score, a seed or a deadline by a field of their own', async ({ db }) => {
    const attempt = await openAttempt(db)
    const [paper] = await db.select().from(attempts).where(eq(attempts.id, attempt))
    await give(db, '1', {
      attempt,
      typed: '5',
      score: '99',
      mark: '1',
      isRight: 'true',
      seed: '1',
      deadlineAt: '2099-01-01',
      sequence: '99',
    })
    await sends(db, 'chantal', start, `/quiz/${QUIZ}`, { id: QUIZ }, { seed: '1', n: '9', passMark: '0' })
    expect((await db.select().from(attempts).where(eq(attempts.id, attempt)))[0]).toEqual(paper)
    await sends(
      db,
      'chantal',
      check,
      `/quiz/${QUIZ}/verifier`,
      { id: QUIZ },
      { attempt, score: '2', isPassed: 'true', submittedAt: '2020-01-01' },
    )
    expect((await db.select().from(attempts).where(eq(attempts.id, attempt)))[0]).toMatchObject({
      score: 0,
      isPassed: false,
      seed: paper!.seed,
    })
  })

  test('with a number that cannot be read keeps it as typed, and gets no mark for it', async ({ db }) => {
    const attempt = await openAttempt(db)
    for (const typed of ['douze', '1,2,3', '--5', '٫', '1e309', 'NaN', '∞'])
      expect((await give(db, '1', { attempt, typed })).status).toBe(303)
    const steps = await db.select().from(answerSteps).where(eq(answerSteps.attemptId, attempt)).orderBy(asc(answerSteps.sequence))
    expect(steps.map(({ answer: { kind, ...rest } }) => (kind === 'numeric' && 'typed' in rest ? rest.typed : '')).at(-1)).toBe('∞')
    await sends(db, 'chantal', check, `/quiz/${QUIZ}/verifier`, { id: QUIZ }, { attempt })
    expect((await db.select().from(attempts).where(eq(attempts.id, attempt)))[0]).toMatchObject({ score: 0, maxScore: 2 })
  })

  test('who sends twice, or answers after it, is led to the result and changes nothing', async ({ db }) => {
    const attempt = await openAttempt(db)
    await give(db, '1', { attempt, typed: '12' })
    const send = () => sends(db, 'chantal', check, `/quiz/${QUIZ}/verifier`, { id: QUIZ }, { attempt })
    expect(await send()).toMatchObject({ status: 303, to: `/quiz/${QUIZ}/resultat` })
    const before = await stateOf(db)
    expect(await send()).toMatchObject({ status: 303, to: `/quiz/${QUIZ}/resultat` })
    expect(await give(db, '2', { attempt, choice: '0' })).toMatchObject({ status: 303, to: `/quiz/${QUIZ}/resultat?tard=1` })
    expect(await stateOf(db)).toBe(before)
    for (const foreign of [randomUUID(), 'x']) {
      const { status } = await sends(db, 'chantal', check, `/quiz/${QUIZ}/verifier`, { id: QUIZ }, { attempt: foreign })
      expect(status).toBe(foreign === 'x' ? 400 : 404)
    }
  })
})

describe('a trainer', () => {
  test('with a mark that is none, too high or for an answer of others changes nothing', async ({ db }) => {
    const [id] = await paperWith(db, [WRITTEN], [[{ kind: 'written', text: 'Oui.' }]])
    const before = await stateOf(db)
    const give = (form: Record<string, string>, who = 'sarah', n = '1') =>
      sends(db, who, mark, `/correction/reponses/${id}/${n}`, { attempt: id!, n }, { feedback: '', replaces: '', ...form })
    for (const typed of ['', '-1', '2', '1e0', 'NaN', '9'.repeat(400)]) expect((await give({ mark: typed })).status).toBe(422)
    expect((await give({ mark: '1', replaces: randomUUID() })).status).toBe(409)
    expect((await give({ mark: '1', feedback: 'x'.repeat(2001) })).status).toBe(422)
    expect((await give({ mark: '1' }, 'hicham')).status).toBe(404)
    expect((await give({ mark: '1' }, 'chantal')).status).toBe(403)
    expect((await give({ mark: '1' }, 'sarah', '2')).status).toBe(404)
    expect(await stateOf(db)).toBe(before)
  })

  test('with a repair that cannot stand, or of a question that the quiz never asked, changes nothing', async ({ db }) => {
    await paperWith(db, [CHOICE], [[{ kind: 'single', choice: 'a' }]])
    const before = await stateOf(db)
    const fields = {
      'stem-fr': 'Lequel ?',
      'explanation-fr': 'Voilà.',
      'option.a.option-fr': 'a',
      'option.a.why-fr': 'a',
      'option.b.option-fr': 'b',
      'option.b.why-fr': 'b',
    }
    const send = (form: Record<string, string>, version = testVersion(0), who = 'sarah') =>
      sends(
        db,
        who,
        repair,
        `${BASE}/corriger/${version}`,
        { id: TEST_QUIZ.cohortId, quiz: QUIZ, version },
        { ...fields, right: 'b', id: randomUUID(), choice: 'new', reason: 'Clé', ...form },
      )
    const forms: Record<string, string>[] = [
      { reason: ' ' },
      { choice: 'mine' },
      { id: 'x' },
      { right: 'z' },
      { 'stem-fr': '' },
      { 'option.a.why-fr': '' },
      { reason: 'x'.repeat(501) },
    ]
    for (const form of forms) {
      expect((await send(form)).status, JSON.stringify(form)).toBe(422)
    }
    expect((await send({}, randomUUID())).status).toBe(404)
    expect((await send({}, testVersion(0), 'hicham')).status).toBe(404)
    expect((await send({}, testVersion(0), 'chantal')).status).toBe(403)
    expect(await stateOf(db)).toBe(before)
  })

  test('decides no correction of another quiz, and none that is not there', async ({ db }) => {
    await paperWith(db, [CHOICE], [[{ kind: 'single', choice: 'a' }]])
    const id = randomUUID()
    const before = await stateOf(db)
    const send = (form: Record<string, string>) =>
      sends(db, 'sarah', correction, `${BASE}/corrections/${id}`, { id: TEST_QUIZ.cohortId, quiz: QUIZ, correction: id }, form)
    expect((await send({ act: 'apply' })).status).toBe(404)
    expect((await send({ act: 'everything' })).status).toBe(404)
    expect(await stateOf(db)).toBe(before)
  })
})
