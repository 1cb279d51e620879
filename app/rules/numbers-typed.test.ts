import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readTypedNumber, toLatinDigits } from './numbers-typed.ts'

function decimalOf(typed: string, units: string[] = []) {
  const read = readTypedNumber(typed, units)
  return read.ok ? read.decimal : read.because
}

describe('a number as a person types it', () => {
  test.each([
    ['12', '12'],
    ['  12 ', '12'],
    ['007', '7'],
    ['12,5', '12.5'],
    ['12.50', '12.5'],
    [',5', '0.5'],
    ['5,', '5'],
    ['0,125', '0.125'],
    ['1 000', '1000'],
    ['1\u00a0000,50', '1000.5'],
    ['1\u202f234\u202f567', '1234567'],
    ['1.234.567,89', '1234567.89'],
    ['1,234,567.89', '1234567.89'],
    ["1'000", '1000'],
    ['1 000,500', '1000.5'],
    ['1234567', '1234567'],
    ['-3', '-3'],
    ['\u2212 3', '-3'],
    ['+3', '3'],
    ['-0', '0'],
    ['1 000,50 DH', '1000.5'],
    ['1000dhs', '1000'],
    ['MAD 1000', '1000'],
    ['12 dirhams', '12'],
    ['1000 د.م.', '1000'],
    ['١٢٫٥', '12.5'],
    ['١٬٠٠٠ درهم', '1000'],
    ['۱۲ دراهم', '12'],
    ['25 %', '25'],
    ['٢٥٪', '25'],
    ['25 pour cent', '25'],
    ['25 في المائة', '25'],
    ['\u200f12\u200e', '12'],
  ])('%j is %s', (typed, decimal) => expect(decimalOf(typed)).toBe(decimal))

  test.each([
    ['', 'empty'],
    ['   ', 'empty'],
    ['DH', 'not-a-number'],
    ['douze', 'not-a-number'],
    ['12 tenues', 'not-a-number'],
    ['12-15', 'not-a-number'],
    ['12 ou 15', 'not-a-number'],
    ['1e5', 'not-a-number'],
    ['.', 'not-a-number'],
    ['10 00', 'grouping'],
    ['12 5', 'grouping'],
    ['1 0000', 'grouping'],
    ['1,5,5', 'grouping'],
    ['1.234,567.8', 'grouping'],
    ['10 €', 'other-currency'],
    ['10 euros', 'other-currency'],
    ['5000 FCFA', 'other-currency'],
    ['1'.repeat(31), 'too-long'],
  ])('%j is refused: %s', (typed, because) => expect(decimalOf(typed)).toBe(because))

  test('one mark before exactly three digits has two readings', () => {
    expect(readTypedNumber('1,250')).toEqual({ ok: true, decimal: '1250', otherwise: '1.25', hasPercent: false, hasCurrency: false })
    expect(readTypedNumber('-1.250')).toMatchObject({ decimal: '-1250', otherwise: '-1.25' })
    expect(readTypedNumber('1 250')).not.toHaveProperty('otherwise')
    expect(readTypedNumber('1234,567')).toMatchObject({ decimal: '1234.567' })
  })

  test('what stands around the number is reported', () => {
    expect(readTypedNumber('25 %')).toMatchObject({ hasPercent: true, hasCurrency: false })
    expect(readTypedNumber('25 DH')).toMatchObject({ hasPercent: false, hasCurrency: true })
  })

  test('known units are understood', () => {
    expect(decimalOf('12 tenues', ['tenues'])).toBe('12')
    expect(decimalOf('12 Tenues', ['tenues', ' '])).toBe('12')
    expect(decimalOf('1 tenue', ['tenues'])).toBe('1')
    expect(decimalOf('20 DH par heure', ['DH par heure'])).toBe('20')
    expect(decimalOf('20 DH', ['DH par heure'])).toBe('20')
    expect(decimalOf('3 jours ouvrable', ['jours ouvrables'])).toBe('3')
    expect(decimalOf('20 %', ['%'])).toBe('20')
    expect(decimalOf('12 dh', ['h'])).toBe('12')
    expect(decimalOf('12 m2 (', ['m2 ('])).toBe('12')
    expect(decimalOf('12 tenues', ['sacs'])).toBe('not-a-number')
  })

  test('every number survives the ways of writing it', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -999_999_999, max: 999_999_999 }),
        fc.integer({ min: 0, max: 99 }),
        fc.boolean(),
        (whole, cents, isArabic) => {
          const fraction = String(cents).padStart(2, '0')
          const grouped = String(Math.abs(whole)).replace(/\B(?=(\d{3})+$)/g, '\u00a0')
          const french = `${whole < 0 ? '-' : ''}${grouped},${fraction} DH`
          const typed = isArabic ? french.replace(/\d/g, (digit) => String.fromCodePoint(0x660 + Number(digit))) : french
          const expected = Number(`${whole < 0 ? '-' : ''}${Math.abs(whole)}.${fraction}`)
          expect(Number(decimalOf(typed))).toBe(expected === 0 ? 0 : expected)
        },
      ),
    )
  })

  test('no text makes the reader throw, and what it reads is a decimal', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123456789٣,. -+٫٬%DHد\u00a0م'.split('')), maxLength: 14 }), (typed) => {
        const read = readTypedNumber(typed)
        expect(!read.ok || /^-?(0|[1-9]\d*)(\.\d*[1-9])?$/.test(read.decimal)).toBe(true)
      }),
    )
  })
})

test('both families of Arabic digits become Latin ones', () => expect(toLatinDigits('٠١٢٣٤٥٦٧٨٩ ۰۱۲۳۴۵۶۷۸۹')).toBe('0123456789 0123456789'))
