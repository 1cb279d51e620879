import { describe, expect, test } from 'vitest'
import { mayRemind } from './reminders.ts'

const now = new Date('2026-11-23T09:00:00Z')
const ago = (days: number) => new Date(now.getTime() - days * 86_400_000)

describe('a reminder', () => {
  test.each([
    [null, false, true],
    [ago(5), false, true],
    [ago(4.99), false, false],
    [ago(0), false, false],
    [ago(0), true, true],
  ])('after a message at %s, confirmed %s, may go: %s', (lastAt, isConfirmed, may) => {
    expect(mayRemind(lastAt, { now, isConfirmed }).ok).toBe(may)
  })
})
