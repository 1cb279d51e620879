import { expect, test } from 'vitest'
import { writeLetter } from './letter.ts'

const letter = writeLetter({
  language: 'ar',
  subject: 'مرحبًا <script>',
  paragraphs: ['مرحبًا "سلمى" & <b>', 'الفقرة الثانية'],
  button: { label: 'افتحوا', address: 'https://example.org/?a=1&b="2"' },
  foot: ['Passerelle'],
})

test('the same words stand in the text and in the HTML, and nothing people wrote becomes markup', () => {
  expect(letter.text).toContain('مرحبًا "سلمى" & <b>')
  expect(letter.text).toContain('\nhttps://example.org/?a=1&b="2"\n')
  expect(letter.html).toContain('مرحبًا &quot;سلمى&quot; &amp; &lt;b&gt;')
  expect(letter.html).toContain('href="https://example.org/?a=1&amp;b=&quot;2&quot;"')
  expect(letter.html).not.toMatch(/<script|<b>|<img|url\(|src=/)
})

test('an Arabic letter is mirrored, its address is not', () => {
  expect(letter.html).toContain('<html lang="ar" dir="rtl">')
  expect(letter.html).toContain('dir="ltr">https://')
})
