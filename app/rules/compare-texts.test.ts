import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compareTexts, isSameText, type Change } from './compare-texts.ts'

const after = (changes: readonly Change[]) =>
  changes
    .filter(({ kind }) => kind !== 'removed')
    .map(({ text }) => text)
    .join('')
const before = (changes: readonly Change[]) =>
  changes
    .filter(({ kind }) => kind !== 'added')
    .map(({ text }) => text)
    .join('')

describe('comparing two versions of a text', () => {
  test('names the words that were added and removed', () => {
    expect(compareTexts('Mes clientes sont les femmes du quartier.', 'Mes clientes sont 240 femmes du quartier.')).toEqual([
      { kind: 'same', text: 'Mes clientes sont ' },
      { kind: 'removed', text: 'les' },
      { kind: 'added', text: '240' },
      { kind: 'same', text: ' femmes du quartier.' },
    ])
  })

  test('keeps words that changed together in one piece', () => {
    const changes = compareTexts('Je vends à dix dirhams ici.', 'Je vends pour douze francs ici.')
    expect(changes.map(({ kind }) => kind)).toEqual(['same', 'removed', 'added', 'same'])
  })

  test('a new text is added whole, a text taken out is removed whole, the same text is the same', () => {
    expect(compareTexts('', 'Bonjour à vous')).toEqual([{ kind: 'added', text: 'Bonjour à vous' }])
    expect(compareTexts('Bonjour à vous', '')).toEqual([{ kind: 'removed', text: 'Bonjour à vous' }])
    expect(compareTexts('Bonjour', 'Bonjour')).toEqual([{ kind: 'same', text: 'Bonjour' }])
    expect(compareTexts('', '')).toEqual([])
  })

  test('Arabic words are compared as words', () => {
    expect(compareTexts('زبائني نساء الحي', 'زبائني نساء المدينة').at(-1)).toEqual({ kind: 'added', text: 'المدينة' })
  })

  const words = fc
    .array(fc.constantFrom('a', 'b', 'c', 'un mot', '12 500', '\n\n', '- point'), { maxLength: 40 })
    .map((list) => list.join(' '))

  test('both texts can be read back from the comparison', () => {
    fc.assert(
      fc.property(words, words, (one, other) => {
        const changes = compareTexts(one, other)
        expect(before(changes)).toBe(one)
        expect(after(changes)).toBe(other)
      }),
    )
  })

  test('two long texts without a common word are compared in less than a second', () => {
    const long = (letter: string) => Array.from({ length: 6000 }, (_, index) => `${letter}${index}`).join(' ')
    const started = performance.now()
    const changes = compareTexts(long('a'), long('b'))
    expect(performance.now() - started).toBeLessThan(1000)
    expect(before(changes)).toBe(long('a'))
    expect(after(changes)).toBe(long('b'))
  })
})

test.each([
  ['Un texte', ' Un texte\n', true],
  ['Un texte', 'Un  texte', false],
])('%j and %j are the same: %s', (one, other, same) => expect(isSameText(one, other)).toBe(same))
