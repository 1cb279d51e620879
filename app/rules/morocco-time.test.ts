import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  MOROCCO_OFFSETS,
  endOfMoroccoDay,
  fromMoroccoLocal,
  moroccoDay,
  moroccoOffsetMinutes,
  startOfMoroccoDay,
  toMoroccoLocal,
} from './morocco-time.ts'

describe('the clock of Morocco', () => {
  test.each([
    ['2018-01-01T12:00:00Z', 0, '2018-01-01', '12:00'],
    ['2026-02-15T01:59:00Z', 60, '2026-02-15', '02:59'],
    ['2026-02-15T02:00:00Z', 0, '2026-02-15', '02:00'],
    ['2026-03-22T01:59:00Z', 0, '2026-03-22', '01:59'],
    ['2026-03-22T02:00:00Z', 60, '2026-03-22', '03:00'],
    ['2026-09-20T00:59:00Z', 60, '2026-09-20', '01:59'],
    ['2026-09-20T01:00:00Z', 0, '2026-09-20', '01:00'],
    ['2026-09-19T23:30:00Z', 60, '2026-09-20', '00:30'],
    ['2027-02-10T12:00:00Z', 0, '2027-02-10', '12:00'],
    ['2027-06-01T23:59:00Z', 0, '2027-06-01', '23:59'],
  ])('at %s is %s minutes ahead', (instant, minutes, date, time) => {
    expect(moroccoOffsetMinutes(new Date(instant))).toBe(minutes)
    expect(toMoroccoLocal(new Date(instant))).toMatchObject({ date, time })
    expect(moroccoDay(new Date(instant))).toBe(date)
  })

  test.each([
    ['2026-08-10', '23:59', '2026-08-10T22:59:00.000Z'],
    ['2026-10-10', '23:59', '2026-10-10T23:59:00.000Z'],
    ['2026-09-20', '00:30', '2026-09-19T23:30:00.000Z'],
    ['2026-09-20', '01:30', '2026-09-20T01:30:00.000Z'],
    ['2026-09-20', '02:30', '2026-09-20T02:30:00.000Z'],
    ['2026-02-15', '02:30', '2026-02-15T02:30:00.000Z'],
    ['2026-03-22', '01:30', '2026-03-22T01:30:00.000Z'],
    ['2026-03-22', '02:30', '2026-03-22T02:30:00.000Z'],
    ['2026-03-22', '03:30', '2026-03-22T02:30:00.000Z'],
  ])('%s %s is %s', (date, time, instant) => expect(fromMoroccoLocal(date, time).toISOString()).toBe(instant))

  test('days begin and end by the local clock, also on days of 23 and 25 hours', () => {
    expect(endOfMoroccoDay('2026-08-10').toISOString()).toBe('2026-08-10T22:59:59.999Z')
    expect(endOfMoroccoDay('2026-09-19').toISOString()).toBe('2026-09-19T22:59:59.999Z')
    expect(endOfMoroccoDay('2026-09-20').toISOString()).toBe('2026-09-20T23:59:59.999Z')
    expect(startOfMoroccoDay('2026-09-20').toISOString()).toBe('2026-09-19T23:00:00.000Z')
    expect(toMoroccoLocal(new Date('2026-11-29T12:00:00Z')).weekday).toBe(7)
  })

  test('the table runs forward and changes at each line', () => {
    MOROCCO_OFFSETS.slice(1).forEach((row, index) => {
      expect(Date.parse(row.from)).toBeGreaterThan(Date.parse(MOROCCO_OFFSETS[index]!.from))
      expect(row.minutes).not.toBe(MOROCCO_OFFSETS[index]!.minutes)
    })
  })

  test('there and back again, but for the hour that came twice', () => {
    const minute = fc.integer({ min: Date.parse('2018-07-01T00:00:00Z') / 60_000, max: Date.parse('2030-01-01T00:00:00Z') / 60_000 })
    fc.assert(
      fc.property(minute, (minutes) => {
        const instant = new Date(minutes * 60_000)
        const { date, time } = toMoroccoLocal(instant)
        const gap = fromMoroccoLocal(date, time).getTime() - instant.getTime()
        expect([0, 3_600_000]).toContain(gap)
        if (instant.getTime() >= Date.parse('2026-09-20T01:00:00Z')) expect(gap).toBe(0)
      }),
      { numRuns: 500 },
    )
  })
})
