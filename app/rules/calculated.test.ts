import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { calculatedProblem, drawFor, withDrawn, writtenValue } from './calculated.ts'
import { computeFormula } from './formula.ts'
import { scoreAnswer } from './quiz-score.ts'
import { question, type Question } from './questions.ts'

const budget: Extract<Question, { kind: 'calculated' }> = {
  kind: 'calculated',
  id: 'q-budget',
  objectives: ['o1'],
  stem: { fr: '{n} robes à {price} DH : combien ?', en: '{n} dresses at {price} DH: how much?' },
  explanation: { fr: '{n} × {price} = {answer} DH.' },
  variables: [
    { name: 'n', from: 2, to: 20, step: 2 },
    { name: 'price', from: 120.5, to: 180, step: 0.5 },
  ],
  formula: 'n * price',
  tolerance: { percent: 1 },
  unit: { fr: 'DH', ar: 'درهم' },
}

test('the question of these tests is a question', () => expect(question.safeParse(budget).success).toBe(true))

describe('numbers drawn for a calculated question', () => {
  test('the same seed gives the same numbers and key', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 31 }), (seed) => {
        expect(drawFor(budget, seed)).toEqual(drawFor(budget, seed))
      }),
    )
  })

  test('every number lies on a step within its limits, and the key is the formula’s value', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 31 }), (seed) => {
        const { values, answer } = drawFor(budget, seed)
        for (const { name, from, to, step } of budget.variables) {
          const value = values[name]!
          expect(value).toBeGreaterThanOrEqual(from)
          expect(value).toBeLessThanOrEqual(to)
          expect(Math.abs((value - from) / step - Math.round((value - from) / step))).toBeLessThan(1e-9)
        }
        const computed = computeFormula(budget.formula, new Map(Object.entries(values)))
        expect(computed.ok && computed.value).toBeCloseTo(answer, 8)
      }),
    )
  })

  test('different seeds give different papers', () => {
    expect(new Set(Array.from({ length: 40 }, (_, seed) => JSON.stringify(drawFor(budget, seed)))).size).toBeGreaterThan(20)
  })

  test('values without a result are drawn again', () => {
    const share = { ...budget, variables: [{ name: 'n', from: 0, to: 1, step: 1 }], formula: '10 / n' }
    for (let seed = 0; seed < 20; seed += 1) expect(drawFor(share, seed).answer).toBe(10)
    expect(() => drawFor({ ...share, formula: '10 / (n - n)' }, 1)).toThrow('has no value')
  })

  test('a paper shows its own numbers, and its key marks the answer in every writing', () => {
    const paper = withDrawn(budget, { values: { n: 12, price: 120.5 }, answer: 1446 })
    expect(paper.stem).toEqual({ fr: '12 robes à 120,5 DH : combien ?', en: '12 dresses at 120.5 DH: how much?' })
    expect(paper.explanation.fr).toBe('12 × 120,5 = 1\u202f446 DH.')
    for (const typed of ['1446', '1 446,00 DH', '1.446', '١٤٤٦ درهم', '1450 MAD']) {
      expect(scoreAnswer(paper, { kind: 'numeric', typed }).isRight, typed).toBe(true)
    }
    expect(scoreAnswer(paper, { kind: 'numeric', typed: '1500' }).isRight).toBe(false)
  })

  test.each([
    [{ variables: [{ name: 'n', from: 5, to: 2, step: 1 }] }, 'n goes from 5 to 2'],
    [{ variables: [budget.variables[0]!, budget.variables[0]!] }, 'n stands twice'],
    [{ formula: 'n * cost' }, '"cost" is no name with a number'],
    [{ formula: 'price / (n - 2)' }, 'it divides by zero'],
    [{ formula: 'sqrt(0 - price)' }, 'its value is no finite number'],
  ])('%j cannot be asked', (change, because) => expect(calculatedProblem({ ...budget, ...change })).toBe(because))

  test('what can be asked has no problem', () => expect(calculatedProblem(budget)).toBeUndefined())

  test.each([
    [1446.5, 'fr', '1\u202f446,5'],
    [1446.5, 'en', '1,446.5'],
    [-3, 'ar', '\u200e\u22123'],
  ] as const)('%d is written in %s', (value, language, text) => expect(writtenValue(value, language)).toBe(text))
})
