import fc from 'fast-check'
import { expect, test } from 'vitest'
import { wrongAnswer, rightAnswer, SAMPLES } from '#app/questions/test-questions.ts'
import { frozenOrder } from '#app/questions/shown-question.ts'
import { drawnFor, withDrawn, withDrawnAgain } from '#app/rules/calculated.ts'
import { storedMark } from '#app/rules/corrections.ts'
import type { Question } from '#app/rules/questions.ts'
import { attemptScore, scoreAnswer } from '#app/rules/quiz-score.ts'

const CALCULATED: Question = {
  ...{ kind: 'calculated', id: 'q-calc', objectives: ['o1'], stem: { fr: '{a} × {b} ?' }, explanation: { fr: 'Oui.' } },
  ...{
    variables: [
      { name: 'a', from: 2, to: 90, step: 1 },
      { name: 'b', from: 2, to: 9, step: 0.5 },
    ],
    formula: 'a * b',
    tolerance: { absolute: 0 },
  },
}
const QUESTIONS: Question[] = [...Object.values(SAMPLES), CALCULATED]

/** A paper of every kind answered rightly, wrongly or not at all, as it is stored and added up. */
function taken(seed: number, how: readonly ('right' | 'wrong' | 'none')[], maxMarks: readonly number[]) {
  const slots = QUESTIONS.map((question, index) => {
    const drawn = drawnFor(question, seed)
    const asked = withDrawn(question, drawn)
    const answer = how[index] === 'right' ? rightAnswer(asked) : how[index] === 'wrong' ? wrongAnswer(asked) : undefined
    const maxMark = maxMarks[index] ?? 1
    return { order: frozenOrder(question, seed), drawn, maxMark, mark: storedMark({ mark: scoreAnswer(asked, answer).mark, maxMark }) }
  })
  const result = attemptScore(slots.map(({ mark, maxMark }) => ({ mark: maxMark === 0 ? 0 : mark / maxMark, max: maxMark })))
  return { slots, result }
}

const hows = fc.array(fc.constantFrom('right' as const, 'wrong' as const, 'none' as const), {
  minLength: QUESTIONS.length,
  maxLength: QUESTIONS.length,
})
const maxima = fc.array(fc.integer({ min: 0, max: 5 }), { minLength: QUESTIONS.length, maxLength: QUESTIONS.length })
const seeds = fc.integer({ min: 0, max: 2 ** 31 - 1 })

test('the same seed gives the same paper and the same result', () =>
  fc.assert(
    fc.property(seeds, hows, maxima, (seed, how, max) => {
      expect(taken(seed, how, max)).toEqual(taken(seed, how, max))
    }),
  ))

test('what is shown of each question adds up to the result, and a question of no mark changes nothing', () =>
  fc.assert(
    fc.property(seeds, hows, maxima, (seed, how, max) => {
      const { slots, result } = taken(seed, how, max)
      const points = slots.reduce((sum, { mark }) => sum + mark, 0)
      const whole = slots.reduce((sum, { maxMark }) => sum + maxMark, 0)
      for (const { mark, maxMark } of slots) expect(mark >= 0 && mark <= maxMark).toBe(true)
      expect(Math.abs(result.score - points)).toBeLessThanOrEqual(0.0051)
      expect(result).toMatchObject({ max: whole, percent: whole === 0 ? 0 : Math.floor((points * 100) / whole + 1e-9) })
      const counted = slots.filter(({ maxMark }) => maxMark > 0).map(({ mark, maxMark }) => ({ mark: mark / maxMark, max: maxMark }))
      expect(attemptScore([...counted].reverse())).toEqual(result)
    }),
  ))

test('a corrected formula keeps the numbers of the paper and computes its key again', () =>
  fc.assert(
    fc.property(seeds, (seed) => {
      const drawn = drawnFor(CALCULATED, seed)
      if (!drawn || CALCULATED.kind !== 'calculated') throw new Error('Nothing was drawn')
      const { a = 0, b = 0 } = drawn.values
      const corrected = withDrawnAgain({ ...CALCULATED, formula: 'a * b + 1' }, drawn)
      expect(corrected).toMatchObject({ kind: 'numeric', stem: withDrawn(CALCULATED, drawn).stem })
      expect(corrected.kind === 'numeric' && corrected.answer).toBeCloseTo(a * b + 1, 9)
    }),
  ))
