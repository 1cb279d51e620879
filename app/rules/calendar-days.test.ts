import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, addMonths, daysBetween, isCalendarDay, isTimeOfDay, weekStart, weekdayOf } from './calendar-days.ts'

const days = fc.integer({ min: 0, max: 30_000 }).map((days) => addDays('2000-01-01', days))

describe('calendar days', () => {
  test.each([
    ['2027-02-28', true],
    ['2028-02-29', true],
    ['2027-02-29', false],
    ['2027-13-01', false],
    ['2027-1-1', false],
    ['', false],
  ])('%j is a day: %s', (text, isDay) => expect(isCalendarDay(text)).toBe(isDay))

  test.each([
    ['00:00', true],
    ['23:59', true],
    ['24:00', false],
    ['9:00', false],
  ])('%j is a time: %s', (text, isTime) => expect(isTimeOfDay(text)).toBe(isTime))

  test('weeks start on Monday', () => {
    expect(weekdayOf('2026-11-23')).toBe(1)
    expect(weekdayOf('2026-11-29')).toBe(7)
    expect(weekStart('2026-11-29')).toBe('2026-11-23')
    expect(weekStart('2026-11-23')).toBe('2026-11-23')
  })

  test('adding days and counting them agree', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: -5000, max: 5000 }), (day, count) => {
        expect(daysBetween(day, addDays(day, count))).toBe(count)
        expect(isCalendarDay(addDays(day, count))).toBe(true)
      }),
    )
  })

  test.each([
    ['2027-01', 0, '2027-01'],
    ['2027-01', 11, '2027-12'],
    ['2027-10', 3, '2028-01'],
    ['2027-01', -1, '2026-12'],
  ])('%s and %s months is %s', (month, count, expected) => expect(addMonths(month, count)).toBe(expected))
})
