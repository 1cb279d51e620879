import { z } from 'zod'
import { fixedSection, type BankQuestion } from './quiz-runs.ts'
import { optionOrder, seededNumbers, seedFor } from './seeded-order.ts'

/** The two tests around a course, as the addresses of their quizzes say it. */
export const TEST_MOMENTS = ['avant', 'apres'] as const
export type TestMoment = (typeof TEST_MOMENTS)[number]

/** The two forms of a test: no question stands in both, and each asks as many about every objective. */
export const testForms = z.strictObject({ a: fixedSection, b: fixedSection })
export type TestForms = z.infer<typeof testForms>
export type TestForm = keyof TestForms

/** The most questions that a form asks. */
export const MOST_IN_FORM = 10
/** Below so many people nothing is said of their progress. */
export const LEAST_PAIRS = 5

/** The key of the quiz that a test is taken as. */
export const testKey = (courseId: string, moment: TestMoment): string => `${courseId}-${moment}`

/** The course and the moment that a quiz key names; null where it is no test. */
export function testAsked(quizKey: string): { courseId: string; moment: TestMoment } | null {
  const moment = TEST_MOMENTS.find((one) => quizKey.endsWith(`-${one}`))
  return moment && quizKey.length > moment.length + 1 ? { courseId: quizKey.slice(0, -moment.length - 1), moment } : null
}

/**
 * The keys of two forms dealt from a bank by a seed, objective by objective in turn: as many questions about each in both. A question counts for the
 * first objective it names; one without an objective is not asked. An objective with a single question is left out.
 */
export function dealtForms(seed: number, bank: readonly BankQuestion[], objectives: readonly string[]): { a: string[]; b: string[] } {
  const forms: { a: string[]; b: string[] } = { a: [], b: [] }
  const piles = objectives.map((objective) => {
    const keys = bank.filter((question) => question.objectives[0] === objective).map(({ key }) => key)
    return optionOrder(seedFor(seed, objective), [...new Set(keys)].sort())
  })
  for (let round = 0; piles.some((pile) => pile.length >= 2 * (round + 1)); round += 1) {
    for (const pile of piles) {
      const [one, other] = pile.slice(2 * round, 2 * round + 2)
      if (one === undefined || other === undefined || forms.a.length === MOST_IN_FORM) continue
      forms.a.push(one)
      forms.b.push(other)
    }
    if (forms.a.length === MOST_IN_FORM) break
  }
  return forms
}

/** The form that somebody begins with, by their place among those who joined the cohort (from 0): of every two in a row one has each. */
export function firstForm(seed: number, place: number): TestForm {
  const isTurned = seededNumbers(seedFor(seed, `pair ${Math.floor(place / 2)}`))() < 0.5
  return (place % 2 === 0) === isTurned ? 'a' : 'b'
}

/** The form of a moment: after the course it is the one that was not taken before. `taken` is null where nothing was. */
export function formAt(moment: TestMoment, first: TestForm, taken: TestForm | null): TestForm {
  if (moment === 'avant') return first
  return (taken ?? first) === 'a' ? 'b' : 'a'
}

/** The points of somebody for one objective in one of the tests. */
export type ObjectivePoints = { person: string; moment: TestMoment; objective: string; mark: number; max: number }

/** Mean shares (0 to 1) of those who took both tests; null below the least number. */
export type MeasuredProgress = { pairs: number; before: number | null; after: number | null }

function measured(points: readonly ObjectivePoints[]): MeasuredProgress {
  const sums = new Map<string, Record<TestMoment, { mark: number; max: number }>>()
  for (const { person, moment, mark, max } of points) {
    const own = sums.get(person) ?? { avant: { mark: 0, max: 0 }, apres: { mark: 0, max: 0 } }
    own[moment] = { mark: own[moment].mark + mark, max: own[moment].max + max }
    sums.set(person, own)
  }
  const pairs = [...sums.values()].filter(({ avant, apres }) => avant.max > 0 && apres.max > 0)
  if (pairs.length < LEAST_PAIRS) return { pairs: pairs.length, before: null, after: null }
  const mean = (moment: TestMoment) => pairs.reduce((sum, own) => sum + own[moment].mark / own[moment].max, 0) / pairs.length
  return { pairs: pairs.length, before: mean('avant'), after: mean('apres') }
}

/** What a cohort gained between the two tests, as a whole and by objective: each person's share counts once, and only people with both count. */
export function progressOf(points: readonly ObjectivePoints[], objectives: readonly string[]) {
  const counted = points.filter(({ max }) => max > 0)
  return {
    whole: measured(counted),
    objectives: objectives
      .filter((objective) => counted.some((one) => one.objective === objective))
      .map((objective) => ({ objective, ...measured(counted.filter((one) => one.objective === objective)) })),
  }
}
