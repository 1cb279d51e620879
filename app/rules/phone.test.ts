import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatPhone, hasLastDigits, maskedPhone, phoneForLink, readTypedPhone } from './phone.ts'

const read = (typed: string) => {
  const phone = readTypedPhone(typed)
  return phone.ok ? phone.e164 : phone.because
}

describe('a telephone number', () => {
  test.each([
    ['0612345678', '+212612345678'],
    ['06 12 34 56 78', '+212612345678'],
    ['06.12.34.56.78', '+212612345678'],
    ['06-12-34-56-78', '+212612345678'],
    ['(06) 12 34 56 78', '+212612345678'],
    ['06 12 / 34 56 78', '+212612345678'],
    ['٠٦١٢٣٤٥٦٧٨', '+212612345678'],
    ['\u200e06 12 34 56 78\u200f', '+212612345678'],
    ['612345678', '+212612345678'],
    ['+212 6 12 34 56 78', '+212612345678'],
    ['+212 (0)6 12 34 56 78', '+212612345678'],
    ['00212612345678', '+212612345678'],
    ['212612345678', '+212612345678'],
    ['0537123456', '+212537123456'],
    ['07 00 11 22 33', '+212700112233'],
    ['+32 470 12 34 56', '+32470123456'],
    ['0032 (0)470 12 34 56', '+32470123456'],
    ['+33 6 12 34 56 78', '+33612345678'],
    ['+221 77 123 45 67', '+221771234567'],
    ['+225 07 12 34 56 78', '+2250712345678'],
    ['+243 812 345 678', '+243812345678'],
    ['+852 1234 5678', '+85212345678'],
  ])('%j is %s', (typed, e164) => expect(read(typed)).toBe(e164))

  test.each([
    ['', 'empty', 0, 10],
    ['06 12 34 56', 'too-short', 8, 10],
    ['06123456789', 'too-long', 11, 10],
    ['12345678', 'too-short', 9, 10],
    ['+212 6 12 34', 'too-short', 6, 10],
    ['0112345678', 'not-moroccan', 10, 10],
    ['06 12 34 56 7a', 'not-digits', 9, 10],
    ['pas de numéro', 'not-digits', 0, 10],
    ['+', 'not-digits', 0, 10],
    ['0612345678 / 0661234567', 'two-numbers', 20, 10],
    ['0612345678 ou 0661234567', 'two-numbers', 20, 10],
    ['+33 6 12 34', 'too-short', 7, 11],
    ['+221 77 123 45 67 8', 'too-long', 13, 12],
    ['+852 1234', 'too-short', 7, 8],
    ['+8521234567890123456', 'too-long', 19, 8],
    ['00000000000000', 'not-moroccan', 12, 10],
    ['+0612345678', 'not-moroccan', 10, 10],
  ])('%j is refused: %s', (typed, because, digits, least) =>
    expect(readTypedPhone(typed)).toMatchObject({ ok: false, because, digits, expected: { least } }),
  )

  test('of any digits is refused, or has the form that the tables demand', () => {
    const typed = fc.tuple(fc.constantFrom('', '+', '0', '00', '000', '+0', '212', '+212'), fc.stringMatching(/^[0-9]{0,18}$/))
    fc.assert(
      fc.property(typed, ([prefix, digits]) => {
        const phone = readTypedPhone(prefix + digits)
        return !phone.ok || /^\+[1-9][0-9]{6,14}$/.test(phone.e164)
      }),
    )
  })

  const moroccan = fc
    .tuple(fc.constantFrom('5', '6', '7'), fc.integer({ min: 0, max: 99_999_999 }))
    .map(([first, rest]) => first + String(rest).padStart(8, '0'))

  test('is the same in every writing, and its formatted form is one', () => {
    fc.assert(
      fc.property(moroccan, (subscriber) => {
        const e164 = `+212${subscriber}`
        for (const typed of [`0${subscriber}`, `+212${subscriber}`, `00212${subscriber}`, formatPhone(e164), `212${subscriber}`])
          expect(read(typed)).toBe(e164)
      }),
    )
  })

  test('no text makes the reader throw', () => {
    fc.assert(fc.property(fc.string({ maxLength: 24 }), (typed) => void expect(typeof readTypedPhone(typed).ok).toBe('boolean')))
  })
})

describe('a number is shown', () => {
  test.each([
    ['+212612341290', '06 12 34 12 90', '+212 6 •• •• 12 90'],
    ['+32470123456', '+32 4 70 12 34 56', '+32 4 •• •• 34 56'],
    ['+2250712345678', '+225 07 12 34 56 78', '+225 0 • •• •• 56 78'],
    ['+85212345678', '+8 52 12 34 56 78', '+8 •• •• •• 56 78'],
  ])('%s as %s, masked as %s', (e164, formatted, masked) => {
    expect(formatPhone(e164)).toBe(formatted)
    expect(maskedPhone(e164)).toBe(masked)
  })

  test('without plus sign in links', () => expect(phoneForLink('+212612341290')).toBe('212612341290'))

  test.each([
    ['1290', true],
    ['12 90', true],
    ['١٢٩٠', true],
    ['1291', false],
    ['290', false],
    ['41290', false],
    ['', false],
  ])('its last digits confirmed by %j: %s', (typed, isConfirmed) => expect(hasLastDigits('+212612341290', typed)).toBe(isConfirmed))
})
