import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { folders } from '#app/platform/folders.server.ts'

const text = readFileSync(path.join(folders.root, 'app/grading/grading-rules.md'), 'utf8')
const [shown = '', wanting = ''] = text.split('## Not built')
const linesOf = (part: string) =>
  part
    .split('\n')
    .filter((line) => line.startsWith('| ') && !/^\| (?:rule or case|case) \|/.test(line))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    )

test('no line is blank, and none stands twice', () => {
  const lines = linesOf(shown)
  expect(lines.filter(([rule, file, title]) => !rule || !/^`.+\.test\.ts`$/.test(file ?? '') || !title)).toEqual([])
  expect(new Set(lines.map(([rule]) => rule)).size).toBe(lines.length)
  expect(lines.length).toBeGreaterThan(40)
})

test('every test that is named stands in its file', () => {
  const missing = linesOf(shown).filter(([, file = '', title = '']) => {
    const place = path.join(folders.root, file.replaceAll('`', ''))
    return !existsSync(place) || !readFileSync(place, 'utf8').includes(title)
  })
  expect(missing.map(([rule]) => rule)).toEqual([])
})

test('what is not built is named with what is there instead', () => {
  expect(linesOf(wanting).filter(([name, there]) => !name || !there)).toEqual([])
  expect(linesOf(wanting).length).toBeGreaterThan(0)
})
