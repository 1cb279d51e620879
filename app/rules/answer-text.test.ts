import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isNearMiss, isSameAnswer, letterDistance, normaliseAnswer } from './answer-text.ts'

describe('two writings of one answer are the same', () => {
  test.each([
    ['Trésorerie', 'tresorerie'],
    ['  La   TRÉSORERIE. ', 'la trésorerie'],
    ['trésorerie', 'tre\u0301sorerie'],
    ['l’assemblée', "l'assemblee"],
    ['« budget »', 'budget'],
    ['cœur', 'coeur'],
    ['auto-entrepreneur', 'auto entrepreneur'],
    ['1 000 DH', '1000'],
    ['1\u00a0000,5 dirhams', '1000.5'],
    ['١٠٠٠ درهم', '1000'],
    ['أجر', 'اجر'],
    ['إدارة', 'اداره'],
    ['آخر', 'اخر'],
    ['مستشفى', 'مستشفي'],
    ['مُحَاسَبَة', 'محاسبة'],
    ['محـــاسبة', 'محاسبة'],
    ['\u200fميزانية\u200f', 'ميزانيه'],
    ['ميزانیة', 'ميزانية'],
    ['ﻣﻴﺰﺍﻧﻴﺔ', 'ميزانية'],
    ['2027؟', '2027'],
  ])('%j and %j', (typed, accepted) => expect(isSameAnswer(typed, accepted)).toBe(true))

  test.each([
    ['', ''],
    ['...', '!'],
    ['12', '1.2'],
    ['-5', '5'],
    ['caisse', 'caisses'],
    ['madame', 'ame'],
  ])('%j is not %j', (typed, accepted) => expect(isSameAnswer(typed, accepted)).toBe(false))

  test('normalising twice changes nothing more', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 20 }), (text) => {
        const once = normaliseAnswer(text)
        expect(normaliseAnswer(once)).toBe(once)
      }),
    )
  })
})

describe('wrong answers that were close', () => {
  test.each([
    ['tresorrerie', 'trésorerie', true],
    ['tréosrerei', 'trésorerie', true],
    ['bugdet', 'budget', true],
    ['bidgets', 'budget', false],
    ['ميزنية', 'ميزانية', true],
    ['budget', 'budget', false],
    ['', 'budget', false],
    ['non', 'nom', false],
  ])('%j for %j: %s', (typed, accepted, isNear) => expect(isNearMiss(typed, accepted)).toBe(isNear))

  test('distance is nought for itself, the same both ways, and at most the longer length', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 8 })
    fc.assert(
      fc.property(word, word, (one, other) => {
        const distance = letterDistance(one, other)
        expect(distance === 0).toBe(one === other)
        expect(distance).toBe(letterDistance(other, one))
        expect(distance).toBeLessThanOrEqual(Math.max(one.length, other.length))
      }),
    )
  })
})
