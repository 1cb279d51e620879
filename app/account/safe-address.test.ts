import { describe, expect, test } from 'vitest'
import { safeAddress } from './safe-address.ts'

describe('where a person is sent after signing in', () => {
  test.each([
    ['/lecons/c10-m1-l1', '/lecons/c10-m1-l1'],
    ['/quiz/c10-m1-quiz/2?x=1', '/quiz/c10-m1-quiz/2?x=1'],
    [null, '/'],
    ['', '/'],
    ['https://elsewhere.example', '/'],
    ['//elsewhere.example', '/'],
    ['/\\elsewhere.example', '/'],
    ['/a\tb', '/'],
    ['javascript:alert(1)', '/'],
  ])('%s leads to %s', (wish, address) => {
    expect(safeAddress(wish)).toBe(address)
  })
})
