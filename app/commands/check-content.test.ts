import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { checkContent } from './check-content.ts'

const EXAMPLE = fileURLToPath(new URL('../../content/example', import.meta.url))
const PARAMETERS = fileURLToPath(new URL('../../content/parameters.yaml', import.meta.url))

async function withExample<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'check-content-'))
  try {
    await cp(EXAMPLE, join(folder, 'example'), { recursive: true })
    await cp(PARAMETERS, join(folder, 'parameters.yaml'))
    return await use(folder)
  } finally {
    await rm(folder, { recursive: true })
  }
}

test('a folder without problems leaves with 0 and says how much there is', async () => {
  const { exitCode, output } = await withExample((folder) => checkContent({ folder, today: '2026-11-23' }))
  expect(exitCode).toBe(0)
  expect(output).toMatch(/^0 problems · 0 to review · courses 0 · modules 0 · lessons 0/)
})

test('a broken file leaves with 1 and a line that begins with file:line and the rule', async () => {
  const { exitCode, output } = await withExample(async (folder) => {
    await writeFile(join(folder, 'example/course.yaml'), 'id: c0\ntitle: {')
    return checkContent({ folder, today: '2026-11-23' })
  })
  expect(exitCode).toBe(1)
  expect(output).toMatch(/^example\/course\.yaml:2  yaml  /)
})

test('a folder that does not exist leaves with 2', async () => {
  expect(await checkContent({ folder: '/nowhere/content' })).toEqual({ exitCode: 2, output: 'There is no folder /nowhere/content.' })
})

test('a review date that has passed is named, and makes nothing fail', async () => {
  const { exitCode, output } = await withExample((folder) => checkContent({ folder, today: '2027-06-01' }))
  expect(exitCode).toBe(0)
  expect(output).toMatch(/^\S+:\d+ {2}review-due/)
})

test('as JSON it can be read by a program', async () => {
  const { output } = await withExample((folder) => checkContent({ folder, json: true, today: '2027-06-01' }))
  const read: unknown = JSON.parse(output)
  expect(read).toMatchObject({
    counts: { courses: 0 },
    problems: [],
    reviews: expect.arrayContaining([expect.objectContaining({ rule: 'review-due', file: 'parameters.yaml', line: 8 })]),
  })
})
