import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { folders } from '#app/platform/folders.server.ts'

const text = readFileSync(path.join(folders.root, 'app/access/asvs.md'), 'utf8')
const lines = text.split('\n').filter((line) => /^\| \d/.test(line))
const cells = lines.map((line) => line.split('|').map((cell) => cell.trim()))

test('each line names a requirement once, a level, what is done, and what shows it', () => {
  const faulty = cells.filter(([, id = '', level = '', short, here, shown]) => {
    return !/^\d+\.\d+\.\d+$/.test(id) || !/^[12]$/.test(level) || !short || !here || !shown
  })
  expect(faulty).toEqual([])
  expect(new Set(cells.map(([, id]) => id)).size).toBe(cells.length)
})

test('forty lines or more are shown by a test, in each chapter that applies', () => {
  const shown = cells.filter(([, , , , , last = '']) => last.includes('.test.ts') || last.includes('.spec.ts'))
  expect(shown.length).toBeGreaterThanOrEqual(40)
  const chapters = new Set(shown.map(([, id = '']) => Number(id.split('.')[0])))
  expect([2, 3, 4, 5, 6, 7, 8, 13, 14, 16].filter((chapter) => !chapters.has(chapter))).toEqual([])
})

test('every test that is named exists', () => {
  const named = [...text.matchAll(/`([^`]+\.(?:test|spec)\.tsx?)`/g)].map(([, file = '']) => file)
  expect(named.filter((file) => !existsSync(path.join(folders.root, file)))).toEqual([])
})
