import { describe, expect, test } from 'vitest'
import type { Problem } from './compiled-course.ts'
import { readDrawing } from './drawing.ts'
import { reporterOf } from './problems.ts'

const open = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 100" fill="none" stroke="currentColor">'
const names = '<title>Un titre</title><desc>Une phrase.</desc>'

function read(text: string) {
  const problems: Problem[] = []
  const drawing = readDrawing(text, reporterOf(problems, 'a.svg'))
  return {
    svg: drawing?.svg({ prefix: 'd1', label: 'Ce que l’on voit', language: 'fr' }),
    rules: problems.map(({ rule }) => rule),
    problems,
  }
}

describe('a drawing', () => {
  test('is written anew with a name and ids of its own', () => {
    const { svg, rules } = read(
      `${open}${names}<defs><marker id="a"><path d="M0 0"/></marker></defs><path d="M0 0h9" marker-end="url(#a)"/></svg>`,
    )
    expect(rules).toEqual([])
    expect(svg).toBe(
      '<svg viewBox="0 0 320 100" fill="none" stroke="currentColor" role="img" aria-label="Ce que l’on voit" aria-describedby="d1-d"><desc id="d1-d">Une phrase.</desc>' +
        '<defs><marker id="d1-a"><path d="M0 0"/></marker></defs><path d="M0 0h9" marker-end="url(#d1-a)"/></svg>',
    )
  })

  test.each([
    ['<script>alert(1)</script>', 'drawing-unsafe'],
    ['<g onload="alert(1)"/>', 'drawing-unsafe'],
    ['<image href="https://example.org/a.png"/>', 'drawing-unsafe'],
    ['<a href="javascript:alert(1)"><path d="M0 0"/></a>', 'drawing-unsafe'],
    ['<foreignObject><p>x</p></foreignObject>', 'drawing-unsafe'],
    ['<style>*{display:none}</style>', 'drawing-unsafe'],
    ['<path style="fill:red" d="M0 0"/>', 'drawing-unsafe'],
    ['<path d="M0 0" fill="url(https://example.org/x)"/>', 'drawing-unsafe'],
    ['<path d="M0 0" marker-end="url(#nothing)"/>', 'drawing-unsafe'],
    ['<use href="#a"/>', 'drawing-unsafe'],
    ['<path id="a" d="M0 0"/><path id="a" d="M1 1"/>', 'drawing-unsafe'],
    ['<path d="M0 0">', 'drawing-unreadable'],
    ['<path d=M0/>', 'drawing-unreadable'],
    ['<![CDATA[<script>]]>', 'drawing-unreadable'],
  ])('%s is not shown', (inside, rule) => {
    const { svg, rules } = read(`${open}${names}${inside}</svg>`)
    expect(svg).toBeUndefined()
    expect(rules).toContain(rule)
  })

  test.each([
    [`${open}<desc>x</desc></svg>`, 'drawing-title'],
    [`${open}<title>x</title></svg>`, 'drawing-title'],
    [`${open}${names}<path fill="#ff0000" d="M0 0"/></svg>`, 'drawing-colour'],
    [`${open}${names}<text font-size="6">x</text></svg>`, 'drawing-small-text'],
    [`<svg width="900" viewBox="0 0 9 9">${names}</svg>`, 'drawing-size'],
    [`<svg>${names}</svg>`, 'drawing-size'],
    [`${open}${names}${'<path d="M0 0h100v100"/>'.repeat(150)}</svg>`, 'drawing-size'],
    [`<!DOCTYPE svg [<!ENTITY x "y">]>${open}${names}</svg>`, 'drawing-unreadable'],
  ])('what is wrong with it is named', (text, rule) => {
    expect(read(text).rules).toContain(rule)
  })

  test('text is escaped again', () => {
    expect(read(`${open}${names}<text x="1">a &lt;script&gt; &#60;b</text></svg>`).svg).toContain(
      '<text x="1">a &lt;script&gt; &lt;b</text>',
    )
  })
})
