import { describe, expect, test } from 'vitest'
import { ALERT_AFTER, endOfLink, INVITATION_DAYS, linkState, waitForDigits } from './invitations.ts'

const now = new Date('2026-11-23T09:00:00Z')
const before = new Date('2026-11-23T08:59:59Z')
const after = new Date('2026-11-23T09:00:01Z')

describe('where a link stands', () => {
  test.each([
    [{ expiresAt: after, usedAt: null, revokedAt: null }, 'open'],
    [{ expiresAt: now, usedAt: null, revokedAt: null }, 'open'],
    [{ expiresAt: before, usedAt: null, revokedAt: null }, 'expired'],
    [{ expiresAt: null, usedAt: null, revokedAt: null }, 'expired'],
    [{ expiresAt: before, usedAt: null, revokedAt: before }, 'revoked'],
    [{ expiresAt: after, usedAt: before, revokedAt: before }, 'used'],
    [{ expiresAt: after, revokedAt: null }, 'open'],
  ] as const)('%o: %s', (facts, state) => expect(linkState(facts, now)).toBe(state))

  test('an invitation lasts to the end of the fourteenth day in Morocco', () => {
    expect(endOfLink(INVITATION_DAYS, now).toISOString()).toBe('2026-12-07T23:59:59.999Z')
  })
})

describe('wrong last digits', () => {
  test.each([
    [0, 0],
    [ALERT_AFTER - 1, 0],
    [ALERT_AFTER, 1],
    [ALERT_AFTER + 1, 2],
    [ALERT_AFTER + 4, 15],
    [1000, 15],
  ])('after %i the next try waits %i minutes', (failures, minutes) =>
    expect(waitForDigits({ failures, lastFailureAt: now }, now)).toBe(minutes),
  )

  test('nobody waits who has not tried', () => expect(waitForDigits({ failures: 0, lastFailureAt: null }, now)).toBe(0))
})
