import { describe, expect, test } from 'vitest'
import { lastDigits, maskedPhone, readTypedPhone } from './phone.ts'

describe('a phone number in every writing', () => {
  test.each([
    ['06 00 00 00 01', '+212600000001'],
    ['0600000001', '+212600000001'],
    ['600000001', '+212600000001'],
    ['+212 6 00 00 00 01', '+212600000001'],
    ['+212 (0)6 00 00 00 01', '+212600000001'],
    ['00212600000001', '+212600000001'],
    ['212600000001', '+212600000001'],
    ['06-00-00.00/01', '+212600000001'],
    ['٠٦٠٠٠٠٠٠٠١', '+212600000001'],
    ['\u200e+212 600000001\u202c', '+212600000001'],
    ['+32 470 12 34 56', '+32470123456'],
    ['0032470123456', '+32470123456'],
  ])('%s is %s', (typed, e164) => {
    expect(readTypedPhone(typed)).toEqual({ ok: true, e164 })
  })

  test.each([
    ['', 'empty', 0],
    ['06 00 00 00', 'too-short', 8],
    ['06 00 00 00 01 23', 'too-long', 12],
    ['06 OO OO OO O1', 'not-digits', 3],
    ['amie@exemple.org', 'not-digits', 0],
    ['+1234567890123456', 'too-long', 16],
  ])('%s is refused because it is %s', (typed, because, digits) => {
    expect(readTypedPhone(typed)).toEqual({ ok: false, because, digits })
  })

  test('a masked number can be recognised but not learnt', () => {
    expect(maskedPhone('+212600004567')).toBe('+212 6 •• •• 45 67')
    expect(lastDigits('+212600004567')).toBe('4567')
  })
})
