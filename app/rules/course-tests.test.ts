import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dealtForms, firstForm, formAt, MOST_IN_FORM, progressOf, testAsked, testKey, type ObjectivePoints } from './course-tests.ts'

const seeds = fc.integer({ min: 0, max: 2 ** 31 - 1 })
const objectives = ['o1', 'o2', 'o3']
const banks = fc
  .array(fc.subarray([...objectives, 'o9'], { minLength: 0 }), { maxLength: 40 })
  .map((all) => all.map((own, index) => ({ key: `q${index}`, objectives: own, tags: [] })))

describe('two forms of a test', () => {
  test('ask as many questions about each objective, and none in both', () => {
    fc.assert(
      fc.property(seeds, banks, (seed, bank) => {
        const { a, b } = dealtForms(seed, bank, objectives)
        const about = (keys: string[]) => keys.map((key) => bank.find((one) => one.key === key)?.objectives[0])
        expect(about(a)).toEqual(about(b))
        expect(new Set([...a, ...b]).size).toBe(a.length + b.length)
        expect(a.length).toBeLessThanOrEqual(MOST_IN_FORM)
        for (const objective of about(a)) expect(objectives).toContain(objective)
      }),
    )
  })

  test('are the same for the same seed, whatever the order of the bank', () => {
    fc.assert(
      fc.property(seeds, banks, (seed, bank) => {
        expect(dealtForms(seed, [...bank].reverse(), objectives)).toEqual(dealtForms(seed, bank, objectives))
      }),
    )
  })

  test('an objective is asked as soon as two questions are about it, before another has a second one', () => {
    const bank = ['o1', 'o1', 'o1', 'o1', 'o2', 'o2', 'o3'].map((own, index) => ({ key: `q${index}`, objectives: [own], tags: [] }))
    const { a } = dealtForms(7, bank, objectives)
    expect(a.map((key) => bank.find((one) => one.key === key)?.objectives[0])).toEqual(['o1', 'o2', 'o1'])
  })
})

describe('who begins with which form', () => {
  test('is half and half in every cohort, and stays when others join', () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: 1, max: 60 }), (seed, people) => {
        const all = Array.from({ length: people }, (_, place) => firstForm(seed, place))
        const withA = all.filter((form) => form === 'a').length
        expect(Math.abs(2 * withA - people)).toBeLessThanOrEqual(1)
        expect(Array.from({ length: people + 5 }, (_, place) => firstForm(seed, place)).slice(0, people)).toEqual(all)
      }),
    )
  })

  test('is not the same for every seed', () => {
    const lists = Array.from({ length: 20 }, (_, seed) => Array.from({ length: 6 }, (_, place) => firstForm(seed, place)).join(''))
    expect(new Set(lists).size).toBeGreaterThan(3)
  })

  test('the end is the other form than the one that was taken', () => {
    expect(formAt('avant', 'a', null)).toBe('a')
    expect(formAt('apres', 'a', null)).toBe('b')
    expect(formAt('apres', 'a', 'b')).toBe('a')
  })
})

test('a key names its course and moment, and that of a module quiz names none', () => {
  expect(testAsked(testKey('c10', 'apres'))).toEqual({ courseId: 'c10', moment: 'apres' })
  expect([testAsked('c10-m1-quiz'), testAsked('-avant'), testAsked('avant')]).toEqual([null, null, null])
})

describe('progress', () => {
  const line = (person: number, moment: 'avant' | 'apres', objective: string, mark: number, max = 2): ObjectivePoints => ({
    ...{ person: `p${person}`, moment, objective, mark, max },
  })

  test('is the mean of each person’s share, of those with both tests only', () => {
    const points = [0, 1, 2, 3, 4].flatMap((n) => [
      ...[line(n, 'avant', 'o1', n === 0 ? 2 : 0), line(n, 'avant', 'o2', 1)],
      ...[line(n, 'apres', 'o1', 2), line(n, 'apres', 'o2', n < 2 ? 2 : 1)],
    ])
    const alone = [line(9, 'avant', 'o1', 0), line(9, 'avant', 'o2', 0)]
    const { whole, objectives: by } = progressOf([...points, ...alone], ['o1', 'o2', 'o3'])
    expect(by).toEqual([
      { objective: 'o1', pairs: 5, before: 0.2, after: 1 },
      { objective: 'o2', pairs: 5, before: 0.5, after: 0.7 },
    ])
    expect(whole.pairs).toBe(5)
    expect(whole.before).toBeCloseTo(0.35)
    expect(whole.after).toBeCloseTo(0.85)
  })

  test('says nothing of fewer than five people, and stays within its bounds', () => {
    const four = [0, 1, 2, 3].flatMap((n) => [line(n, 'avant', 'o1', 1), line(n, 'apres', 'o1', 2)])
    expect(progressOf(four, ['o1']).whole).toEqual({ pairs: 4, before: null, after: null })
    const marks = fc.array(fc.tuple(fc.integer({ min: 0, max: 2 }), fc.integer({ min: 0, max: 2 })), { minLength: 5, maxLength: 30 })
    fc.assert(
      fc.property(marks, (all) => {
        const { whole } = progressOf(
          all.flatMap(([before, after], n) => [line(n, 'avant', 'o1', before), line(n, 'apres', 'o1', after)]),
          ['o1'],
        )
        expect(whole.before).toBeGreaterThanOrEqual(0)
        expect(whole.after).toBeLessThanOrEqual(1)
      }),
    )
  })
})
