import { asc, eq } from 'drizzle-orm'
import { expect } from 'vitest'
import type { Db } from '#db/handle.ts'
import { countingQueries } from '#db/handle.ts'
import { bankQuizVersions } from '#db/schema/bank.ts'
import { questionVersions } from '#db/schema/courses.ts'
import { auditEntries } from '#db/schema/operations.ts'
import { attemptSlots } from '#db/schema/quizzes.ts'
import { idOf } from '#db/seed/named-id.ts'
import { TEST_NOW } from '#db/test-snapshot.ts'
import { test } from '#db/test-world.ts'
import { viewerOf } from '#app/access/test-viewers.ts'
import { startAttempt } from '#app/learning/quiz/start-attempt.server.ts'
import { giveQuiz } from '#app/quizzes/give-quiz.server.ts'
import { givenQuizzes } from '#app/quizzes/settings.queries.server.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { importQuestions } from '../import-questions.server.ts'
import { putAwayQuestion } from '../put-away-question.server.ts'
import { questionOf } from '../question.queries.server.ts'
import { saveQuestion } from '../save-question.server.ts'
import { editQuiz } from './edit-quiz.server.ts'
import { makeQuiz } from './make-quiz.server.ts'
import type { Step } from './making.forms.ts'
import { putAwayQuiz } from './put-away-quiz.server.ts'
import { madeQuiz } from './quizzes.queries.server.ts'
import { renameQuiz } from './rename-quiz.server.ts'

const GIFT = ['Un', 'Deux', 'Trois', 'Quatre'].map((name) => `::${name}::${name} : vrai ?{T}`).join('\n\n')
const SALE = { cohortId: idOf('cohort:sale'), quizKey: 'c10-m6-quiz', courseId: 'c10' }

/** Four imported questions and a quiz of the bank: one of them fixed, two drawn from their category. */
async function made(db: Db, sarah: Viewer) {
  const bytes = new TextEncoder().encode(`$CATEGORY: Essai\n\n${GIFT}\n`)
  const report = await importQuestions(db, { bytes, format: null, courseId: 'c10', isTrial: false, actorId: sarah.id }, TEST_NOW)
  const keys = (report.imported ?? []).map(({ key }) => key)
  const id = await makeQuiz(db, sarah, { courseId: 'c10', title: 'Essai' }, TEST_NOW)
  const step = async (asked: Step) => {
    const quiz = await madeQuiz(db, sarah, id)
    return quiz && editQuiz(db, sarah, quiz, quiz, asked, TEST_NOW)
  }
  await step({ act: 'add-question', key: keys[0] ?? '', mark: 3, section: null })
  await step({ act: 'add-draw', count: 2, mark: 1, objective: null, tag: 'Essai' })
  return { id, keys, step }
}

const paperOf = (db: Db, attemptId: string) =>
  db
    .select({ key: questionVersions.key, number: questionVersions.number, mark: attemptSlots.maxMark })
    .from(attemptSlots)
    .innerJoin(questionVersions, eq(questionVersions.id, attemptSlots.questionVersionId))
    .where(eq(attemptSlots.attemptId, attemptId))
    .orderBy(asc(attemptSlots.position))

test('a trainer imports questions, makes a quiz and gives it; a learner gets its paper, which later changes leave as it is', async ({
  db,
}) => {
  const [sarah, fatou] = [await viewerOf(db, 'sarah'), await viewerOf(db, 'fatou')]
  const { id, keys, step } = await made(db, sarah)
  const quiz = await madeQuiz(db, sarah, id)
  expect(await giveQuiz(db, sarah, SALE, { versionId: quiz?.versionId ?? null, revision: 0 }, TEST_NOW)).toEqual({ ok: true })
  const { result: begun, queries } = await countingQueries(() => startAttempt(db, fatou, SALE.quizKey, TEST_NOW))
  if (!begun?.ok) throw new Error('not begun')
  expect(queries).toBeLessThanOrEqual(13)
  const paper = await paperOf(db, begun.attemptId)
  expect(paper).toHaveLength(3)
  expect(paper[0]).toEqual({ key: keys[0], number: 1, mark: 3 })
  expect(paper.every(({ key }) => keys.includes(key))).toBe(true)

  const kept = await questionOf(db, sarah, keys[0] ?? '')
  if (!kept) throw new Error('gone')
  await saveQuestion(db, sarah, kept, { ...kept.question, stem: { fr: 'Autre ?' } }, kept, TEST_NOW)
  for (const key of keys) await putAwayQuestion(db, sarah, { key, courseId: 'c10' }, true, TEST_NOW)
  expect(await step({ act: 'renew' })).toEqual({ ok: true })
  expect(await paperOf(db, begun.attemptId)).toEqual(paper)
  const versions = await db.select().from(bankQuizVersions).where(eq(bankQuizVersions.quizId, id)).orderBy(asc(bankQuizVersions.number))
  expect(versions.map(({ number, usedAt }) => [number, usedAt !== null])).toEqual([
    [1, true],
    [2, false],
  ])
  expect(versions[0]?.sections).toEqual(quiz?.sections)
  expect(versions[1]?.sections).not.toEqual(quiz?.sections)
})

test('who comes second is told; questions and quizzes of other courses do not come in', async ({ db }) => {
  const sarah = await viewerOf(db, 'sarah')
  const { id } = await made(db, sarah)
  const quiz = await madeQuiz(db, sarah, id)
  if (!quiz) throw new Error('gone')
  const draw: Step = { act: 'add-draw', count: 1, mark: 1, objective: null, tag: null }
  expect(await editQuiz(db, sarah, quiz, quiz, draw, TEST_NOW)).toEqual({ ok: true })
  expect(await editQuiz(db, sarah, quiz, quiz, draw, TEST_NOW)).toEqual({ ok: false, because: 'changed-meanwhile' })
  const now = await madeQuiz(db, sarah, id)
  const foreign: Step = { act: 'add-question', key: 'c1-m1-q1', mark: 1, section: null }
  expect(now && (await editQuiz(db, sarah, now, now, foreign, TEST_NOW))).toEqual({ ok: false, because: 'no-question' })
  const give = (courseId: string) => giveQuiz(db, sarah, { ...SALE, courseId }, { versionId: quiz.versionId, revision: 0 }, TEST_NOW)
  await expect(give('c1')).rejects.toMatchObject({ status: 404 })
  expect(await madeQuiz(db, await viewerOf(db, 'claire'), id)).toBeUndefined()
})

test('an empty quiz is not given, and a cohort gets its own questions again', async ({ db }) => {
  const sarah = await viewerOf(db, 'sarah')
  const id = await makeQuiz(db, sarah, { courseId: 'c10', title: 'Vide' }, TEST_NOW)
  const empty = await madeQuiz(db, sarah, id)
  expect(await giveQuiz(db, sarah, SALE, { versionId: empty?.versionId ?? null, revision: 0 }, TEST_NOW)).toEqual({
    ok: false,
    because: 'no-question-in-it',
  })
  const { id: full } = await made(db, sarah)
  const quiz = await madeQuiz(db, sarah, full)
  const give = (versionId: string | null, revision: number) => giveQuiz(db, sarah, SALE, { versionId, revision }, TEST_NOW)
  expect(await give(quiz?.versionId ?? null, 0)).toEqual({ ok: true })
  expect(await give(null, 0)).toEqual({ ok: false, because: 'changed-meanwhile' })
  expect(await give(null, 1)).toEqual({ ok: true })
})

test('a quiz gets another name, and once put away is given to nobody else until it is brought back', async ({ db }) => {
  const sarah = await viewerOf(db, 'sarah')
  const { id } = await made(db, sarah)
  const quiz = await madeQuiz(db, sarah, id)
  await renameQuiz(db, sarah, id, 'Autre nom', TEST_NOW)
  await renameQuiz(db, sarah, id, 'Autre nom', TEST_NOW)
  expect(await madeQuiz(db, sarah, id)).toMatchObject({ title: 'Autre nom', number: quiz?.number, sections: quiz?.sections })
  const give = (quizKey: string) => giveQuiz(db, sarah, { ...SALE, quizKey }, { versionId: quiz?.versionId ?? null, revision: 0 }, TEST_NOW)
  expect(await give('c10-m6-quiz')).toEqual({ ok: true })
  await putAwayQuiz(db, sarah, id, true, TEST_NOW)
  await putAwayQuiz(db, sarah, id, true, TEST_NOW)
  await expect(give('c10-m7-quiz')).rejects.toMatchObject({ status: 404 })
  const offered = (versionId: string | null) => givenQuizzes(db, { courseId: 'c10', run: { bankQuizVersionId: versionId } })
  expect(await offered(null)).toEqual([])
  expect(await offered(quiz?.versionId ?? null)).toMatchObject([{ title: 'Autre nom' }])
  await putAwayQuiz(db, sarah, id, false, TEST_NOW)
  expect(await give('c10-m7-quiz')).toEqual({ ok: true })
  const noted = await db
    .select({ action: auditEntries.action })
    .from(auditEntries)
    .where(eq(auditEntries.subjectId, id))
    .orderBy(asc(auditEntries.action))
  expect(noted.map(({ action }) => action)).toEqual(['bank-quiz-archived', 'bank-quiz-brought-back', 'bank-quiz-made', 'bank-quiz-renamed'])
})
