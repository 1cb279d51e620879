import { and, asc, eq } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { viewerOf } from '#app/access/test-viewers.ts'
import { quizNews, readNews } from '#app/learning/quiz/quiz-news.queries.server.ts'
import { quizFor } from '#app/learning/quiz/quiz.queries.server.ts'
import { quizResult, ungradedAttempt } from '#app/learning/quiz/result.queries.server.ts'
import type { ReviewPart } from '#app/rules/quiz-runs.ts'
import { USUAL_RUN } from '#app/rules/quiz-runs.ts'
import { countingQueries, type Db } from '#db/handle.ts'
import { progressEvents } from '#db/schema/progress.ts'
import { attempts, quizRuns, slotScores } from '#db/schema/quizzes.ts'
import { idOf } from '#db/seed/named-id.ts'
import { TEST_NOW } from '#db/test-snapshot.ts'
import { test } from '#db/test-world.ts'
import { paperWith, TEST_QUIZ, type TestQuestion } from '../test-attempts.ts'
import { answersWaiting, waitingInQuizzes } from '../waiting.queries.server.ts'
import { writtenAnswer } from './answer.queries.server.ts'
import { markAnswer } from './mark-answer.server.ts'
import { markForm } from './marking.forms.ts'

const TRUTH: TestQuestion = { kind: 'true-false', stem: { fr: 'Vrai ?' }, answer: true, whyTrue: { fr: 'o' }, whyFalse: { fr: 'n' } }
const WRITTEN: TestQuestion = { kind: 'written', stem: { fr: 'Pourquoi ?' }, guide: { fr: 'Deux raisons.' }, mark: 2 }
const later = (minutes: number) => new Date(TEST_NOW.getTime() + minutes * 60_000)

/** Chantal has answered a question and written one answer, handed in and not marked. */
async function waiting(db: Db, text = 'Parce que tout se note.') {
  const [attempt] = await paperWith(
    db,
    [TRUTH, WRITTEN],
    [
      [
        { kind: 'true-false', choice: true },
        { kind: 'written', text },
      ],
    ],
  )
  await db
    .update(attempts)
    .set({ personId: idOf('chantal'), enrolmentId: idOf('enrolment:sale:chantal') })
    .where(eq(attempts.id, attempt!))
  return { attempt: attempt!, n: 2 }
}
const give = async (db: Db, asked: { attempt: string; n: number }, mark: number, replaces = '', name = 'sarah', minutes = 1) =>
  markAnswer(db, await viewerOf(db, name), asked, { mark, feedback: 'Bien vu.', replaces }, later(minutes))
const scoresOf = (db: Db, attemptId: string) =>
  db.select().from(slotScores).where(eq(slotScores.attemptId, attemptId)).orderBy(asc(slotScores.createdAt))

describe('an answer in sentences', () => {
  test('waits in the queue of its trainers, without a result before it is marked', async ({ db }) => {
    const asked = await waiting(db)
    const chantal = await viewerOf(db, 'chantal')
    const { result, queries } = await countingQueries(async () => answersWaiting(db, await viewerOf(db, 'sarah')))
    expect(result).toMatchObject([{ attemptId: asked.attempt, position: 2, name: 'Chantal Ngono', stem: { fr: 'Pourquoi ?' } }])
    expect(queries).toBeGreaterThan(0)
    expect(await waitingInQuizzes(db, await viewerOf(db, 'sarah'), TEST_NOW)).toMatchObject([{ count: 1, days: 0 }])
    expect(await answersWaiting(db, await viewerOf(db, 'hicham'))).toEqual([])
    expect(await ungradedAttempt(db, chantal, TEST_QUIZ.quizKey)).toBe(asked.attempt)
    expect(await quizResult(db, chantal, TEST_QUIZ.quizKey, null, 'fr', TEST_NOW)).toBeUndefined()
    expect((await quizFor(db, chantal, TEST_QUIZ.quizKey, 'fr', TEST_NOW))?.tries).toMatchObject([{ isPassed: null, isAbandoned: false }])
  })

  test('one that is empty waits for nobody', async ({ db }) => {
    const asked = await waiting(db, ' ')
    expect(await answersWaiting(db, await viewerOf(db, 'sarah'))).toEqual([])
    expect(await writtenAnswer(db, await viewerOf(db, 'sarah'), asked, 'fr')).toBeUndefined()
  })

  test('marked, the attempt has its result; the person is told once, and reads the words of the trainer', async ({ db }) => {
    const asked = await waiting(db)
    const chantal = await viewerOf(db, 'chantal')
    expect(await give(db, asked, 1)).toEqual({ ok: true })
    expect(await answersWaiting(db, await viewerOf(db, 'sarah'))).toEqual([])
    const result = await quizResult(db, chantal, TEST_QUIZ.quizKey, null, 'fr', later(2))
    expect(result).toMatchObject({ percent: 66, isPassed: true })
    expect(result?.questions[1]).toMatchObject({ verdict: 'partly', points: { mark: 1, max: 2 }, trainerSays: 'Bien vu.' })
    expect(await quizNews(db, chantal, 'fr')).toMatchObject([{ news: 'quiz-marked', to: '/quiz/c10-m1-quiz/resultat?essai=1' }])
    await readNews(db, chantal, TEST_QUIZ.quizKey, later(3))
    expect(await quizNews(db, chantal, 'fr')).toEqual([])
    const events = await db
      .select()
      .from(progressEvents)
      .where(
        and(eq(progressEvents.personId, idOf('chantal')), eq(progressEvents.itemKey, TEST_QUIZ.quizKey), eq(progressEvents.kind, 'passed')),
      )
    expect(events.filter(({ score }) => score === 66)).toHaveLength(1)
  })

  test('a second mark replaces the first, which is kept; a pass stays; who did not see the first is told', async ({ db }) => {
    const asked = await waiting(db)
    await give(db, asked, 2)
    const [, first] = await scoresOf(db, asked.attempt)
    expect(await give(db, asked, 0, '', 'claire', 2)).toEqual({ ok: false, because: 'marked-meanwhile' })
    expect(await give(db, asked, 0, first!.id, 'claire', 3)).toEqual({ ok: true })
    expect((await scoresOf(db, asked.attempt)).map(({ kind, mark }) => [kind, mark])).toEqual([
      ['auto', 1],
      ['manual', 2],
      ['manual', 0],
    ])
    const [attempt] = await db.select().from(attempts).where(eq(attempts.id, asked.attempt))
    expect(attempt).toMatchObject({ score: 1, maxScore: 3, isPassed: true })
  })

  test('more than the question gives, another’s answer and a question of another kind change nothing', async ({ db }) => {
    const asked = await waiting(db)
    expect(await give(db, asked, 2.5)).toEqual({ ok: false, because: 'mark-too-high' })
    for (const name of ['hicham', 'chantal', 'ines']) expect(await give(db, asked, 1, '', name)).toBeUndefined()
    expect(await give(db, { ...asked, n: 1 }, 1)).toBeUndefined()
    expect(await scoresOf(db, asked.attempt)).toHaveLength(1)
  })

  test('what the trainer says is hidden as the run says', async ({ db }) => {
    const asked = await waiting(db)
    await give(db, asked, 1)
    const seen: ReviewPart[] = ['answers', 'verdicts']
    const review = { 'just-after': seen, 'while-open': seen, 'after-last': seen, 'after-close': seen }
    await db.insert(quizRuns).values({ cohortId: TEST_QUIZ.cohortId, quizKey: TEST_QUIZ.quizKey, ...USUAL_RUN, review })
    const result = await quizResult(db, await viewerOf(db, 'chantal'), TEST_QUIZ.quizKey, null, 'fr', later(9))
    expect(result?.questions[1]).toMatchObject({ trainerSays: null, points: null, key: null })
    expect(JSON.stringify(result)).not.toContain('Bien vu')
  })
})

test.each([
  ['1,5', 1.5],
  ['١٫٢٥', 1.25],
  ['0', 0],
])('%s is read as a mark', (typed, mark) => expect(markForm.parse({ mark: typed, feedback: '', replaces: '' }).mark).toBe(mark))

test.each(['', '-1', '1,234', '1e2', 'deux', '1 2', '٬5'])('%s is no mark', (typed) =>
  expect(markForm.safeParse({ mark: typed, feedback: '', replaces: '' }).success).toBe(false),
)
