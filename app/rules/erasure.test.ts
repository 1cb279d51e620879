import { describe, expect, test } from 'vitest'
import { erasureDates, requestState, whatStays } from './erasure.ts'
import { isOver, keptSince, RETENTION_KEYS } from './retention.ts'

describe('what stays of an enrolment', () => {
  test.each([
    [
      { cohort: 4, organisation: 4, gender: 4 },
      { record: false, organisation: false, gender: false },
    ],
    [
      { cohort: 5, organisation: 4, gender: 5 },
      { record: true, organisation: false, gender: true },
    ],
    [
      { cohort: 12, organisation: 5, gender: 2 },
      { record: true, organisation: true, gender: false },
    ],
  ])('of %j', (sizes, stays) => {
    expect(whatStays(sizes)).toEqual(stays)
  })
})

describe('a wish to be erased', () => {
  const askedAt = new Date('2026-11-01T23:30:00Z')
  const request = { ...erasureDates(askedAt), cancelledAt: null, refusedAt: null, doneAt: null }

  test('may be taken back for 14 days and is answered within 30 days of Morocco', () => {
    expect(erasureDates(askedAt)).toEqual({ cancellableUntil: new Date('2026-11-15T23:30:00Z'), dueOn: '2026-12-01' })
  })

  test.each([
    ['2026-11-15T23:29:59Z', {}, 'cancellable'],
    ['2026-11-15T23:30:00Z', {}, 'waiting'],
    ['2026-12-01T23:59:59Z', {}, 'waiting'],
    ['2026-12-02T00:00:00Z', {}, 'late'],
    ['2026-11-02T00:00:00Z', { cancelledAt: askedAt }, 'cancelled'],
    ['2026-12-02T00:00:00Z', { refusedAt: askedAt }, 'refused'],
    ['2026-12-02T00:00:00Z', { doneAt: askedAt }, 'done'],
  ])('at %s %j it is %s', (now, change, state) => {
    expect(requestState({ ...request, ...change }, new Date(now))).toBe(state)
  })
})

describe('how long things are kept', () => {
  const now = new Date('2028-02-29T10:00:00Z')
  test.each([
    ['account', '2025-02-28T10:00:00.000Z'],
    ['after-cohort', '2027-02-28T10:00:00.000Z'],
    ['after-use', '2028-01-30T10:00:00.000Z'],
    ['one-year', '2027-02-28T10:00:00.000Z'],
    ['register', '2023-02-28T10:00:00.000Z'],
    ['nameless', undefined],
    ['content', undefined],
  ] as const)('%s', (retention, since) => {
    expect(keptSince(retention, now)?.toISOString()).toBe(since)
  })

  test('nothing is over on the day on which its time begins, and what has a limit is over in the end', () => {
    for (const retention of RETENTION_KEYS) {
      expect(isOver(retention, now, now)).toBe(false)
      const isLimited = keptSince(retention, now) !== null
      expect(isOver(retention, new Date(0), now)).toBe(isLimited)
    }
  })
})
