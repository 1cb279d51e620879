import { and, eq } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { viewerOf } from '#app/access/test-viewers.ts'
import { paperWith, testPerson, TEST_QUIZ, type TestQuestion } from '#app/quizzes/test-attempts.ts'
import { USUAL_RUN } from '#app/rules/quiz-runs.ts'
import type { Db } from '#db/handle.ts'
import { progressEvents } from '#db/schema/progress.ts'
import { attempts, quizRuns, slotScores } from '#db/schema/quizzes.ts'
import { idOf } from '#db/seed/named-id.ts'
import { TEST_NOW } from '#db/test-snapshot.ts'
import { test } from '#db/test-world.ts'
import { sweepAttempts } from './close-overdue-attempts.server.ts'
import { quizFor } from './quiz.queries.server.ts'
import { quizResult, ungradedAttempt } from './result.queries.server.ts'

const TRUTH: TestQuestion = { kind: 'true-false', stem: { fr: 'Vrai ?' }, answer: true, whyTrue: { fr: 'o' }, whyFalse: { fr: 'n' } }
const RIGHT = [{ kind: 'true-false' as const, choice: true }]
const at = (seconds: number) => new Date(TEST_NOW.getTime() + seconds * 1000)

async function open(db: Db, lines: Parameters<typeof paperWith>[2], deadlineAt: Date | null): Promise<string[]> {
  const ids = await paperWith(db, [TRUTH], lines, undefined, { isOpen: true })
  await db.update(attempts).set({ deadlineAt }).where(eq(attempts.quizKey, TEST_QUIZ.quizKey))
  return ids
}
const attemptOf = async (db: Db, id: string) => (await db.select().from(attempts).where(eq(attempts.id, id)))[0]!

describe('the sweep of every night', () => {
  test('hands in at the deadline what is there and marks it, once', async ({ db }) => {
    const [id] = await open(db, [RIGHT], at(-3600))
    expect(await sweepAttempts(db, TEST_NOW)).toBeGreaterThanOrEqual(1)
    expect(await attemptOf(db, id!)).toMatchObject({
      submittedAt: at(-3600),
      isTimedOut: true,
      isAbandoned: false,
      score: 1,
      isPassed: true,
    })
    expect(await sweepAttempts(db, at(60))).toBe(0)
    expect(await db.select().from(slotScores).where(eq(slotScores.attemptId, id!))).toHaveLength(1)
    const events = await db
      .select()
      .from(progressEvents)
      .where(and(eq(progressEvents.personId, testPerson(0)), eq(progressEvents.kind, 'passed')))
    expect(events).toMatchObject([{ occurredAt: at(-3600) }])
  })

  test('waits for the grace, and leaves what has no end', async ({ db }) => {
    const [id] = await open(db, [RIGHT], at(-59))
    await sweepAttempts(db, TEST_NOW)
    expect((await attemptOf(db, id!)).submittedAt).toBeNull()
    await db.insert(quizRuns).values({ ...USUAL_RUN, cohortId: TEST_QUIZ.cohortId, quizKey: TEST_QUIZ.quizKey, graceSeconds: 10 })
    await sweepAttempts(db, TEST_NOW)
    expect((await attemptOf(db, id!)).submittedAt).toEqual(at(-59))
    const [endless] = await open(db, [RIGHT], null)
    await sweepAttempts(db, at(10_000_000))
    expect((await attemptOf(db, endless!)).submittedAt).toBeNull()
  })

  test('without any answer an attempt is abandoned: a try without a result', async ({ db }) => {
    const [id] = await open(db, [[]], at(-3600))
    await db
      .update(attempts)
      .set({ personId: idOf('chantal'), enrolmentId: idOf('enrolment:sale:chantal') })
      .where(eq(attempts.id, id!))
    await sweepAttempts(db, TEST_NOW)
    expect(await attemptOf(db, id!)).toMatchObject({ isAbandoned: true, gradedAt: null, score: null, isPassed: null })
    const chantal = await viewerOf(db, 'chantal')
    expect(await ungradedAttempt(db, chantal, TEST_QUIZ.quizKey)).toBeUndefined()
    expect(await quizResult(db, chantal, TEST_QUIZ.quizKey, null, 'fr', TEST_NOW)).toBeUndefined()
    expect((await quizFor(db, chantal, TEST_QUIZ.quizKey, 'fr', TEST_NOW))?.tries).toMatchObject([{ isAbandoned: true }])
  })

  test('marks what a crash left handed in and unmarked', async ({ db }) => {
    const [id] = await open(db, [RIGHT], null)
    await db
      .update(attempts)
      .set({ submittedAt: at(-10) })
      .where(eq(attempts.id, id!))
    await sweepAttempts(db, TEST_NOW)
    expect(await attemptOf(db, id!)).toMatchObject({ isTimedOut: false, score: 1 })
  })
})
