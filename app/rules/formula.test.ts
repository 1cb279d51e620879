import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { computeFormula } from './formula.ts'

const names = new Map([['smig_hour', 17.92]])

describe('a formula', () => {
  test.each([
    ['6200 - 4100 - 600', 1500],
    ['400 * 0.15 * 0.10 * 2', 12],
    ['2 + 3 * 4', 14],
    ['(2 + 3) * 4', 20],
    ['10 - 3 - 2', 5],
    ['100 / 4 / 5', 5],
    ['-3 + 5', 2],
    ['2 * -3', -6],
    ['round(10 / 3, 2)', 3.33],
    ['round(2.5)', 3],
    ['round(-2.5)', -3],
    ['round(1.005, 2)', 1.01],
    ['min(4, 2, 8) + max(1, 7)', 9],
    ['smig_hour * 191', 3422.72],
    ['sqrt(pow(3, 2) + 16)', 5],
    ['abs(-2) + floor(2.9) + ceil(2.1)', 7],
  ])('%s gives %d', (formula, value) => {
    const outcome = computeFormula(formula, names)
    expect(outcome.ok).toBe(true)
    expect(outcome.ok && outcome.value).toBeCloseTo(value, 8)
  })

  test.each([
    ['12 +', 'ends too early'],
    ['(1 + 2', 'parenthesis'],
    ['1 2', 'nothing was expected'],
    ['1 / 0', 'zero'],
    ['unknown_rate * 2', 'no name'],
    ['sqrt(4, 2)', 'not known'],
    ['process.exit(1)', 'cannot be read'],
    ['2 ** 3', 'number was expected'],
    ['1,5 + 2', 'nothing was expected'],
    [`${'('.repeat(5000)}1`, 'too deeply'],
    ['', 'ends too early'],
  ])('%s is refused', (formula, because) => {
    const outcome = computeFormula(formula, names)
    expect(outcome.ok ? '' : outcome.because).toContain(because)
  })

  test('nothing that anybody can type makes it throw', () => {
    fc.assert(fc.property(fc.string(), (formula) => typeof computeFormula(formula, names).ok === 'boolean'))
  })
})
