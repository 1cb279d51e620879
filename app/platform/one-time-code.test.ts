import { describe, expect, test } from 'vitest'
import { base32, codeAddress, codeAt, newCodeSecret, stepOf, stepOfCode } from './one-time-code.server.ts'
import { seal, unseal } from './seal.server.ts'

const RFC_SECRET = base32(Buffer.from('12345678901234567890'))
const at = (seconds: number) => new Date(seconds * 1000)

describe('codes of an app', () => {
  test.each([
    [59, '94287082'],
    [1111111109, '07081804'],
    [1111111111, '14050471'],
    [1234567890, '89005924'],
    [2000000000, '69279037'],
    [20000000000, '65353130'],
  ])('at %i seconds it is %s, as RFC 6238 says', (seconds, code) => expect(codeAt(RFC_SECRET, stepOf(at(seconds)), 8)).toBe(code))

  test.each([
    [0, '755224'],
    [1, '287082'],
    [9, '520489'],
  ])('the counter %i gives %s, as RFC 4226 says', (counter, code) => expect(codeAt(RFC_SECRET, counter)).toBe(code))

  test('the code before and the code after are taken, others are not', () => {
    const now = at(1_800_000_015)
    const step = stepOf(now)
    for (const away of [-1, 0, 1]) expect(stepOfCode(RFC_SECRET, codeAt(RFC_SECRET, step + away), now)).toBe(step + away)
    for (const away of [-2, 2, 100]) expect(stepOfCode(RFC_SECRET, codeAt(RFC_SECRET, step + away), now)).toBeUndefined()
  })

  test.each(['', '12345', '1234567', 'abcdef', '۱۲۳۴۵۶'])('"%s" is no code', (code) =>
    expect(stepOfCode(RFC_SECRET, code, at(59))).toBeUndefined(),
  )

  test('a secret has 160 bits and no padding, and each is another', () => {
    expect(newCodeSecret()).toMatch(/^[A-Z2-7]{32}$/)
    expect(newCodeSecret()).not.toBe(newCodeSecret())
  })

  test.each([
    ['', ''],
    ['f', 'MY'],
    ['fo', 'MZXQ'],
    ['foobar', 'MZXW6YTBOI'],
  ])('%s in base32 is %s, as RFC 4648 says', (text, encoded) => expect(base32(Buffer.from(text))).toBe(encoded))

  test('names with signs of their own do not change the address', () =>
    expect(codeAddress('Une & deux', 'a?b@c', 'ABC')).toBe('otpauth://totp/Une%20%26%20deux:a%3Fb%40c?secret=ABC&issuer=Une%20%26%20deux'))
})

describe('a sealed text', () => {
  const sealed = seal('a secret', 'codes', RFC_SECRET)

  test('opens with the same secret for the same purpose, and is not readable', () => {
    expect(unseal('a secret', 'codes', sealed)).toBe(RFC_SECRET)
    expect(sealed).not.toContain(RFC_SECRET)
    expect(seal('a secret', 'codes', RFC_SECRET)).not.toBe(sealed)
  })

  test('does not open under another secret, for another purpose, or changed by one letter', () => {
    expect(unseal('another', 'codes', sealed)).toBeUndefined()
    expect(unseal('a secret', 'other', sealed)).toBeUndefined()
    for (let place = 0; place < sealed.length - 1; place += 7) {
      const letter = sealed[place] === 'A' ? 'B' : 'A'
      expect(unseal('a secret', 'codes', sealed.slice(0, place) + letter + sealed.slice(place + 1))).toBeUndefined()
    }
    expect(unseal('a secret', 'codes', '')).toBeUndefined()
  })
})
