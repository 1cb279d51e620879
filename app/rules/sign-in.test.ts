import { describe, expect, test } from 'vitest'
import { FORGET_AFTER_HOURS, nextTryAt } from './sign-in.ts'

const LAST = new Date('2026-11-23T09:00:00Z')
const minutesAfter = (minutes: number) => new Date(LAST.getTime() + minutes * 60_000)

describe('when the next try to sign in is taken', () => {
  test.each([
    ['account', 1, 0],
    ['account', 4, 0],
    ['account', 5, 1],
    ['account', 6, 2],
    ['account', 7, 4],
    ['account', 8, 8],
    ['account', 9, 15],
    ['account', 5_000, 15],
    ['address', 39, 0],
    ['address', 40, 1],
    ['address', 41, 2],
    ['address', 900, 15],
  ] as const)('an %s with %i failures waits %i minutes after the last one', (kind, failures, minutes) => {
    expect(nextTryAt(kind, { failures, lastAt: LAST }, LAST)).toEqual(minutesAfter(minutes))
  })

  test('nobody waits without failures, after the pause, or after a day without tries', () => {
    expect(nextTryAt('account', undefined, LAST)).toEqual(LAST)
    expect(nextTryAt('account', { failures: 6, lastAt: LAST }, minutesAfter(2))).toEqual(minutesAfter(2))
    const later = minutesAfter(FORGET_AFTER_HOURS * 60 + 1)
    expect(nextTryAt('account', { failures: 900, lastAt: LAST }, later)).toEqual(later)
  })
})
