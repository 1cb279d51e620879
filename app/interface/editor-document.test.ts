import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readMarkdown, tidyBlocks, writeMarkdown, type Block } from '#app/rules/plan-markdown.ts'
import { fromEditor, toEditor } from './editor-document.ts'

const text = fc.string({ maxLength: 10, unit: fc.constantFrom('a', ' ', '*', '-', '1', '.', '\\', 'é', 'م', '•') })
const line = fc.array(fc.record({ text, bold: fc.boolean() }), { maxLength: 3 })
const block: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ kind: fc.constant('paragraph' as const), lines: fc.array(line, { maxLength: 3 }) }),
  fc.record({
    kind: fc.constant('list' as const),
    ordered: fc.boolean(),
    items: fc.array(fc.array(line, { maxLength: 2 }), { maxLength: 3 }),
  }),
)

describe('the rich editor and the plain field hold one document', () => {
  test('through the editor and the text and back', () =>
    fc.assert(
      fc.property(fc.array(block, { maxLength: 4 }), (blocks) => {
        const tidy = tidyBlocks(blocks)
        expect(fromEditor(toEditor(tidy))).toEqual(tidy)
        expect(fromEditor(toEditor(readMarkdown(writeMarkdown(tidy))))).toEqual(tidy)
      }),
      { numRuns: 1000 },
    ))
  test('an empty text is an empty paragraph', () => {
    expect(toEditor([])).toEqual({ type: 'doc', content: [{ type: 'paragraph' }] })
    expect(fromEditor(toEditor([]))).toEqual([])
  })
  test('an item of several paragraphs keeps its lines', () =>
    expect(
      fromEditor({
        type: 'doc',
        content: [
          {
            type: 'bulletList',
            content: [
              {
                type: 'listItem',
                content: [
                  { type: 'paragraph', content: [{ type: 'text', text: 'un' }] },
                  { type: 'paragraph', content: [{ type: 'text', text: 'deux' }] },
                ],
              },
            ],
          },
        ],
      }),
    ).toEqual([{ kind: 'list', ordered: false, items: [[[{ text: 'un', bold: false }], [{ text: 'deux', bold: false }]]] }]))
})
