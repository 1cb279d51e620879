import { describe, expect, test } from 'vitest'
import { dueDay, nextRunAt } from './job-pauses.ts'

const now = new Date('2026-11-23T09:00:00Z')
const minutesUntil = (tries: number) => (nextRunAt(tries, now).getTime() - now.getTime()) / 60_000

describe('a job that failed is tried again', () => {
  test.each([
    [0, 1],
    [1, 1],
    [2, 2],
    [3, 4],
    [8, 128],
    [10, 360],
    [1000, 360],
  ])('after %i tries in %i minutes', (tries, minutes) => expect(minutesUntil(tries)).toBe(minutes))

  test('never sooner than after fewer tries', () => {
    for (let tries = 1; tries < 40; tries += 1) expect(minutesUntil(tries + 1)).toBeGreaterThanOrEqual(minutesUntil(tries))
  })
})

describe('recurring work belongs to a day of Morocco', () => {
  test.each([
    [{ at: '03:00' }, '2026-11-23T02:59:00Z', null],
    [{ at: '03:00' }, '2026-11-23T03:00:00Z', '2026-11-23'],
    [{ at: '03:00' }, '2026-11-23T23:59:00Z', '2026-11-23'],
    // Before 20 September 2026 Morocco was one hour ahead of UTC.
    [{ at: '00:30' }, '2026-09-10T23:45:00Z', '2026-09-11'],
    [{ at: '03:00', weekday: 1 }, '2026-11-23T04:00:00Z', '2026-11-23'],
    [{ at: '03:00', weekday: 2 }, '2026-11-23T04:00:00Z', null],
  ])('%o at %s: %s', (recurring, at, day) => expect(dueDay({ kind: 'tidy', ...recurring }, new Date(at))).toBe(day))
})
