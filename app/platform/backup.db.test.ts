import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { sql } from 'drizzle-orm'
import { afterEach, beforeEach, expect } from 'vitest'
import { ArchiveRefused } from '#db/archive/archive-file.ts'
import { differences } from '#db/archive/fingerprints.ts'
import { readTables } from '#db/archive/read-tables.ts'
import { openEmbedded, openInMemory, PlaceNotEmpty } from '#db/client.server.ts'
import { rows, type Db } from '#db/handle.ts'
import { TEST_NOW } from '#db/test-snapshot.ts'
import { test } from '#db/test-world.ts'
import { seenMigrations, shippedMigrations, withFirstMigrations } from './archived-migrations.server.ts'
import { folders } from './folders.server.ts'
import { makeBackup } from './make-backup.server.ts'
import { ArchiveOfOther, restoreBackup } from './restore-backup.server.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'passerelle-backup-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const place = (name: string) => ({ dataDir: path.join(folder, name), databaseUrl: undefined, migrationDatabaseUrl: undefined })
const file = () => path.join(folder, 'backups', 'one.gz')
const fingerprints = (db: Db) => readTables(db, (reading) => Promise.resolve(reading.fingerprints))

test('a backup restored into an empty place holds every row of every table, and the kept files', async ({ db }) => {
  const here = place('here')
  await mkdir(path.join(here.dataDir, 'outbox'), { recursive: true })
  await writeFile(path.join(here.dataDir, 'outbox', 'a.eml'), 'x'.repeat(700_001))
  const made = await makeBackup(db, here, file(), TEST_NOW)
  expect(made).toMatchObject({ files: 1, at: TEST_NOW.toISOString() })

  const restored = await restoreBackup(file(), place('there'))
  expect(restored).toMatchObject({ tables: made.tables, rows: made.rows, files: 1 })
  expect(await readFile(path.join(folder, 'there', 'outbox', 'a.eml'), 'utf8')).toBe('x'.repeat(700_001))
  const there = await openEmbedded(path.join(folder, 'there'))
  try {
    expect(differences(await fingerprints(db), await fingerprints(there.db))).toEqual([])
    expect(await seenMigrations(there.db)).toEqual(shippedMigrations(folders.migrations))
  } finally {
    await there.close()
  }
  await expect(restoreBackup(file(), place('there'))).rejects.toThrow(PlaceNotEmpty)
})

test('a backup that ends too soon changes nothing', async ({ db }) => {
  const { bytes } = await makeBackup(db, place('here'), file(), TEST_NOW)
  await truncate(file(), Math.floor(bytes * 0.7))
  await expect(restoreBackup(file(), place('there'))).rejects.toThrow(ArchiveRefused)
  expect(existsSync(path.join(folder, 'there'))).toBe(false)
})

test('a backup of the release before is brought up to date; one of a later release is refused', async () => {
  const shipped = shippedMigrations(folders.migrations)
  const older = await openInMemory()
  try {
    await withFirstMigrations(folders.migrations, shipped.length - 1, (first) => older.migrate(first))
    await older.db.execute(
      sql`insert into organisations (id, name, kind, valid_from) values (gen_random_uuid(), 'Femmes debout', 'association', '2026-01-01')`,
    )
    await makeBackup(older.db, place('older'), file(), TEST_NOW)
    await restoreBackup(file(), place('there'))
    const there = await openEmbedded(path.join(folder, 'there'))
    expect(await seenMigrations(there.db)).toEqual(shipped)
    expect(rows(await there.db.execute(sql`select name from organisations`))).toEqual([{ name: 'Femmes debout' }])
    await there.close()

    await older.db.execute(
      sql`insert into drizzle.__drizzle_migrations (hash, created_at) select 'later' || n, 9999999999999 + n from generate_series(1, 2) n`,
    )
    await older.migrate(folders.migrations)
    await older.db.execute(sql`update drizzle.__drizzle_migrations set hash = ${shipped.at(-1) ?? ''} where hash = 'later1'`)
    await makeBackup(older.db, place('older'), file(), TEST_NOW)
    await expect(restoreBackup(file(), place('elsewhere'))).rejects.toThrow(ArchiveOfOther)
    expect(existsSync(path.join(folder, 'elsewhere'))).toBe(false)
  } finally {
    await older.close()
  }
})
