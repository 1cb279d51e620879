import { randomUUID } from 'node:crypto'
import { and, asc, eq } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { viewerOf } from '#app/access/test-viewers.ts'
import { gradeAttempt } from '#app/platform/grade-attempt.server.ts'
import { quizResult } from '#app/learning/quiz/result.queries.server.ts'
import type { CorrectionChoice } from '#app/rules/corrections.ts'
import type { Answer } from '#app/rules/questions.ts'
import { countingQueries, type Db } from '#db/handle.ts'
import { questionVersions } from '#db/schema/courses.ts'
import { auditEntries, jobs, notices } from '#db/schema/operations.ts'
import { progressEvents } from '#db/schema/progress.ts'
import { attempts, attemptSlots, questionCorrections, slotScores } from '#db/schema/quizzes.ts'
import { idOf } from '#db/seed/named-id.ts'
import { TEST_NOW } from '#db/test-snapshot.ts'
import { test } from '#db/test-world.ts'
import { steeredQuiz } from '../quizzes.queries.server.ts'
import { paperWith, testPerson, testVersion, TEST_QUIZ, type TestQuestion } from '../test-attempts.ts'
import { applyBatch, applyCorrection } from './apply-correction.job.server.ts'
import { baseVersion, correctionShown } from './corrections.queries.server.ts'
import { decideCorrection } from './decide-correction.server.ts'
import { discardDraft, draftCorrection } from './draft-correction.server.ts'

const option = (id: string, right: boolean) => ({ id, text: { fr: id }, why: { fr: `why ${id}` }, right })
const SINGLE: TestQuestion = {
  kind: 'single',
  stem: { fr: 'Quelle lettre ?' },
  options: ['a', 'b', 'c'].map((id) => option(id, id === 'a')),
}
const chose = (...choices: string[]): Answer[] => choices.map((choice) => ({ kind: 'single' as const, choice }))
const minutes = (count: number) => new Date(TEST_NOW.getTime() + count * 60_000)
const quizOf = async (db: Db) => (await steeredQuiz(db, await viewerOf(db, 'sarah'), TEST_QUIZ.cohortId, TEST_QUIZ.quizKey, 'fr'))!

type Wish = { choice: CorrectionChoice; onlyIfHigher?: boolean; right?: string; now?: Date; from?: number }

/** A draft that makes another option of the first question right. */
async function drafted(db: Db, { choice, onlyIfHigher = false, right = 'b', now = TEST_NOW, from = 0 }: Wish): Promise<string> {
  const quiz = await quizOf(db)
  const id = randomUUID()
  const base = (await baseVersion(db, quiz, testVersion(from)))!
  if (base.body.kind !== 'single') throw new Error('Not a question of this test')
  const options = base.body.options.map((one) => ({ ...one, right: one.id === right }))
  const draft = { ...base.body, options, explanation: { fr: `Réparée : ${right}.` } }
  await draftCorrection(db, await viewerOf(db, 'sarah'), quiz, base.id, { id, choice, onlyIfHigher, reason: 'Clé fausse', draft }, now)
  return id
}

async function corrected(db: Db, wish: Wish): Promise<string> {
  const id = await drafted(db, wish)
  await decideCorrection(db, await viewerOf(db, 'sarah'), await quizOf(db), id, wish.now ?? TEST_NOW)
  await applied(db, id, wish.now)
  return id
}

const applied = (db: Db, correctionId: string, now = TEST_NOW) =>
  applyCorrection({ correctionId }, { db, now, signal: new AbortController().signal })

const resultsOf = async (db: Db, ids: readonly string[]) => {
  const found = await db.select().from(attempts)
  return ids.map((id) => {
    const one = found.find((attempt) => attempt.id === id)!
    return [one.score, one.maxScore, one.isPassed]
  })
}
const marksOf = (db: Db, attemptId: string) =>
  db
    .select()
    .from(slotScores)
    .where(and(eq(slotScores.attemptId, attemptId), eq(slotScores.position, 1)))
    .orderBy(asc(slotScores.createdAt))

describe('a correction after attempts', () => {
  const PEOPLE = [chose('a', 'a'), chose('b', 'a'), chose('c', 'b')]

  test.for([
    [
      'both',
      [
        [2, 2, true],
        [2, 2, true],
        [0, 2, false],
      ],
    ],
    [
      'new',
      [
        [1, 2, true],
        [2, 2, true],
        [0, 2, false],
      ],
    ],
    [
      'full',
      [
        [2, 2, true],
        [2, 2, true],
        [1, 2, false],
      ],
    ],
    [
      'drop',
      [
        [1, 1, true],
        [1, 1, true],
        [0, 1, false],
      ],
    ],
    [
      'none',
      [
        [2, 2, true],
        [1, 2, false],
        [0, 2, false],
      ],
    ],
  ] as const)('%s: what the preview says is what is done, and a pass stays', async ([choice, results], { db }) => {
    const ids = await paperWith(db, [SINGLE, SINGLE], PEOPLE)
    expect(await resultsOf(db, ids)).toEqual([
      [2, 2, true],
      [1, 2, false],
      [0, 2, false],
    ])
    const id = await drafted(db, { choice })
    const preview = (await correctionShown(db, await quizOf(db), id, 'fr'))!.rehearsal!
    expect(await resultsOf(db, ids)).toEqual([
      [2, 2, true],
      [1, 2, false],
      [0, 2, false],
    ])
    await decideCorrection(db, await viewerOf(db, 'sarah'), await quizOf(db), id, TEST_NOW)
    await applied(db, id)
    expect(await resultsOf(db, ids)).toEqual(results)
    const after = await db.select().from(attempts)
    for (const line of preview.lines) {
      const { score, maxScore, isPassed } = after.find(({ id: one }) => one === line.attemptId)!
      expect(line.after).toBe(maxScore === 0 ? 0 : Math.floor((100 * score!) / maxScore!))
      expect(line.willPass).toBe(isPassed)
    }
    const told = await db.select().from(notices).where(eq(notices.kind, 'quiz-corrected'))
    expect(told.map(({ personId }) => personId).sort()).toEqual(
      [...new Set(preview.lines.map(({ attemptId }) => personOf(ids, attemptId)))].sort(),
    )
  })

  test('only if higher leaves the others where they were', async ({ db }) => {
    const ids = await paperWith(db, [SINGLE, SINGLE], PEOPLE)
    await corrected(db, { choice: 'new', onlyIfHigher: true })
    expect(await resultsOf(db, ids)).toEqual([
      [2, 2, true],
      [2, 2, true],
      [0, 2, false],
    ])
    expect(await marksOf(db, ids[0]!)).toHaveLength(1)
  })

  test('the marks before are kept, also at a second correction, and the version grows', async ({ db }) => {
    const [id] = await paperWith(db, [SINGLE], [chose('b')])
    await corrected(db, { choice: 'new', right: 'b' })
    await corrected(db, { choice: 'new', right: 'c', now: minutes(5) })
    const rows = await marksOf(db, id!)
    expect(rows.map(({ kind, mark, reason }) => [kind, mark, reason])).toEqual([
      ['auto', 0, null],
      ['regraded', 1, 'Clé fausse'],
      ['regraded', 0, 'Clé fausse'],
    ])
    const versions = await db.select().from(questionVersions).where(eq(questionVersions.key, 'test-q1'))
    expect(versions.map(({ number }) => number).sort()).toEqual([1, 2, 3])
    const [paper] = await db.select().from(attemptSlots).where(eq(attemptSlots.attemptId, id!))
    expect(paper?.questionVersionId).toBe(testVersion(0))
  })

  test('an attempt under way keeps its paper and is marked by what was decided', async ({ db }) => {
    const [other] = await paperWith(db, [SINGLE], [chose('b')])
    await db.update(attempts).set({ n: 2 }).where(eq(attempts.id, other!))
    const [open] = await paperWith(db, [SINGLE], [chose('b')], undefined, { keeps: true, isOpen: true })
    const id = await corrected(db, { choice: 'new' })
    const [row] = await db.select().from(questionCorrections).where(eq(questionCorrections.id, id))
    expect(row).toMatchObject({ attemptsToDo: 2, attemptsDone: 2, peopleChanged: 1 })
    await db
      .update(attempts)
      .set({ submittedAt: minutes(1) })
      .where(eq(attempts.id, open!))
    await gradeAttempt(db, { id: testPerson(0) }, open!, minutes(1))
    expect(await resultsOf(db, [open!, other!])).toEqual([
      [1, 1, true],
      [1, 1, true],
    ])
  })

  test('what a trainer marked by hand stays, and only papers that hold the question move', async ({ db }) => {
    const ids = await paperWith(db, [SINGLE, SINGLE], PEOPLE)
    await db
      .insert(slotScores)
      .values({ attemptId: ids[1]!, position: 1, kind: 'manual', mark: 0.5, maxMark: 1, isRight: false, createdAt: minutes(1) })
    await db
      .update(attemptSlots)
      .set({ questionVersionId: testVersion(1) })
      .where(and(eq(attemptSlots.attemptId, ids[2]!), eq(attemptSlots.position, 1)))
    await corrected(db, { choice: 'full', now: minutes(2) })
    expect((await marksOf(db, ids[1]!)).map(({ kind }) => kind)).toEqual(['auto', 'manual'])
    expect(await marksOf(db, ids[2]!)).toHaveLength(1)
  })

  test('killed in the middle, the work goes on where it stopped: no mark twice, nobody told twice', async ({ db }) => {
    const ids = await paperWith(
      db,
      [SINGLE],
      Array.from({ length: 7 }, () => chose('b')),
    )
    const id = await drafted(db, { choice: 'new' })
    await decideCorrection(db, await viewerOf(db, 'sarah'), await quizOf(db), id, TEST_NOW)
    expect(await applyBatch(db, id, TEST_NOW, 3)).toBe(true)
    const half = (await correctionShown(db, await quizOf(db), id, 'fr'))!
    expect(half).toMatchObject({ attemptsToDo: 7, attemptsDone: 3, appliedAt: null, rehearsal: null })
    await expect(
      db.transaction(async () => {
        await applyBatch(db, id, TEST_NOW, 3)
        throw new Error('killed')
      }),
    ).rejects.toThrow('killed')
    await applied(db, id)
    await applied(db, id)
    expect(await resultsOf(db, ids)).toEqual(ids.map(() => [1, 1, true]))
    for (const attempt of ids) expect(await marksOf(db, attempt)).toHaveLength(2)
    expect(await db.select().from(notices).where(eq(notices.kind, 'quiz-corrected'))).toHaveLength(7)
    expect(await correctionShown(db, await quizOf(db), id, 'fr')).toMatchObject({ attemptsDone: 7, peopleChanged: 7 })
  })

  test('a pass that a correction brings is in the person’s progress, once', async ({ db }) => {
    await paperWith(db, [SINGLE], [chose('b')])
    const id = await corrected(db, { choice: 'new' })
    await applied(db, id)
    const events = await db
      .select()
      .from(progressEvents)
      .where(and(eq(progressEvents.personId, testPerson(0)), eq(progressEvents.kind, 'passed')))
    expect(events).toHaveLength(1)
  })

  test('deciding twice is deciding once; a draft changes nothing, can be thrown away, and is not that of another quiz', async ({ db }) => {
    await paperWith(db, [SINGLE], [chose('b')])
    const quiz = await quizOf(db)
    const sarah = await viewerOf(db, 'sarah')
    const id = await drafted(db, { choice: 'new' })
    expect(await decideCorrection(db, sarah, { ...quiz, quizKey: 'c10-m2-quiz' }, id, TEST_NOW)).toBeUndefined()
    await decideCorrection(db, sarah, quiz, id, TEST_NOW)
    await decideCorrection(db, sarah, quiz, id, minutes(1))
    expect(await db.select().from(questionVersions).where(eq(questionVersions.key, 'test-q1'))).toHaveLength(2)
    expect(await db.select().from(jobs).where(eq(jobs.kind, 'apply-correction'))).toHaveLength(1)
    expect(await db.select().from(auditEntries).where(eq(auditEntries.action, 'question-corrected'))).toHaveLength(1)
    await discardDraft(db, quiz, id)
    const again = await drafted(db, { choice: 'drop' })
    await discardDraft(db, quiz, again)
    expect((await db.select().from(questionCorrections)).map((one) => one.id)).toEqual([id])
  })

  test('the result page explains by the repaired version and says what the result was', async ({ db }) => {
    const [id] = await paperWith(db, [SINGLE], [chose('b')])
    await corrected(db, { choice: 'new' })
    await db
      .update(attempts)
      .set({ personId: idOf('chantal'), enrolmentId: idOf('enrolment:sale:chantal') })
      .where(eq(attempts.id, id!))
    const result = await quizResult(db, await viewerOf(db, 'chantal'), TEST_QUIZ.quizKey, null, 'fr', minutes(9))
    expect(result).toMatchObject({ percent: 100, before: 0 })
    expect(result?.questions[0]).toMatchObject({ isRepaired: true, verdict: 'right' })
    expect(result?.questions[0]?.why).toContain('Réparée : b.')
  })

  test('the preview costs three queries', async ({ db }) => {
    await paperWith(db, [SINGLE], [chose('b')])
    const id = await drafted(db, { choice: 'new' })
    const quiz = await quizOf(db)
    expect((await countingQueries(() => correctionShown(db, quiz, id, 'fr'))).queries).toBe(3)
  })
})

const personOf = (ids: readonly string[], attemptId: string) => testPerson(ids.indexOf(attemptId))
