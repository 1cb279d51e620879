import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readToken, tokenFrom } from './link-token.ts'

describe('the token of a link', () => {
  test('has 80 bits in four groups, each bit counts', () => {
    expect(tokenFrom(new Uint8Array(10))).toBe('0000-0000-0000-0000')
    expect(tokenFrom(new Uint8Array(10).fill(255))).toBe('ZZZZ-ZZZZ-ZZZZ-ZZZZ')
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 10, maxLength: 10 }), fc.integer({ min: 0, max: 79 }), (bytes, bit) => {
        const other = bytes.map((byte, index) => (index === Math.floor(bit / 8) ? byte ^ (1 << (bit % 8)) : byte))
        expect(tokenFrom(other)).not.toBe(tokenFrom(bytes))
      }),
    )
  })

  test('is read as it was copied, in small letters, with spaces, or with letters that look like digits', () => {
    const plain = '7KQ4M2XD9TWB3HC0'
    for (const typed of ['7KQ4-M2XD-9TWB-3HC0', '7kq4m2xd9twb3hc0', ' 7KQ4 M2XD 9TWB 3HCO ', '7KQ4\u200b-M2XD-9TWB-3HCo'])
      expect(readToken(typed)).toBe(plain)
    expect(readToken('IL00-0000-0000-0000')).toBe('1100000000000000')
  })

  test.each([
    '',
    '7KQ4',
    '7KQ4-M2XD-9TWB-3HC',
    '7KQ4-M2XD-9TWB-3HCPP',
    'UUUU-UUUU-UUUU-UUUU',
    '../../../etc/passwd',
    'é'.repeat(16),
    'x'.repeat(10_000),
  ])('%j is no token', (typed) => expect(readToken(typed)).toBeNull())
})
