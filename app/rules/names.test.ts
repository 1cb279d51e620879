import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { LONGEST_NAME, cleanName, firstName, isSameName, readName, shortName } from './names.ts'

describe('a name', () => {
  test.each([
    ['Aminata Diallo', 'Aminata Diallo'],
    ['  Aminata \t  Diallo\n', 'Aminata Diallo'],
    ['N’Golo Kouamé', 'N’Golo Kouamé'],
    ['أمينة بن علي', 'أمينة بن علي'],
    ['Aminata \u202eolaiD', 'Aminata olaiD'],
    ['\u2066Fatou\u2069', 'Fatou'],
    ['Fa\u200btou', 'Fatou'],
    ['Fatou\u0000', 'Fatou'],
    ['Kouame\u0301', 'Kouamé'],
    ['Z\u0334\u0335\u0336\u0337algo', 'Z\u0334\u0335algo'],
    ['Groupe 3', 'Groupe 3'],
  ])('%j is shown as %s', (typed, name) => expect(readName(typed)).toEqual({ ok: true, name }))

  test.each([
    ['', 'empty'],
    [' \u200b\u202e ', 'empty'],
    ['1234', 'no-letter'],
    ['!!', 'no-letter'],
    ['x'.repeat(LONGEST_NAME + 1), 'too-long'],
    ['https://exemple.test', 'address'],
    ['fatou@exemple.test', 'address'],
  ])('%j is refused: %s', (typed, because) => expect(readName(typed)).toEqual({ ok: false, because }))

  test('of eighty characters is taken', () => expect(readName('é'.repeat(LONGEST_NAME)).ok).toBe(true))

  test('that is taken holds no control or direction mark and reads the same again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 30 }), (typed) => {
        const once = cleanName(typed)
        expect(once).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/)
        expect(cleanName(once)).toBe(once)
      }),
    )
  })
})

test.each([
  ['Aminata Diallo', 'Aminata D.', 'Aminata'],
  ['Jean-Paul Kabongo', 'Jean-Paul K.', 'Jean-Paul'],
  ['Fatou', 'Fatou', 'Fatou'],
  ['Marie Ange N’Dri', 'Marie N.', 'Marie'],
  ['أمينة بناني', 'أمينة ب.', 'أمينة'],
  ['', '', ''],
])('%j is short as %j', (name, short, first) => {
  expect(shortName(name)).toBe(short)
  expect(firstName(name)).toBe(first)
})

test.each([
  ['Aminata Diallo', 'AMINATA  DIALLO', true],
  ['Jean-Paul', 'Jean Paul', true],
  ['Kouamé', 'Kouame', true],
  ['Fatou', 'Fatima', false],
  ['', '', false],
])('%j and %j are the same name: %s', (one, other, isSame) => expect(isSameName(one, other)).toBe(isSame))
