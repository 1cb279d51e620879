import { describe, expect, test } from 'vitest'
import { lengthAdvice, wordCount } from './part-length.ts'

describe('the words of a text', () => {
  test.each([
    ['', 0],
    ['  \n ', 0],
    ['Mon projet', 2],
    ['L’atelier d’Aminata', 2],
    ['**Gras** et normal', 3],
    ['- un\n- deux', 2],
    ['porte-monnaie', 1],
    ['مشروع الخياطة', 2],
    ['مُحَاسَبَة', 1],
    ['1 000,50 DH', 3],
    ['— … !', 0],
  ])('%j: %s', (text, count) => expect(wordCount(text)).toBe(count))

  test.each([
    ['', null],
    ['un deux', 'too-short'],
    ['un deux trois', null],
    ['un deux trois quatre cinq', null],
    ['un deux trois quatre cinq six', 'too-long'],
  ])('%j for three to five words: %s', (text, advice) => expect(lengthAdvice({ words: { min: 3, max: 5 } }, text)).toBe(advice))

  test('a part without a length has no advice', () => expect(lengthAdvice({}, 'un')).toBeNull())
})
