import { expect, test } from 'vitest'
import { htmlDocument } from './html-document.ts'

const NASTY = '<script>alert("1")</script> & \' <img src=x onerror=alert(1)>'

test('nothing that people typed becomes markup, in any kind of block', () => {
  const html = htmlDocument({
    title: NASTY,
    language: 'fr',
    blocks: [
      { kind: 'heading', level: 2, text: NASTY },
      { kind: 'text', text: NASTY },
      { kind: 'writing', text: NASTY },
      { kind: 'facts', rows: [[NASTY, NASTY]] },
      { kind: 'table', head: [NASTY], rows: [[NASTY]] },
    ],
  })
  expect(html).not.toContain('<script')
  expect(html).not.toContain('<img')
  expect(html.split('&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &#39;')).toHaveLength(10)
})

test('an Arabic document runs from right to left, and nothing comes from elsewhere', () => {
  const html = htmlDocument({ title: 'معطياتي', language: 'ar', blocks: [] })
  expect(html).toContain('<html lang="ar" dir="rtl">')
  expect(html).not.toMatch(/src=|href=|url\(/)
})
