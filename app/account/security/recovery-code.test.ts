import { describe, expect, test } from 'vitest'
import { readTypedCode, recoveryCode } from './recovery-code.ts'

describe('a code on paper', () => {
  test('has its place in front and is read back in any writing', () => {
    const code = recoveryCode(7, new Uint8Array([0, 1, 2, 3, 4, 5, 6, 7, 30, 31]))
    expect(code).toBe('7-23456-789YZ')
    for (const typed of [code, code.toLowerCase(), ' 7 23456 789yz ', '723456789YZ', '٧-23456-789YZ'])
      expect(readTypedCode(typed)).toEqual({ kind: 'recovery', place: 7, code: '23456789YZ' })
  })

  test('uses 32 different signs', () => {
    const signs = new Set(Array.from({ length: 32 }, (_, byte) => recoveryCode(0, new Uint8Array(10).fill(byte)).slice(-1)))
    expect(signs.size).toBe(32)
  })
})

test.each([
  ['123 456', '123456'],
  ['۱۲۳۴۵۶', '123456'],
  ['123-456', '123456'],
])('%s is a code of an app', (typed, code) => expect(readTypedCode(typed)).toEqual({ kind: 'app', code }))

test.each(['', '12345', '1234567', 'abcdef', '1-AAAAA-AAAA', 'x'.repeat(10_000)])('%s is neither', (typed) =>
  expect(readTypedCode(typed)).toEqual({ kind: 'none' }),
)
