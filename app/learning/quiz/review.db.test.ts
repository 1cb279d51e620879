import { eq } from 'drizzle-orm'
import { expect } from 'vitest'
import { viewerOf } from '#app/access/test-viewers.ts'
import { paperWith, TEST_QUIZ, type TestQuestion } from '#app/quizzes/test-attempts.ts'
import { moroccoDay } from '#app/rules/morocco-time.ts'
import { REVIEW_MOMENTS, REVIEW_PARTS, USUAL_RUN, type ReviewMatrix, type ReviewMoment, type ReviewPart } from '#app/rules/quiz-runs.ts'
import type { Answer } from '#app/rules/questions.ts'
import type { Db } from '#db/handle.ts'
import { attempts, quizRuns, slotScores } from '#db/schema/quizzes.ts'
import { idOf } from '#db/seed/named-id.ts'
import { TEST_NOW } from '#db/test-snapshot.ts'
import { test } from '#db/test-world.ts'
import { quizFor, quizQuestion, quizToCheck } from './quiz.queries.server.ts'
import { quizResult } from './result.queries.server.ts'

const option = (id: string, right: boolean) => ({ id, text: { fr: `Choix ${id}` }, why: { fr: `SECRET-WHY ${id}` }, right })
const picture = (place: string, sign: string) => ({ place, hash: sign.repeat(64), width: 2, height: 1, bytes: 70 })
const PAPER: TestQuestion[] = [
  {
    kind: 'single',
    stem: { fr: 'Un ?' },
    pictures: [picture('stem', 'a'), picture('explanation', 'e')],
    hint: { fr: 'SECRET-HINT' },
    options: [option('a', true), option('b', false)],
  },
  { kind: 'true-false', stem: { fr: 'Deux ?' }, answer: true, whyTrue: { fr: 'SECRET-WHY t' }, whyFalse: { fr: 'SECRET-WHY f' } },
  { kind: 'numeric', stem: { fr: 'Trois ?' }, answer: 7654321, formula: '7654321', tolerance: { absolute: 0 } },
  { kind: 'short', stem: { fr: 'Quatre ?' }, accept: [{ fr: 'SECRET-KEY mot' }] },
  {
    kind: 'gaps',
    stem: { fr: 'Cinq ?' },
    text: { fr: 'Un [[g1]].' },
    gaps: [{ kind: 'text', id: 'g1', accept: [{ fr: 'SECRET-KEY trou' }] }],
  },
  { kind: 'written', stem: { fr: 'Six ?' }, guide: { fr: 'SECRET-GUIDE' } },
]
const ANSWERS: Answer[] = [
  { kind: 'single', choice: 'b' },
  { kind: 'true-false', choice: false },
  { kind: 'numeric', typed: '5' },
  { kind: 'short', typed: 'autre' },
  { kind: 'gaps', filled: { g1: 'autre' } },
  { kind: 'written', text: 'Ma phrase.' },
]
const SECRETS = { keys: /SECRET-KEY|7[  ]?654[  ]?321/, feedback: /SECRET-WHY|SECRET-SAID/, explanations: /Parce que \d|e{64}/ }
const NEVER = /SECRET-HINT|SECRET-GUIDE|"(right|whyTrue|accept|tolerance|formula|guide|hint)":/

const minutes = (count: number) => new Date(TEST_NOW.getTime() + count * 60_000)
const nothing: ReviewMatrix = { 'just-after': [], 'while-open': [], 'after-last': [], 'after-close': [] }
/** The run and the instant at which somebody looks, for each moment. */
const LOOKS: Record<ReviewMoment, { run: Partial<typeof quizRuns.$inferInsert>; at: Date }> = {
  'just-after': { run: {}, at: minutes(1) },
  'while-open': { run: { closesAt: minutes(999) }, at: minutes(9) },
  'after-last': { run: { maxAttempts: 1, closesAt: minutes(999) }, at: minutes(1) },
  'after-close': { run: { maxAttempts: 1, closesAt: minutes(5) }, at: minutes(9) },
}

async function handedIn(db: Db) {
  const [id] = await paperWith(db, PAPER, [ANSWERS], undefined, { isOpen: true })
  await db
    .update(attempts)
    .set({ personId: idOf('chantal'), enrolmentId: idOf('enrolment:sale:chantal') })
    .where(eq(attempts.id, id!))
  return id!
}

test('an attempt under way shows no key, hint or reason on any page, whatever its run shows later', async ({ db }) => {
  await handedIn(db)
  const chantal = await viewerOf(db, 'chantal')
  const shown = [
    await quizFor(db, chantal, TEST_QUIZ.quizKey, 'fr', TEST_NOW),
    await quizToCheck(db, chantal, TEST_QUIZ.quizKey, moroccoDay(TEST_NOW)),
    ...(await Promise.all(
      PAPER.map((_, index) =>
        quizQuestion(db, chantal, { quizKey: TEST_QUIZ.quizKey, n: index + 1, arrangement: null }, 'fr', moroccoDay(TEST_NOW)),
      ),
    )),
  ]
  expect(shown.every((page) => page !== undefined)).toBe(true)
  expect(JSON.stringify(shown)).toContain(`/images/${'a'.repeat(64)}`)
  expect(JSON.stringify(shown)).toContain('Choix a')
  const text = JSON.stringify(shown)
  for (const secret of [...Object.values(SECRETS), NEVER]) expect(text).not.toMatch(secret)
  expect(await quizResult(db, chantal, TEST_QUIZ.quizKey, null, 'fr', TEST_NOW)).toBeUndefined()
})

test.for(REVIEW_MOMENTS.flatMap((moment) => [[], ...REVIEW_PARTS.map((part) => [part])].map((parts) => [moment, parts] as const)))(
  '%s with %j: only that leaves the server',
  async ([moment, parts], { db }) => {
    const id = await handedIn(db)
    const { run, at } = LOOKS[moment]
    const review: ReviewMatrix = { ...nothing, [moment]: parts }
    await db.insert(quizRuns).values({ ...USUAL_RUN, ...run, review, cohortId: TEST_QUIZ.cohortId, quizKey: TEST_QUIZ.quizKey })
    const now = TEST_NOW
    await db.insert(slotScores).values(
      PAPER.map((_, index) => ({
        ...{
          attemptId: id,
          position: index + 1,
          kind: 'manual' as const,
          mark: 0,
          maxMark: 1,
          isRight: false,
          feedback: 'SECRET-SAID',
          createdAt: now,
        },
      })),
    )
    await db.update(attempts).set({ submittedAt: now, gradedAt: now, score: 0, maxScore: 6, isPassed: false }).where(eq(attempts.id, id))
    const result = await quizResult(db, await viewerOf(db, 'chantal'), TEST_QUIZ.quizKey, null, 'fr', at)
    expect(result?.parts).toEqual(parts)
    const text = JSON.stringify(result)
    const may = (part: ReviewPart) => parts.some((one) => one === part)
    for (const [part, secret] of Object.entries(SECRETS)) expect(secret.test(text), part).toBe(parts.some((one) => one === part))
    expect(text).not.toMatch(NEVER)
    expect(text.includes('Ma phrase.')).toBe(may('answers'))
    expect(result?.percent !== null).toBe(may('marks'))
    expect(result?.rightCount !== null).toBe(may('verdicts'))
    expect(result?.questions.every(({ verdict }) => (verdict !== null) === may('verdicts'))).toBe(true)
    expect(result?.questions.every(({ points }) => (points !== null) === may('marks'))).toBe(true)
  },
)
