import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'
import { folders } from '#app/platform/folders.server.ts'
import { mendedConnection } from './mended-driver.ts'

test('the driver that is installed is the one that is mended: it never writes to a connection that is closed', async () => {
  const text = await readFile(path.join(folders.root, 'node_modules', 'postgres', 'src', 'connection.js'), 'utf8')
  const mended = mendedConnection(text)
  expect(mended).toMatch(/function nextWrite\(fn\) \{\n {4}if \(socket === null\)/)
  expect(mended.match(/clearImmediate\(nextWriteTimer\)\n {4}chunk = nextWriteTimer = null/g)).toHaveLength(3)
  expect(() => mendedConnection(mended.replace('function nextWrite', 'function write'))).toThrow('The driver postgres has changed')
})
