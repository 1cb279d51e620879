import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readMarkdown, tidyBlocks, writeMarkdown, type Block } from './plan-markdown.ts'

const run = fc.record({
  text: fc.oneof(fc.string({ maxLength: 12 }), fc.constantFrom('*', '**', '\\', '- ', '1. ', 'à 30 %', 'درهم', ' ', '• x', '12) y')),
  bold: fc.boolean(),
})
const line = fc.array(
  run.map(({ text, bold }) => ({ text: text.replace(/[\r\n\u2028\u2029\v\f\u0085]/g, ' '), bold })),
  { maxLength: 4 },
)
const block: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ kind: fc.constant('paragraph' as const), lines: fc.array(line, { maxLength: 4 }) }),
  fc.record({
    kind: fc.constant('list' as const),
    ordered: fc.boolean(),
    items: fc.array(fc.array(line, { maxLength: 3 }), { maxLength: 4 }),
  }),
)

describe('the small text format of a plan', () => {
  test('any document comes back the same', () =>
    fc.assert(
      fc.property(fc.array(block, { maxLength: 5 }), (blocks) => {
        expect(readMarkdown(writeMarkdown(blocks))).toEqual(tidyBlocks(blocks))
      }),
      { numRuns: 2000 },
    ))

  test('any text settles after it was written once', () =>
    fc.assert(
      fc.property(fc.string({ maxLength: 60, unit: fc.constantFrom('a', ' ', '\n', '*', '-', '1', '.', '\\', 'é', ')') }), (text) => {
        const once = writeMarkdown(readMarkdown(text))
        expect(writeMarkdown(readMarkdown(once))).toBe(once)
      }),
      { numRuns: 2000 },
    ))

  test.each([
    ['Une ligne', [{ kind: 'paragraph', lines: [[{ text: 'Une ligne', bold: false }]] }]],
    [
      'Un **mot** fort\net la suite',
      [
        {
          kind: 'paragraph',
          lines: [
            [
              { text: 'Un ', bold: false },
              { text: 'mot', bold: true },
              { text: ' fort', bold: false },
            ],
            [{ text: 'et la suite', bold: false }],
          ],
        },
      ],
    ],
    [
      'Avant :\n- un\n* deux\n\n• trois',
      [
        { kind: 'paragraph', lines: [[{ text: 'Avant :', bold: false }]] },
        {
          kind: 'list',
          ordered: false,
          items: [[[{ text: 'un', bold: false }]], [[{ text: 'deux', bold: false }]], [[{ text: 'trois', bold: false }]]],
        },
      ],
    ],
    ['1) un\n\n2. deux', [{ kind: 'list', ordered: true, items: [[[{ text: 'un', bold: false }]], [[{ text: 'deux', bold: false }]]] }]],
    ['**pas fermé', [{ kind: 'paragraph', lines: [[{ text: '**pas fermé', bold: false }]] }]],
    ['  \n\n ', []],
  ])('%j is read', (text, blocks) => expect(readMarkdown(text)).toEqual(blocks))
})
