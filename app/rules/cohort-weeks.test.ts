import { describe, expect, test } from 'vitest'
import { activeInWeeks, cohortWeeks, MOST_WEEKS } from './cohort-weeks.ts'

describe('the weeks of a group', () => {
  test.each([
    ['2026-11-22', []],
    ['2026-11-23', ['2026-11-23']],
    ['2026-11-29', ['2026-11-23']],
    ['2026-11-30', ['2026-11-23', '2026-11-30']],
    ['2027-06-01', ['2026-11-23', '2026-11-30', '2026-12-07']],
  ])('of three weeks from 23 November, seen on %s', (today, from) => {
    expect(cohortWeeks('2026-11-23', '2026-12-13', today).map((week) => week.from)).toEqual(from)
  })

  test('are the latest ones of a very long group, with their own numbers', () => {
    const weeks = cohortWeeks('2024-01-01', '2027-12-31', '2026-11-23')
    expect(weeks).toHaveLength(MOST_WEEKS)
    expect(weeks.at(-1)).toEqual({ n: 152, from: '2026-11-23' })
  })
})

describe('who did something in a week', () => {
  test('counts once a week', () => {
    expect(activeInWeeks(3, [[1, 1, 3], [3], []])).toEqual([1, 0, 2])
  })
  test('leaves out what lies outside the weeks', () => {
    expect(activeInWeeks(2, [[0, 1, 9]])).toEqual([1, 0])
    expect(activeInWeeks(0, [[1]])).toEqual([])
  })
})
