import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { rubric as rubricShape, type Criterion, type Rubric } from './assignments.ts'
import { levelAt, markCriterion, outOf100, pointsForLevel, rubricScore } from './rubric-score.ts'

const words = (text: string) => ({ fr: text, en: text, ar: text })
const ranges = [
  [0, 3],
  [4, 6],
  [7, 8],
  [9, 10],
] as const

function criterion(id: string): Criterion {
  return {
    id,
    title: words(id),
    points: 10,
    parts: [],
    levels: ranges.map(([from, to], index) => ({ id: `l${index + 1}`, label: words('n'), from, to, descriptor: words('d') })),
  }
}

const ids = Array.from({ length: 10 }, (_, index) => `k${index + 1}`)
const rubric: Rubric = { id: 'c10-rubric', total: 100, pass: { total: 60, minimum: { k5: 5, k6: 5, k7: 5 } }, criteria: ids.map(criterion) }
const all = (points: number, changes: Record<string, number> = {}) =>
  Object.fromEntries(ids.map((id) => [id, { points: changes[id] ?? points }]))

test('the rubric of these tests is a rubric', () => expect(rubricShape.safeParse(rubric).success).toBe(true))

describe('the points of a level', () => {
  test.each([
    [0, 3, 1],
    [4, 6, 5],
    [7, 8, 7],
    [9, 10, 9],
    [22, 25, 23],
    [5, 5, 5],
  ])('from %s to %s: %s, the middle rounded down', (from, to, points) => expect(pointsForLevel({ from, to })).toBe(points))

  test('may be moved within its range, by whole points', () => {
    expect(markCriterion(criterion('k1'), 'l2')).toEqual({ ok: true, mark: { levelId: 'l2', points: 5 } })
    expect(markCriterion(criterion('k1'), 'l2', 6)).toEqual({ ok: true, mark: { levelId: 'l2', points: 6 } })
    expect(markCriterion(criterion('k1'), 'l2', 7)).toEqual({ ok: false, because: 'out-of-range' })
    expect(markCriterion(criterion('k1'), 'l2', 3)).toEqual({ ok: false, because: 'out-of-range' })
    expect(markCriterion(criterion('k1'), 'l2', 4.5)).toEqual({ ok: false, because: 'not-whole' })
    expect(markCriterion(criterion('k1'), 'l9')).toEqual({ ok: false, because: 'unknown-level' })
  })

  test('say the level they belong to', () => {
    expect(levelAt(criterion('k1'), 8)?.id).toBe('l3')
    expect(levelAt(criterion('k1'), 11)).toBeUndefined()
  })
})

describe('the score of a rubric', () => {
  test('waits until every criterion is marked', () => {
    const { k10: _, ...nine } = all(9)
    expect(rubricScore(rubric, nine)).toMatchObject({ isComplete: false, missing: ['k10'], total: 81, isPassed: null, reasons: [] })
    expect(rubricScore(rubric, {})).toMatchObject({ isComplete: false, missing: ids, total: 0, outOf100: 0 })
  })

  test.each([
    ['all at six', all(6), 60, true, []],
    ['one point too few', all(6, { k1: 5 }), 59, false, [{ because: 'total', points: 59, needed: 60 }]],
    ['high, but the cash flow is wrong', all(9, { k7: 4 }), 85, false, [{ because: 'criterion', criterionId: 'k7', points: 4, needed: 5 }]],
    [
      'low in both ways',
      all(3, { k5: 5, k6: 5 }),
      34,
      false,
      [
        { because: 'total', points: 34, needed: 60 },
        { because: 'criterion', criterionId: 'k7', points: 3, needed: 5 },
      ],
    ],
  ])('%s', (_, marks, total, isPassed, reasons) =>
    expect(rubricScore(rubric, marks)).toMatchObject({ isComplete: true, total, isPassed, reasons }),
  )

  test.each([
    [36, 60, 60],
    [35, 60, 58],
    [41, 60, 68],
    [50, 50, 100],
    [0, 0, 0],
  ])('%s of %s is %s out of 100', (points, of, value) => expect(outOf100(points, of)).toBe(value))

  test('more points never turn passed into not passed', () => {
    const points = fc.integer({ min: 0, max: 10 })
    fc.assert(
      fc.property(fc.array(points, { minLength: 10, maxLength: 10 }), fc.nat({ max: 9 }), points, (given, which, more) => {
        const before = Object.fromEntries(ids.map((id, index) => [id, { points: given[index]! }]))
        const id = ids[which]!
        const after = { ...before, [id]: { points: Math.max(before[id]!.points, more) } }
        if (rubricScore(rubric, before).isPassed) expect(rubricScore(rubric, after).isPassed).toBe(true)
        expect(rubricScore(rubric, after).total).toBeGreaterThanOrEqual(rubricScore(rubric, before).total)
      }),
    )
  })
})
