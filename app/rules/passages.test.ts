import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { passagesOf } from './passages.ts'

describe('the passages of a text that was handed in', () => {
  const text = 'Je vends **trois** produits.\nMes clientes\n\n- un sac\n- une pochette'

  test('are lines and paragraphs without the signs of the format', () => {
    const shown = passagesOf(text, []).map((lines) => lines.map(({ mark, passages }) => [mark, passages.map((one) => one.text).join('')]))
    expect(shown).toEqual([
      [
        [null, 'Je vends trois produits.'],
        [null, 'Mes clientes'],
      ],
      [
        ['-', 'un sac'],
        ['-', 'une pochette'],
      ],
    ])
  })

  test('are cut where a remark begins and ends, and two remarks may overlap', () => {
    const start = text.indexOf('vends')
    const lines = passagesOf(text, [
      { id: 'one', start, end: start + 5 },
      { id: 'two', start: start + 2, end: text.indexOf('produits') + 4 },
    ])
    const marked = lines.flat().flatMap(({ passages }) => passages.map((one) => [one.text, one.remarkIds]))
    expect(marked.slice(0, 6)).toEqual([
      ['Je ', []],
      ['ve', ['one']],
      ['nds', ['one', 'two']],
      [' ', ['two']],
      ['trois', ['two']],
      [' prod', ['two']],
    ])
  })

  test('every passage stands at its place in the text', () => {
    const texts = fc
      .array(fc.constantFrom('mot ', '**gras** ', '\n', '\n\n', '- ', '1. ', '\\*', '*', 'é', '’'), { maxLength: 40 })
      .map((list) => list.join(''))
    fc.assert(
      fc.property(texts, fc.nat(60), fc.nat(20), (one, start, length) => {
        for (const { passages } of passagesOf(one, [{ id: 'a', start, end: start + length + 1 }]).flat()) {
          for (const passage of passages) expect(one.startsWith(passage.text, passage.start)).toBe(true)
        }
      }),
    )
  })
})
