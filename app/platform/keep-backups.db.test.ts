import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect } from 'vitest'
import { checkArchive } from '#db/archive/archive-file.ts'
import { TEST_NOW } from '#db/test-snapshot.ts'
import { test } from '#db/test-world.ts'
import { keepBackups, lastBackup } from './keep-backups.server.ts'
import { readSettings } from './settings.server.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'passerelle-backups-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

test('each night leaves one backup, keeps those of the days that are set, and touches no other file', async ({ db }) => {
  const settings = readSettings({ DATA_DIR: path.join(folder, 'here'), BACKUP_DIR: folder, BACKUP_DAYS: '2' })
  for (const day of ['2026-11-19', '2026-11-20', '2026-11-21']) await writeFile(path.join(folder, `passerelle-${day}.backup`), '')
  await writeFile(path.join(folder, 'notes.txt'), '')
  expect(await lastBackup(folder)).not.toBeNull()
  await keepBackups(db, settings, TEST_NOW)
  await keepBackups(db, settings, TEST_NOW)
  expect((await readdir(folder)).sort()).toEqual(['notes.txt', 'passerelle-2026-11-21.backup', 'passerelle-2026-11-23.backup'])
  expect((await checkArchive(path.join(folder, 'passerelle-2026-11-23.backup'))).at).toBe(TEST_NOW.toISOString())
})

test('where no folder is named nothing is made', async ({ db }) => {
  await keepBackups(db, readSettings({ DATA_DIR: folder }), TEST_NOW)
  expect(await readdir(folder)).toEqual([])
  expect(await lastBackup(path.join(folder, 'nowhere'))).toBeNull()
})
