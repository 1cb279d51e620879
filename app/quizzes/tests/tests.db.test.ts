import { randomUUID } from 'node:crypto'
import { and, asc, eq, inArray } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { viewerOf } from '#app/access/test-viewers.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { answerQuestion } from '#app/learning/quiz/answer-question.server.ts'
import { gradeAttempt } from '#app/platform/grade-attempt.server.ts'
import { quizFor } from '#app/learning/quiz/quiz.queries.server.ts'
import { quizResult } from '#app/learning/quiz/result.queries.server.ts'
import { startAttempt } from '#app/learning/quiz/start-attempt.server.ts'
import { submitAttempt } from '#app/learning/quiz/submit-attempt.server.ts'
import { testsOf } from '#app/learning/quiz/course-tests.queries.server.ts'
import { filledFrom } from '#app/questions/shown-question.ts'
import { rightAnswer, wrongAnswer } from '#app/questions/test-questions.ts'
import { withDrawn } from '#app/rules/calculated.ts'
import { countingQueries, type Db } from '#db/handle.ts'
import { enrolments } from '#db/schema/cohorts.ts'
import { questionVersions } from '#db/schema/courses.ts'
import { progressEvents } from '#db/schema/progress.ts'
import { attempts, attemptSlots, courseTests } from '#db/schema/quizzes.ts'
import { idOf } from '#db/seed/named-id.ts'
import { TEST_NOW } from '#db/test-snapshot.ts'
import { test } from '#db/test-world.ts'
import { setTests } from './set-tests.server.ts'
import type { TestsForm } from './tests.forms.ts'
import { cohortProgress, steeredCourse } from './tests.queries.server.ts'

const COHORT = idOf('cohort:sale')
const BEFORE = 'c10-avant'
const AFTER = 'c10-apres'
const later = (days: number, minutes = 0) => new Date(TEST_NOW.getTime() + days * 86_400_000 + minutes * 60_000)
const dayAfter = (days: number) => later(days).toISOString().slice(0, 10)
const ON: TestsForm = {
  isOn: true,
  revision: 0,
  beforeOpens: null,
  beforeCloses: null,
  afterOpens: dayAfter(20),
  afterCloses: dayAfter(40),
}

async function courseOf(db: Db, viewer: Viewer) {
  const course = await steeredCourse(db, viewer, COHORT, 'c10', 'fr')
  if (!course) throw new Error('The course is not theirs')
  return course
}

async function switchedOn(db: Db) {
  const claire = await viewerOf(db, 'claire')
  expect(await setTests(db, claire, await courseOf(db, claire), ON, TEST_NOW)).toEqual({ ok: true })
  return claire
}

/** People who study in Salé, in the order in which they joined. */
async function learnersOf(db: Db): Promise<Pick<Viewer, 'id'>[]> {
  return db
    .select({ id: enrolments.personId })
    .from(enrolments)
    .where(and(eq(enrolments.cohortId, COHORT), inArray(enrolments.status, ['active'])))
    .orderBy(asc(enrolments.enrolledAt), asc(enrolments.id))
}

const asViewer = (person: Pick<Viewer, 'id'>): Viewer => ({ ...person }) as Viewer

/** Takes a test wholly right or wholly wrong; answers the keys of its questions. */
async function take(db: Db, person: Pick<Viewer, 'id'>, quizKey: string, isRight: boolean, now: Date): Promise<string[]> {
  const viewer = asViewer(person)
  const started = await startAttempt(db, viewer, quizKey, now)
  if (!started?.ok) throw new Error(`The test did not begin: ${started?.because}`)
  const { attemptId } = started
  const paper = await db
    .select({
      n: attemptSlots.position,
      order: attemptSlots.optionOrder,
      drawn: attemptSlots.drawn,
      key: questionVersions.key,
      body: questionVersions.body,
    })
    .from(attemptSlots)
    .innerJoin(questionVersions, eq(questionVersions.id, attemptSlots.questionVersionId))
    .where(eq(attemptSlots.attemptId, attemptId))
  for (const { n, order, drawn, body } of paper) {
    const question = withDrawn(body, drawn)
    const filled = filledFrom(question, order, isRight ? rightAnswer(question) : wrongAnswer(question))
    expect(await answerQuestion(db, viewer, { id: randomUUID(), quizKey, attemptId, position: n, filled }, now)).toMatchObject({ ok: true })
  }
  await submitAttempt(db, viewer, { quizKey, attemptId }, now)
  await gradeAttempt(db, viewer, attemptId, now)
  return paper.map(({ key }) => key).sort()
}

describe('the tests around a course', () => {
  test('are there once they are switched on, each in its time, and go when they are switched off', async ({ db }) => {
    const [person] = await learnersOf(db)
    expect(await quizFor(db, asViewer(person!), BEFORE, 'fr', TEST_NOW)).toBeUndefined()
    const claire = await switchedOn(db)
    expect(await quizFor(db, asViewer(person!), BEFORE, 'fr', TEST_NOW)).toMatchObject({ questions: 10, refused: null, left: 1 })
    const states = async (now: Date) => (await testsOf(db, person!, 'c10', now)).map(({ moment, state }) => [moment, state])
    expect(await states(TEST_NOW)).toEqual([
      ['avant', 'todo'],
      ['apres', 'later'],
    ])
    expect(await startAttempt(db, asViewer(person!), AFTER, TEST_NOW)).toMatchObject({ ok: false, because: 'not-open-yet' })
    await take(db, person!, BEFORE, false, TEST_NOW)
    expect(await states(later(21))).toEqual([
      ['avant', 'done'],
      ['apres', 'todo'],
    ])
    expect(await startAttempt(db, asViewer(person!), BEFORE, later(1))).toMatchObject({ ok: false, because: 'no-attempt-left' })
    expect(await states(later(41))).toContainEqual(['apres', 'over'])
    expect(await setTests(db, claire, await courseOf(db, claire), { ...ON, isOn: false, revision: 1 }, later(2))).toEqual({ ok: true })
    expect(await quizFor(db, asViewer(person!), BEFORE, 'fr', later(2))).toBeUndefined()
    expect(await startAttempt(db, asViewer(person!), AFTER, later(21))).toBeUndefined()
    expect(await quizResult(db, asViewer(person!), BEFORE, null, 'fr', later(2))).toMatchObject({ percent: 0, place: { courseId: 'c10' } })
  })

  test('ask half of the cohort form A first and form B last, the others the reverse', async ({ db }) => {
    await switchedOn(db)
    const people = await learnersOf(db)
    expect(people.length).toBeGreaterThan(5)
    const first: string[] = []
    for (const person of people) {
      const before = await take(db, person, BEFORE, false, TEST_NOW)
      const after = await take(db, person, AFTER, true, later(21))
      expect(after.filter((key) => before.includes(key))).toEqual([])
      first.push(before.join())
    }
    const [a] = first
    const withA = first.filter((keys) => keys === a).length
    expect(new Set(first).size).toBe(2)
    // Who left stands between those who study: the halves may differ by one for each of them.
    const [{ all } = { all: 0 }] = [{ all: (await db.select().from(enrolments).where(eq(enrolments.cohortId, COHORT))).length }]
    expect(Math.abs(2 * withA - people.length)).toBeLessThanOrEqual(1 + all - people.length)
  })

  test('decide nothing: no pass, no step of the course, and no key before the end', async ({ db }) => {
    await switchedOn(db)
    const [person] = await learnersOf(db)
    const events = () => db.select().from(progressEvents).where(eq(progressEvents.personId, person!.id))
    const before = (await events()).length
    await take(db, person!, BEFORE, true, TEST_NOW)
    expect((await events()).length).toBe(before)
    const [attempt] = await db
      .select()
      .from(attempts)
      .where(and(eq(attempts.personId, person!.id), eq(attempts.quizKey, BEFORE)))
    expect(attempt).toMatchObject({ isPassed: false, score: 10, maxScore: 10 })
    const shown = await quizResult(db, asViewer(person!), BEFORE, null, 'fr', later(1))
    expect(shown).toMatchObject({ percent: 100, parts: ['marks'] })
    expect(shown!.questions.every(({ key, why }) => key === null && why.length === 0)).toBe(true)
  })

  test('are not kept without a day for the end, with dates that turn round, or over somebody else’s change', async ({ db }) => {
    const claire = await viewerOf(db, 'claire')
    const course = await courseOf(db, claire)
    const set = (change: Partial<TestsForm>) => setTests(db, claire, course, { ...ON, ...change }, TEST_NOW)
    expect(await set({ afterOpens: null })).toEqual({ ok: false, because: 'after-needs-a-day' })
    expect(await set({ afterCloses: dayAfter(10) })).toEqual({ ok: false, because: 'closes-before-it-opens' })
    expect(await set({ beforeOpens: dayAfter(25) })).toEqual({ ok: false, because: 'after-comes-first' })
    expect(await db.select().from(courseTests)).toEqual([])
    expect(await set({})).toEqual({ ok: true })
    expect(await set({})).toEqual({ ok: false, because: 'changed-meanwhile' })
  })

  test('keep their forms when they are changed', async ({ db }) => {
    const claire = await switchedOn(db)
    const formsNow = async () => (await db.select({ forms: courseTests.forms, seed: courseTests.seed }).from(courseTests))[0]
    const before = await formsNow()
    await setTests(db, claire, await courseOf(db, claire), { ...ON, revision: 1, afterOpens: dayAfter(22) }, TEST_NOW)
    expect(await formsNow()).toEqual(before)
    expect(before?.forms.a.questions.length).toBe(before?.forms.b.questions.length)
  })
})

test('progress is said from five people on who took both, by objective', async ({ db }) => {
  const claire = await switchedOn(db)
  const people = (await learnersOf(db)).slice(0, 6)
  for (const [n, person] of people.entries()) {
    await take(db, person, BEFORE, n === 0, TEST_NOW)
    if (n < 4) await take(db, person, AFTER, true, later(21))
  }
  const course = await courseOf(db, claire)
  expect((await cohortProgress(db, course)).whole).toEqual({ pairs: 4, before: null, after: null })
  await take(db, people[4]!, AFTER, false, later(21))
  const { result, queries } = await countingQueries(() => cohortProgress(db, course))
  expect(queries).toBe(1)
  expect(result.whole.pairs).toBe(5)
  expect(result.whole.before).toBeCloseTo(0.2)
  expect(result.whole.after).toBeCloseTo(0.8)
  expect(result.took).toEqual({ avant: 6, apres: 5 })
  expect(result.objectives.length).toBeGreaterThan(1)
  for (const { before, after } of result.objectives) expect([before, after]).toEqual([expect.closeTo(0.2), expect.closeTo(0.8)])
})
