import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { folders } from '#app/platform/folders.server.ts'
import { readQuestions } from './formats.ts'
import { KINDS_NOT_KEPT, KINDS_READ } from './read-moodle-xml.ts'
import { toHouse } from './to-house.ts'

const room = path.join(folders.root, 'app/exchange')
const ROW = /^\| (GIFT|Moodle XML) +\| (.+?) +\| ((?:imported|skipped): [a-z-]+) +\| (.+?) +\| `([a-z0-9-]+\.(?:txt|xml))` +\|$/
const lines = readFileSync(path.join(room, 'formats.md'), 'utf8')
  .split('\n')
  .filter((line) => /^\| (GIFT|Moodle XML) /.test(line))
const rows = lines.flatMap((line) => {
  const [, format, item = '', outcome = '', , fixture = ''] = ROW.exec(line) ?? []
  return format === undefined ? [] : [{ format: format === 'GIFT' ? ('gift' as const) : ('moodle-xml' as const), item, outcome, fixture }]
})
const words = { right: 'Oui.', wrong: 'Non.', explanation: 'Relisez.', fill: 'Complétez.', guide: 'À voir.', picture: 'Image' }

/** What happens to the one item of a fixture, read as the page reads it. */
function read(fixture: string) {
  const result = readQuestions(new Uint8Array(readFileSync(path.join(room, 'fixtures', fixture))), null)
  if (!result.ok) return { format: result.format, outcome: `refused: ${result.because}`, told: [] }
  const [item, ...others] = result.items
  if (!item || others.length > 0) return { format: result.format, outcome: `${result.items.length} items`, told: [] }
  const told = [...result.warnings, ...item.warnings].map(({ because }) => because)
  if (!item.ok) return { format: result.format, outcome: `skipped: ${item.because}`, told }
  const made = toHouse(item.question, { id: 'q', objectives: ['o1'], words })
  const all = [...told, ...made.warnings.map(({ because }) => because)]
  return { format: result.format, outcome: made.ok ? `imported: ${made.question.kind}` : `skipped: ${made.because}`, told: all }
}

describe('the table of the formats', () => {
  test('every line of it can be read, and names a fixture of its own', () => {
    expect(rows).toHaveLength(lines.length)
    expect(rows.length).toBeGreaterThan(60)
    const named = rows.map(({ fixture }) => fixture)
    expect(new Set(named).size).toBe(named.length)
    expect(named.sort()).toEqual(readdirSync(path.join(room, 'fixtures')).sort())
  })

  test('holds every kind that the reader of Moodle XML knows', () => {
    const known = ['category', ...KINDS_READ, ...Object.keys(KINDS_NOT_KEPT)]
    const listed = new Set(rows.map(({ item }) => /^`([a-z]+)`/.exec(item)?.[1]))
    expect(known.filter((kind) => !listed.has(kind))).toEqual([])
  })

  test.each(rows)('$format, $item: $outcome', ({ format, outcome, fixture }) => {
    expect(read(fixture)).toMatchObject({ format, outcome })
  })
})

test.each([
  ['gift-comment.txt', 'comments'],
  ['gift-formats.txt', 'formatting-removed'],
  ['gift-windows-1252.txt', 'read-as-western'],
  ['moodle-shortanswer-case.xml', 'case'],
  ['moodle-numerical-units.xml', 'not-kept'],
  ['moodle-cloze-shortanswer-c.xml', 'case'],
  ['moodle-settings.xml', 'feedback-not-kept'],
  ['moodle-feedback.xml', 'hints'],
])('%s: what is not kept is told (%s)', (fixture, warning) => {
  expect(read(fixture).told).toContain(warning)
})
