import { describe, expect, test } from 'vitest'
import { hidingPattern, searchPieces, strike, strikeInside, tracePattern } from './struck-names.ts'

const nadege = { name: 'Nadège Mbarga', phone: '+212600000006', email: 'nadege@example.org', username: 'nadege-6' }
const pattern = tracePattern(nadege)

describe('a person is struck out of the texts of others', () => {
  test.each([
    ['Bravo Nadège Mbarga, continuez', 'Bravo •••••••••••••, continuez'],
    ['NADÈGE MBARGA', '•••••••••••••'],
    ['Nadege Mbarga a écrit', '••••••••••••• a écrit'],
    ['Mbarga, Nadège', '••••••••••••••'],
    ['Nade\u0300ge Mbarga', '••••••••••••••'],
    ['appelez le 06 00 00 00 06 demain', 'appelez le •••••••••••••• demain'],
    ['0600000006', '••••••••••'],
    ['+212 6 00 00 00 06', '••••••••••••••••••'],
    ['00212600000006', '••••••••••••••'],
    ['Écrire à NADEGE@example.org.', 'Écrire à ••••••••••••••••••.'],
    ['compte nadege-6 ouvert', 'compte •••••••• ouvert'],
  ])('%s', (text, struck) => {
    expect(strike(text, pattern!)).toBe(struck)
  })

  test.each(['Nadège', 'Madame Mbarga', 'nadege-66', 'Nadègette Mbargas', '0600000007', '10600000006123', 'nadege@example.organisation'])(
    '%s stays: it tells of nobody, or of somebody else',
    (text) => {
      expect(strike(text, pattern!)).toBe(text)
    },
  )

  test('a name of one word is no trace', () => {
    expect(tracePattern({ name: 'Aminata', phone: null, email: null, username: null })).toBeUndefined()
  })

  test.each(['O’Brien (Mary)', 'A.*B C', 'سلمى آدم', 'Jean-Paul Kabongo'])('the name %s strikes itself', (name) => {
    const own = tracePattern({ name, phone: null, email: null, username: null })
    expect(strike(`avec ${name}.`, own!)).not.toContain(name)
  })

  test('the length of a text stays, so that remarks keep their place', () => {
    const text = 'Nadège Mbarga, 06.00.00.00.06 et NADEGE MBARGA'
    expect(strike(text, pattern!)).toHaveLength(text.length)
  })

  test('documents are read to their depth, their keys stay', () => {
    expect(strikeInside({ a: ['Nadège Mbarga', 3, null], nadege6: { b: 'nadege-6' } }, pattern!)).toEqual({
      a: ['•••••••••••••', 3, null],
      nadege6: { b: '••••••••' },
    })
  })
})

test.each([
  ['Nadège Mbarga', ['nad', 'mbarga']],
  ['سلمى آدم', ['سلمى', 'آدم']],
  ['Aminata', []],
])('the pieces of %s by which a database looks', (name, pieces) => {
  expect(searchPieces(name)).toEqual(pieces)
})

describe('where work is marked without its author', () => {
  const hiding = hidingPattern(nadege, ['Femmes Debout', 'PASCOMS', 'Les amis'])

  test.each([
    ['Je suis Nadège, de Femmes debout.', 'Je suis ••••••, de •••••••••••••.'],
    ['Madame Mbarga vend du tissu', 'Madame •••••• vend du tissu'],
    ['Notre atelier, avec PASCOMS', 'Notre atelier, avec •••••••'],
    ['Tél. 06 00 00 00 06', 'Tél. ••••••••••••••'],
    ['Les clients et les voisines', 'Les clients et les voisines'],
  ])('%s', (text, struck) => {
    expect(strike(text, hiding)).toBe(struck)
    expect(struck).toHaveLength(text.length)
  })

  test('words of a name and of an organisation are hidden wherever they stand, and nothing of others', () => {
    expect(strike('debout, Nadègette', hiding)).toBe('••••••, Nadègette')
    expect(strike('Rien à cacher', hidingPattern({ name: '', phone: null, email: null, username: null }, []))).toBe('Rien à cacher')
  })
})
