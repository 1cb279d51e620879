import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { RECEIPT_ALPHABET, readReceiptCode, receiptCode } from './receipt.ts'

const bytes = fc.uint8Array({ minLength: 8, maxLength: 16 })

describe('a receipt code', () => {
  test('is the same for the same bytes, for ever', () => {
    expect(receiptCode(new Uint8Array([1, 2, 3, 4, 5, 6, 7, 8]))).toBe('9RY3-4TUS')
    expect(receiptCode(new Uint8Array(8))).toBe('2222-2222')
  })

  test('is read back however it is written', () => {
    fc.assert(
      fc.property(bytes, (value) => {
        const code = receiptCode(value)
        expect(code).toMatch(/^[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}$/)
        expect(readReceiptCode(code)).toEqual({ ok: true, code })
        expect(readReceiptCode(` ${code.toLowerCase().replace('-', ' – ')} `)).toEqual({ ok: true, code })
      }),
    )
  })

  test('with one wrong letter, or two neighbours swapped, is refused', () => {
    const letter = fc.constantFrom(...RECEIPT_ALPHABET)
    fc.assert(
      fc.property(bytes, fc.integer({ min: 0, max: 7 }), letter, (value, place, other) => {
        const letters = [...receiptCode(value).replace('-', '')]
        fc.pre(letters[place] !== other)
        expect(readReceiptCode(letters.with(place, other).join(''))).toEqual({ ok: false, because: 'check' })
      }),
    )
    fc.assert(
      fc.property(bytes, fc.integer({ min: 0, max: 6 }), (value, place) => {
        const letters = [...receiptCode(value).replace('-', '')]
        const [one = '', next = ''] = letters.slice(place)
        fc.pre(one !== next)
        expect(
          readReceiptCode(
            letters
              .with(place, next)
              .with(place + 1, one)
              .join(''),
          ).ok,
        ).toBe(false)
      }),
    )
  })

  test.each([
    ['', 'length'],
    ['K7F2', 'length'],
    ['K7F2-9QXMA', 'length'],
    ['K7F2-9QX0', 'letter'],
    ['K7F2-9QXÉ', 'letter'],
    ['2222-2223', 'check'],
  ])('%j is refused: %s', (typed, because) => expect(readReceiptCode(typed)).toEqual({ ok: false, because }))
})
