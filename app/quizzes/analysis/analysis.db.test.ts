import { eq } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { countingQueries, type Db } from '#db/handle.ts'
import { attempts } from '#db/schema/quizzes.ts'
import { idOf } from '#db/seed/named-id.ts'
import { test } from '#db/test-world.ts'
import { paperWith, type TestQuestion } from '../test-attempts.ts'
import { loadAnalysis, loadQuestion } from './load-analysis.queries.server.ts'

const scope = { quizKey: 'c10-m1-quiz', cohortId: idOf('cohort:sale') }
const option = (id: string, right: boolean) => ({ id, text: { fr: id.toUpperCase() }, why: { fr: id }, right })
const SINGLE: TestQuestion = {
  kind: 'single',
  stem: { fr: 'Quelle lettre ?' },
  options: [option('a', true), option('b', false), option('c', false)],
}
const SHORT: TestQuestion = { kind: 'short', stem: { fr: 'Quel mot ?' }, accept: [{ fr: 'trésorerie' }] }

/** Twenty people: the hand-computed fixture of item-analysis.test.ts for three questions of one letter. */
const FIXTURE = [
  ...Array<string>(8).fill('aaa'),
  ...Array<string>(4).fill('aab'),
  ...Array<string>(3).fill('abb'),
  'abc',
  ...Array<string>(4).fill('bbb'),
]
const letters = (people: readonly string[]) => people.map((line) => [...line].map((choice) => ({ kind: 'single' as const, choice })))

describe('the analysis of a quiz', () => {
  test('says of twenty people what was computed by hand', async ({ db }) => {
    await paperWith(db, [SINGLE, SINGLE, SINGLE], letters(FIXTURE))
    const analysis = await loadAnalysis(db, scope, 'place', 'fr')
    expect(analysis).toMatchObject({ people: 20, finished: 20, attempts: 20 })
    expect(analysis.mean).toBeCloseTo(60, 10)
    expect(analysis.trust).toMatchObject({ verdict: 'firm' })
    expect(analysis.trust?.alpha).toBeCloseTo(0.794118, 6)
    expect(analysis.trust?.errorPercent).toBeCloseTo((0.542899 / 3) * 100, 3)
    const figures = analysis.questions.map(({ facility, discrimination }) => [facility, discrimination])
    expect(figures[0]?.[1]).toBeCloseTo(0.559017, 6)
    expect(figures[1]?.[1]).toBeCloseTo(0.763763, 6)
    expect(figures[2]?.[1]).toBeCloseTo(0.612372, 6)
    expect(figures.map(([easy]) => easy)).toEqual([0.8, 0.6, 0.4])
    expect(analysis.questions[2]?.wrong).toMatchObject({ value: 'B', count: 11 })
    expect(analysis.questions[2]?.wrong?.share).toBeCloseTo(55, 10)
    expect((await loadAnalysis(db, scope, 'facility', 'fr')).questions.map(({ place }) => place)).toEqual([3, 2, 1])
  })

  test('says nothing of a question below five answers', async ({ db }) => {
    await paperWith(db, [SINGLE], letters(['a', 'a', 'b', 'b']))
    const { questions, mean, trust } = await loadAnalysis(db, scope, 'place', 'fr')
    expect(questions).toMatchObject([
      { answers: 4, facility: null, discrimination: null, wrong: null, seconds: null, advice: 'too-few', near: [] },
    ])
    expect([mean, trust]).toEqual([null, null])
    expect((await loadQuestion(db, scope, questions[0]!.version, 'fr'))?.answered).toEqual([])
  })

  test('counts first attempts, and the median of the time between two steps', async ({ db }) => {
    const ids = await paperWith(db, [SINGLE, SINGLE], letters(['aa', 'aa', 'ab', 'bb', 'bb']), (person) => (person + 1) * 10)
    await db.update(attempts).set({ n: 2 }).where(eq(attempts.id, ids[0]!))
    await paperWith(db, [SINGLE, SINGLE], letters(['bb']), () => 10, { keeps: true })
    const { questions, attempts: tries, people } = await loadAnalysis(db, scope, 'place', 'fr')
    expect({ tries, people }).toEqual({ tries: 6, people: 5 })
    const [first] = questions
    expect(first).toMatchObject({ answers: 5, facility: 0.4 })
    expect(await secondsOf(db)).toEqual([30, 30])
  })

  test('shows wrong answers that were close to who may accept them, and not over all cohorts', async ({ db }) => {
    const typed = ['trésorerie', 'trésorrerie', 'Tresorrerie', 'banque', 'banque', 'banque']
    await paperWith(
      db,
      [SHORT],
      typed.map((text) => [{ kind: 'short' as const, typed: text }]),
    )
    const [question] = (await loadAnalysis(db, scope, 'place', 'fr')).questions
    expect(question?.wrong).toMatchObject({ value: 'banque', count: 3 })
    expect(question?.near).toMatchObject([{ count: 2, truth: null, rawPart: null }])
    const [everywhere] = (await loadAnalysis(db, { ...scope, cohortId: null }, 'place', 'fr')).questions
    expect(everywhere?.near).toEqual([])
    expect((await loadQuestion(db, scope, question!.version, 'fr'))?.answered).toMatchObject([
      { isWhole: true, count: 1 },
      { count: 3 },
      { count: 2 },
    ])
  })

  test('costs five queries, and a question nobody had does not exist', async ({ db }) => {
    const { queries } = await countingQueries(() => loadAnalysis(db, scope, 'place', 'fr'))
    expect(queries).toBe(5)
    expect(await loadQuestion(db, scope, idOf('nothing'), 'fr')).toBeUndefined()
  })
})

const secondsOf = async (db: Db) => (await loadAnalysis(db, scope, 'place', 'fr')).questions.slice(0, 2).map(({ seconds }) => seconds)
