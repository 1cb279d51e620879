import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { fromEditor, type EditorNode } from '#app/interface/editor-document.ts'
import { readAmountCell } from '#app/rules/cells.ts'
import { wordCount } from '#app/rules/part-length.ts'
import { readMarkdown, writeMarkdown } from '#app/rules/plan-markdown.ts'
import { PlanText } from './plan-text.tsx'
import { planTableWords } from './words/words.ts'

const html = (text: string) => renderToStaticMarkup(<PlanText text={text} />)
const milliseconds = (work: () => unknown) => {
  const began = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(began)
  return (user + system) / 1000
}

describe('a text of a part that means harm', () => {
  test.each([
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '[un lien](javascript:alert(1))',
    '**<b onclick="alert(1)">gras</b>**',
    '- <iframe src="//evil.example"></iframe>',
    '![image](data:text/html;base64,PHNjcmlwdD4=)',
    '</p></div><style>*{display:none}</style>',
    '&lt;script&gt;alert(1)&lt;/script&gt;',
  ])('%s is shown as it was typed, as text', (text) => {
    const shown = html(text)
    expect(shown).not.toMatch(/<(?!\/?(div|p|ul|ol|li|b|br|span)\b)/)
    expect(shown).not.toMatch(/<[^>]* (on\w+|href|src|style)=/)
    const typed = text.replace(/^- /, '').replaceAll('**', '')
    const read = shown.replace(/<[^>]+>/g, '')
    expect(read.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&')).toBe(typed)
  })

  test.each([
    ['2 MB of one word', 'a'.repeat(2_000_000)],
    ['2 MB of stars', '*'.repeat(2_000_000)],
    ['10,000 lists one in the other', Array.from({ length: 10_000 }, (_, n) => `${'  '.repeat(Math.min(n, 200))}- ${n}`).join('\n')],
    ['10,000 signs of lists in one line', `${'- '.repeat(10_000)}fin`],
    ['300,000 empty lines', '\n'.repeat(300_000)],
  ])('%s is read in time that grows with its length, and read again the same', (_, text) => {
    expect(milliseconds(() => readMarkdown(text))).toBeLessThan(3000)
    const tidy = writeMarkdown(readMarkdown(text))
    expect(writeMarkdown(readMarkdown(tidy))).toBe(tidy)
    expect(milliseconds(() => wordCount(text))).toBeLessThan(3000)
  })
})

describe('a document of the editor that means harm', () => {
  const text = (words: string): EditorNode => ({ type: 'paragraph', content: [{ type: 'text', text: words }] })

  test('nodes and marks that the format does not have leave their words, and nothing else', () => {
    const doc: EditorNode = {
      type: 'doc',
      content: [
        { type: 'heading', content: [{ type: 'text', text: 'Un titre', marks: [{ type: 'link' }] }] },
        { type: 'table', content: [{ type: 'tableRow', content: [{ type: 'tableCell', content: [text('Une case')] }] }] },
        { type: 'image' },
        { type: 'script', content: [text('alert(1)')] },
        text('<script>alert(2)</script>'),
      ],
    }
    const shown = html(writeMarkdown(fromEditor(doc)))
    for (const words of ['Une case', 'alert(1)', '&lt;script&gt;alert(2)']) expect(shown).toContain(words)
    expect(shown).not.toMatch(/<(script|img|table|a|h1)\b/)
  })

  test('10,000 lists one in the other leave their words', () => {
    let inner: EditorNode = text('au fond')
    for (let n = 0; n < 10_000; n += 1) inner = { type: 'bulletList', content: [{ type: 'listItem', content: [inner] }] }
    expect(writeMarkdown(fromEditor({ type: 'doc', content: [inner] }))).toBe('- au fond')
  })
})

describe('an amount that is none', () => {
  test.each([
    ['-5', 'negative'],
    ['10^30', 'not-a-number'],
    ['1e30', 'not-a-number'],
    [`1${'0'.repeat(30)}`, 'too-long'],
    [`1${'0'.repeat(20)}`, 'too-large'],
    ['NaN', 'not-a-number'],
    ['Infinity', 'not-a-number'],
    ['0x10', 'not-a-number'],
    ['12 €', 'other-currency'],
  ] as const)('%s is refused with a sentence in each language', (typed, because) => {
    expect(readAmountCell(typed)).toEqual({ ok: false, because })
    for (const words of Object.values(planTableWords)) expect(words.refusals[because].length).toBeGreaterThan(10)
  })

  test('1 000,50 DH is one thousand dirhams and fifty centimes', () => {
    expect(readAmountCell('1 000,50 DH')).toEqual({ ok: true, value: '1000.5' })
  })
})
