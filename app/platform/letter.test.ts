import { expect, test } from 'vitest'
import { contrast } from '#app/rules/contrast.ts'
import { writeLetter } from './letter.ts'

const letter = writeLetter(
  {
    language: 'ar',
    subject: 'مرحبًا <script>',
    paragraphs: ['مرحبًا "سلمى" & <b>', 'الفقرة الثانية'],
    button: { label: 'افتحوا', address: 'https://example.org/?a=1&b="2"' },
    foot: ['رسالة آلية'],
  },
  { siteName: 'Ponts & <b>', siteColour: '#0b5a3a', siteColourInDark: undefined },
)

test('the same words stand in the text and in the HTML, and nothing people wrote becomes markup', () => {
  expect(letter.text).toContain('مرحبًا "سلمى" & <b>')
  expect(letter.text).toContain('\nhttps://example.org/?a=1&b="2"\n')
  expect(letter.html).toContain('مرحبًا &quot;سلمى&quot; &amp; &lt;b&gt;')
  expect(letter.html).toContain('href="https://example.org/?a=1&amp;b=&quot;2&quot;"')
  expect(letter.html).not.toMatch(/<script|<b>|<img|url\(|@import|src=/)
})

test('an Arabic letter is mirrored, its address is not', () => {
  expect(letter.html).toContain('<html lang="ar" dir="rtl">')
  expect(letter.html).toMatch(/dir="ltr"[^>]*>https:/)
})

test('a letter bears the name and the colour of the installation, and has dark colours for devices that are dark', () => {
  expect(letter.html.match(/Ponts &amp; &lt;b&gt;/g)).toHaveLength(2)
  expect(letter.text).toMatch(/--\nرسالة آلية\nPonts & <b>$/)
  expect(letter.html).toContain('background:#0b5a3a;color:#ffffff')
  const dark = /\.go\{background:(#\w{6})!important;color:(#\w{6})!important\}/.exec(letter.html)
  expect(contrast(dark?.[1] ?? '', dark?.[2] ?? '')).toBeGreaterThan(4.5)
})
