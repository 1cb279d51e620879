import { describe, expect, test } from 'vitest'
import { htmlOf } from './example-for-tests.ts'

/** Just below what is refused for its length alone. */
const LONG = 29_000
const HARM = /<script|<iframe|<img|<style|javascript:|vbscript:|data:|on\w+\s*=|style=|srcdoc|<form|<input|<object/i

describe('hostile Markdown comes out harmless', () => {
  test.each([
    ['a script', '<script>alert(1)</script>', 'no-html'],
    ['raw HTML in a sentence', 'Bonjour <img src=x onerror=alert(1)> Awa', 'no-html'],
    ['a style', '<style>body{display:none}</style>', 'no-html'],
    ['a javascript link', '[cliquez](javascript:alert(1))', 'link-target'],
    ['a javascript link in disguise', '[cliquez](&#106;avascript:alert(1))', 'link-target'],
    ['a data link', '[cliquez](data:text/html;base64,PHN2Zz4=)', 'link-target'],
    ['a mail link', '[cliquez](mailto:a@example.org)', 'link-target'],
    ['an outside picture', '![pixel](https://example.org/pixel.png)', 'drawing-missing'],
    ['a picture above the folder', '![pixel](../../secret.svg)', 'drawing-missing'],
    ['attributes on a box', ':::note{onclick="alert(1)" .term #menu style="color:red"}\nTexte.\n:::', 'box-attributes'],
    ['a box that is none', ':::script\nalert(1)\n:::', 'box-unknown'],
    ['a form', '<form action="https://example.org"><input name="a"></form>', 'no-html'],
    ['a definition', '[a]\n\n[a]: javascript:alert(1)', 'unsupported-markup'],
  ])('%s', async (_name, body, rule) => {
    const { html, rules } = await htmlOf(`Un début.\n\n${body}\n\nUne fin.`)
    expect(html).toContain('Une fin.')
    expect(html).not.toMatch(HARM)
    expect(html).not.toMatch(/id="(?!h-|g-|d\d)/)
    expect(rules).toContain(rule)
  })

  test('headings cannot take the ids of the page', async () => {
    const { html } = await htmlOf('Un début.\n\n## Menu\n\n## Menu {#contenu}\n\n## __proto__')
    expect(html.match(/id="[^"]*"/g)).toEqual(['id="h-menu"', 'id="h-menu-contenu"', 'id="h-proto"'])
  })

  test('what looks like a directive is printed as it was written', async () => {
    const { html } = await htmlOf('Rendez-vous à 10:30, réf:abc[x]{.a}. Fin.\n\n::seule[ligne]')
    expect(html).toContain('réf:abc[x]{.a}. Fin.')
    expect(html).toContain('<p>::seule[ligne]</p>')
  })

  test.each([
    ['quotes', '> '.repeat(5000)],
    ['lists', '- '.repeat(5000)],
    ['brackets', '['.repeat(50_000)],
    ['pictures', '![a]('.repeat(8000)],
    ['emphasis', '*a '.repeat(15_000)],
    ['underscores', '_a __b '.repeat(8000)],
    ['tildes', '~~a '.repeat(12_000)],
    ['directives', ':a['.repeat(15_000)],
    ['boxes', `${':'.repeat(3)}note\n`.repeat(6000)],
    ['tables', `${'|a'.repeat(400)}\n${'|-'.repeat(400)}\n${`${'|b'.repeat(400)}\n`.repeat(40)}`],
    ['entities', '&amp;'.repeat(11_000)],
    ['autolinks', 'www.a.b/'.repeat(7000)],
  ])('%s nearly without end are answered in a few seconds', async (_name, body) => {
    const started = performance.now()
    const { html } = await htmlOf(`Un début.\n\n${body.slice(0, LONG)}`)
    expect(html).not.toMatch(HARM)
    expect(performance.now() - started).toBeLessThan(8000)
  })

  test('a text that is far too long is refused', async () => {
    expect((await htmlOf('mot '.repeat(100_000))).rules).toEqual(['lesson-size'])
  })
})
