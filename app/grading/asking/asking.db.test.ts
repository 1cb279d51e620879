import { eq } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { countingQueries, type Db } from '#db/handle.ts'
import { jobs } from '#db/schema/operations.ts'
import { partQuestions } from '#db/schema/plans.ts'
import { idOf } from '#db/seed/named-id.ts'
import { test } from '#db/test-world.ts'
import { viewerOf } from '#app/access/test-viewers.ts'
import { askTrainer } from '#app/learning/plan/asking/ask-trainer.server.ts'
import { noteAnswersSeen } from '#app/learning/plan/asking/note-answers-seen.server.ts'
import { adviceNews, askingState, questionsOf } from '#app/learning/plan/asking/questions.queries.server.ts'
import { withdrawQuestion } from '#app/learning/plan/asking/withdraw-question.server.ts'
import { savePart } from '#app/learning/plan/save-part.server.ts'
import { arriving, emptyPlan, handedIn, minutes, writtenPlan } from '#app/learning/plan/test-plans.ts'
import { answerQuestion } from './answer-question.server.ts'
import { questionInView, questionsFor } from './questions.queries.server.ts'

const ASKED = idOf('a question')

async function mariamAsks(db: Db) {
  const mariam = await viewerOf(db, 'mariam')
  const planId = await writtenPlan(db, mariam)
  const asking = { id: ASKED, planId, partId: 'p1', question: ' Est-ce clair ? ' }
  return { mariam, planId, asking, first: await askTrainer(db, mariam, asking, minutes(5)) }
}
const status = async (work: Promise<unknown>) =>
  work.then(
    () => 200,
    (thrown: unknown) => (thrown instanceof Response ? thrown.status : 500),
  )

describe('asking about a part', () => {
  test('sends the text as it is saved then, once for one key', async ({ db }) => {
    const { mariam, planId, asking, first } = await mariamAsks(db)
    expect(first).toEqual({ ok: true })
    expect(await askTrainer(db, mariam, asking, minutes(6))).toEqual({ ok: true })
    expect(await db.$count(partQuestions, eq(partQuestions.planId, planId))).toBe(1)
    await savePart(db, mariam, arriving(planId, { id: idOf('later'), basedOn: idOf(`save:${planId}:p1`), text: 'Plus tard' }), minutes(7))
    const sarah = await viewerOf(db, 'sarah')
    const { row, content } = await questionInView(db, sarah, ASKED)
    expect([row.question, content.text]).toEqual(['Est-ce clair ?', 'Partie p1'])
  })

  test('waits for its answer before the next about the same part; other parts are free', async ({ db }) => {
    const { mariam, asking } = await mariamAsks(db)
    expect(await askTrainer(db, mariam, { ...asking, id: idOf('second') }, minutes(6))).toEqual({ ok: false, because: 'waiting' })
    expect(await askTrainer(db, mariam, { ...asking, id: idOf('third'), partId: 'p2' }, minutes(6))).toEqual({ ok: true })
  })

  test('needs words about an empty part, and an open plan', async ({ db }) => {
    const mariam = await viewerOf(db, 'mariam')
    const empty = await emptyPlan(db, mariam)
    const asking = { id: ASKED, planId: empty, partId: 'p1', question: '' }
    expect(await askTrainer(db, mariam, asking, minutes(1))).toEqual({ ok: false, because: 'nothing' })
    const planId = await writtenPlan(db, mariam)
    await handedIn(db, mariam, planId)
    expect(await askTrainer(db, mariam, { ...asking, planId, question: 'Et maintenant ?' }, minutes(20))).toEqual({
      ok: false,
      because: 'closed',
    })
  })

  test('is nobody else’s to do, to see or to take back', async ({ db }) => {
    const { planId, asking } = await mariamAsks(db)
    const aminata = await viewerOf(db, 'aminata')
    expect(await status(askTrainer(db, aminata, { ...asking, id: idOf('other') }, minutes(6)))).toBe(404)
    expect(await status(withdrawQuestion(db, aminata, { planId, id: ASKED }, minutes(6)))).toBe(404)
    for (const name of ['aminata', 'claire', 'ines', 'hicham', 'mariam']) {
      const viewer = await viewerOf(db, name)
      expect([name, await status(questionInView(db, viewer, ASKED))]).toEqual([name, 404])
      expect((await questionsFor(db, viewer)).waiting.map(({ id }) => id)).not.toContain(ASKED)
    }
  })
})

describe('answering', () => {
  test('reaches the author once, and is told apart until it was read', async ({ db }) => {
    const { mariam, planId } = await mariamAsks(db)
    const sarah = await viewerOf(db, 'sarah')
    const { result, queries } = await countingQueries(() => questionsFor(db, sarah))
    expect([queries, result.waiting.map(({ id }) => id).includes(ASKED)]).toEqual([2, true])
    expect(askingState(await questionsOf(db, planId, 'p1'))).toBe('waiting')
    expect(await answerQuestion(db, sarah, { id: ASKED, answer: 'Oui, très clair.' }, minutes(30))).toEqual({ ok: true })
    expect(await answerQuestion(db, sarah, { id: ASKED, answer: 'Oui, très clair.' }, minutes(31))).toEqual({ ok: true })
    expect((await db.select().from(jobs).where(eq(jobs.kind, 'send-answer'))).map(({ payload }) => payload)).toEqual([
      { questionId: ASKED },
    ])
    const [told] = await questionsOf(db, planId, 'p1')
    expect(told).toMatchObject({ answer: 'Oui, très clair.', answeredAt: minutes(30), seenAt: null })
    expect(askingState(await questionsOf(db, planId, 'p1'))).toBe('answered')
    expect(await adviceNews(db, mariam, 'fr')).toEqual([{ title: '1. Porteuse et équipe', to: `/plan/${planId}/p1/avis` }])
    await noteAnswersSeen(db, { planId, partId: 'p1' }, minutes(40))
    expect(askingState(await questionsOf(db, planId, 'p1'))).toBeNull()
    expect(await adviceNews(db, mariam, 'fr')).toEqual([])
    await withdrawQuestion(db, mariam, { planId, id: ASKED }, minutes(50))
    expect(await questionsOf(db, planId, 'p1')).toHaveLength(1)
  })

  test('a second trainer is told what stands already, and loses no word of it to chance', async ({ db }) => {
    await mariamAsks(db)
    const [sarah, joseph] = [await viewerOf(db, 'sarah'), await viewerOf(db, 'joseph')]
    await answerQuestion(db, sarah, { id: ASKED, answer: 'Oui.' }, minutes(30))
    const second = await answerQuestion(db, joseph, { id: ASKED, answer: 'Non.' }, minutes(31))
    expect(second).toEqual({ ok: false, because: 'answered', by: sarah.name, answer: 'Oui.' })
  })

  test('finds nothing once the question was taken back', async ({ db }) => {
    const { mariam, planId } = await mariamAsks(db)
    await withdrawQuestion(db, mariam, { planId, id: ASKED }, minutes(10))
    const sarah = await viewerOf(db, 'sarah')
    expect(await status(answerQuestion(db, sarah, { id: ASKED, answer: 'Oui.' }, minutes(30)))).toBe(404)
    expect(await db.$count(jobs, eq(jobs.kind, 'send-answer'))).toBe(0)
  })
})
