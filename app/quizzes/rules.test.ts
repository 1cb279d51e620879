import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { folders } from '#app/platform/folders.server.ts'

const text = readFileSync(path.join(folders.root, 'app/quizzes/rules.md'), 'utf8')
const lines = text
  .split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('| rule or case'))
  .map((line) => line.split('|').map((cell) => cell.trim()))

test('no line is blank, and none stands twice', () => {
  expect(lines.filter(([, rule, file, title]) => !rule || !/^`.+\.test\.tsx?`$/.test(file ?? '') || !title)).toEqual([])
  expect(new Set(lines.map(([, rule]) => rule)).size).toBe(lines.length)
  expect(lines.length).toBeGreaterThan(50)
})

test('every test that is named stands in its file', () => {
  const missing = lines.filter(([, , file = '', title = '']) => {
    const place = path.join(folders.root, file.replaceAll('`', ''))
    return !existsSync(place) || !readFileSync(place, 'utf8').includes(title)
  })
  expect(missing.map(([, rule]) => rule)).toEqual([])
})
