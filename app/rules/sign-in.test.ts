import { describe, expect, test } from 'vitest'
import { nextTryAt } from './sign-in.ts'

const now = new Date('2026-11-23T09:00:00Z')

describe('how long a person waits after wrong passwords', () => {
  test('nobody waits before a first failure', () => {
    expect(nextTryAt(undefined, now)).toEqual(now)
  })

  test.each([
    [4, 0],
    [5, 1],
    [6, 2],
    [7, 4],
    [8, 8],
    [9, 15],
    [500, 15],
  ])('after %i failures the next try is taken %i minutes after the last', (failures, minutes) => {
    expect(nextTryAt({ failures, lastAt: now }, now)).toEqual(new Date(now.getTime() + minutes * 60_000))
  })

  test('a day without a try wipes the count', () => {
    expect(nextTryAt({ failures: 500, lastAt: new Date(now.getTime() - 25 * 3_600_000) }, now)).toEqual(now)
  })
})
