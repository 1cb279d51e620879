import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CORRECTION_CHOICES, correctedMark, isApplied, isConcerned, passAfter, storedMark } from './corrections.ts'
import type { FixedQuestion } from './questions.ts'

const text = (fr: string) => ({ fr })
const asked = (right: string): FixedQuestion => ({
  ...{ kind: 'single', id: 'q', objectives: ['o1'], stem: text('?'), explanation: text('!') },
  options: ['a', 'b', 'c'].map((id) => ({ id, text: text(id), why: text(id), right: id === right })),
})
const slot = (choice: string, isManual = false) => ({
  before: { mark: choice === 'a' ? 1 : 0, maxMark: 2 },
  frozenMax: 2,
  isManual,
  old: asked('a'),
  corrected: asked('b'),
  answer: { kind: 'single' as const, choice },
})

describe('the mark after a correction, for who chose the old key, the new one or neither', () => {
  test.each([
    ['both', 1, 1, 0, 2],
    ['new', 0, 1, 0, 2],
    ['full', 1, 1, 1, 2],
    ['drop', 0, 0, 0, 0],
    ['none', 1, 0, 0, 2],
  ] as const)('%s', (choice, old, fresh, neither, maxMark) => {
    expect(correctedMark(choice, slot('a'))).toEqual({ mark: old, maxMark })
    expect(correctedMark(choice, slot('b'))).toEqual({ mark: fresh, maxMark })
    expect(correctedMark(choice, slot('c'))).toEqual({ mark: neither, maxMark })
  })

  test('what a trainer marked by hand is never overwritten', () => {
    for (const choice of CORRECTION_CHOICES) expect(correctedMark(choice, slot('c', true))).toEqual({ mark: 0, maxMark: 2 })
  })

  test('keeping both keys never takes points away', () => {
    fc.assert(
      fc.property(fc.constantFrom('a', 'b', 'c'), (choice) => {
        expect(correctedMark('both', slot(choice)).mark).toBeGreaterThanOrEqual(slot(choice).before.mark)
      }),
    )
  })
})

test.each([
  [true, 50, 60, true],
  [true, 60, 60, false],
  [true, 60, 50, false],
  [false, 60, 50, true],
])('only if higher %s, from %d to %d', (only, before, after, applied) => expect(isApplied(only, before, after)).toBe(applied))

test.each([
  [true, 20, true],
  [false, 60, true],
  [false, 59, false],
])('had passed %s, now %d per cent', (had, percent, passes) => expect(passAfter(had, percent, 60)).toBe(passes))

test('points are stored with four decimals', () => expect(storedMark({ mark: 1 / 3, maxMark: 2 })).toBe(0.6667))

test.each([
  ['an older version of the question', 1, { from: 2, to: 3 }, true],
  ['the version that was repaired', 2, { from: 2, to: 3 }, true],
  ['the repaired version itself', 3, { from: 2, to: 3 }, false],
  ['a version made later', 4, { from: 2, to: 3 }, false],
  ['a version in which nothing was repaired', 2, { from: 2, to: 2 }, true],
])('a correction and a paper with %s', (_what, paper, correction, is) => expect(isConcerned(paper, correction)).toBe(is))
