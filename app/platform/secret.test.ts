import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { secretOf } from './secret.server.ts'
import { readSettings } from './settings.server.ts'

describe('the secret', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'passerelle-secret-'))
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  const settingsFor = (more: Record<string, string> = {}) => readSettings({ DATA_DIR: folder, ...more })

  test('of the settings is used as it stands, and nothing is written', async () => {
    const given = 'a secret of an operator, long enough'
    expect(await secretOf(settingsFor({ SECRET: given }))).toBe(given)
    expect(readdirSync(folder)).toEqual([])
  })

  test('of a demonstration is made once, and only its owner may read it', async () => {
    const made = await secretOf(settingsFor())
    expect(made).toMatch(/^[0-9a-f]{64}$/)
    expect(await secretOf(settingsFor())).toBe(made)
    expect(readdirSync(folder)).toEqual(['secret'])
    if (process.platform !== 'win32') expect(statSync(path.join(folder, 'secret')).mode & 0o777).toBe(0o600)
  })

  test('is one where two programs make it at the same time', async () => {
    const made = await Promise.all([1, 2, 3, 4].map(() => secretOf(settingsFor())))
    expect(new Set(made).size).toBe(1)
    expect(readdirSync(folder)).toEqual(['secret'])
  })

  test('that a killed program left empty is made anew', async () => {
    writeFileSync(path.join(folder, 'secret'), '')
    expect(await secretOf(settingsFor())).toMatch(/^[0-9a-f]{64}$/)
  })
})
