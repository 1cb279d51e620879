import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { folders } from '#app/platform/folders.server.ts'

const text = readFileSync(path.join(folders.root, 'app/coordination/progress-rules.md'), 'utf8')
const [shown = '', wanting = ''] = text.split('## Not built')
const linesOf = (part: string) =>
  part
    .split('\n')
    .filter((line) => line.startsWith('| ') && !line.startsWith('| Case'))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    )

test('each rule names a case once, what is kept, and the test that shows it', () => {
  const lines = linesOf(shown)
  expect(lines.length).toBeGreaterThanOrEqual(20)
  expect(lines.filter(([name, rule, test]) => !name || !rule || !/^`[^`]+\.test\.ts`$/.test(test ?? ''))).toEqual([])
  expect(new Set(lines.map(([name]) => name)).size).toBe(lines.length)
})

test('what is not built is named with what is there, and stands in one table only', () => {
  const lines = linesOf(wanting)
  expect(lines.filter(([name, there]) => !name || !there)).toEqual([])
  const cases = new Set(linesOf(shown).map(([name]) => name))
  expect(lines.filter(([name]) => cases.has(name))).toEqual([])
})

test('every test that is named exists', () => {
  const named = [...text.matchAll(/`([^`]+\.(?:test|spec)\.tsx?)`/g)].map(([, file = '']) => file)
  expect(named.filter((file) => !existsSync(path.join(folders.root, file)))).toEqual([])
})
