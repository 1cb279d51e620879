import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { folders } from './folders.server.ts'
import { settingsTable } from './settings-table.ts'

test('the README lists every setting as the program checks it', () => {
  expect(readFileSync(path.join(folders.root, 'README.md'), 'utf8')).toContain(settingsTable())
})
