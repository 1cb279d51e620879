import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { lateIntervals, NO_PENALTY, penalise, type LateRule } from './late-penalty.ts'

const HOUR = 3_600
const fivePerDay: LateRule = { percent: 5, everyHours: 24, graceHours: 0, floor: 50, mayFail: false }
const of100 = (points: number, isPassed = points >= 60) => ({ points, maxPoints: 100, isPassed, passTotal: 60 })

describe('intervals of being late', () => {
  test('each begun one counts, none in time', () => {
    expect([0, 1, 24 * HOUR, 24 * HOUR + 1, 48 * HOUR].map((seconds) => lateIntervals(fivePerDay, seconds))).toEqual([0, 1, 1, 2, 2])
  })

  test('within the grace none counts, and the grace itself is not counted afterwards', () => {
    const rule = { ...fivePerDay, graceHours: 6 }
    expect([6 * HOUR, 6 * HOUR + 1, 30 * HOUR, 30 * HOUR + 1].map((seconds) => lateIntervals(rule, seconds))).toEqual([0, 1, 1, 2])
  })
})

describe('what being late leaves of a result', () => {
  test('by default nothing is taken off, however late', () => {
    expect(penalise(NO_PENALTY, of100(78), 400 * 24 * HOUR)).toEqual({ points: 78, penalty: 0, isPassed: true })
  })

  test('two begun days at 5 % of 100 points take 10', () => {
    expect(penalise(fivePerDay, of100(78), 25 * HOUR)).toEqual({ points: 68, penalty: 10, isPassed: true })
  })

  test('per cent are those of all points, not of the points given: 5 % of 50 points are 2.5', () => {
    const result = { points: 40, maxPoints: 50, isPassed: true, passTotal: 30 }
    expect(penalise(fivePerDay, result, HOUR)).toEqual({ points: 37.5, penalty: 2.5, isPassed: true })
  })

  test('the floor holds, and work below it by its marks loses nothing', () => {
    expect(penalise(fivePerDay, of100(55, false), 10 * 24 * HOUR)).toEqual({ points: 50, penalty: 5, isPassed: false })
    expect(penalise(fivePerDay, of100(42), 10 * 24 * HOUR)).toEqual({ points: 42, penalty: 0, isPassed: false })
  })

  test('without a floor it never goes under zero', () => {
    expect(penalise({ ...fivePerDay, floor: 0 }, of100(12), 30 * 24 * HOUR)).toEqual({ points: 0, penalty: 12, isPassed: false })
  })

  test('a pass by the marks stays one, unless the rule says that it may fail', () => {
    expect(penalise(fivePerDay, of100(62), HOUR)).toEqual({ points: 57, penalty: 5, isPassed: true })
    expect(penalise({ ...fivePerDay, mayFail: true }, of100(62), HOUR)).toEqual({ points: 57, penalty: 5, isPassed: false })
    expect(penalise({ ...fivePerDay, mayFail: true }, of100(65), HOUR)).toEqual({ points: 60, penalty: 5, isPassed: true })
  })

  test('what is left and what is taken off always add up to the marks', () => {
    fc.assert(
      fc.property(
        fc.record({
          percent: fc.integer({ min: 0, max: 100 }),
          everyHours: fc.integer({ min: 1, max: 720 }),
          graceHours: fc.integer({ min: 0, max: 720 }),
          floor: fc.integer({ min: 0, max: 100 }),
          mayFail: fc.boolean(),
        }),
        fc.integer({ min: 0, max: 100 }),
        fc.integer({ min: 0, max: 10_000_000 }),
        (rule, points, seconds) => {
          const left = penalise(rule, of100(points), seconds)
          expect(left.points + left.penalty).toBeCloseTo(points, 9)
          expect(left.points).toBeGreaterThanOrEqual(Math.min(points, rule.floor))
          expect(left.penalty).toBeGreaterThanOrEqual(0)
        },
      ),
    )
  })
})
