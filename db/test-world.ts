import { readFile } from 'node:fs/promises'
import { afterAll, test as base } from 'vitest'
import { openInMemory, openPostgres, type Database } from './client.server.ts'
import type { Db } from './handle.ts'
import { TEMPLATE_DATABASE } from './test-snapshot.ts'

let opened: Promise<Database> | undefined

async function openOnPostgres(url: string): Promise<Database> {
  const name = `passerelle_test_${process.pid}`
  const admin = await openPostgres(url, { connections: 1, prepare: false })
  await admin.db.execute(`drop database if exists ${name} with (force)`)
  await admin.db.execute(`create database ${name} template ${TEMPLATE_DATABASE}`)
  await admin.close()
  const own = new URL(url)
  own.pathname = `/${name}`
  return openPostgres(own.href, { connections: 4 })
}

async function openOnSnapshot(): Promise<Database> {
  const file = process.env['PASSERELLE_TEST_SNAPSHOT']
  if (!file) throw new Error('The test snapshot was not prepared')
  return openInMemory({ archive: new Blob([await readFile(file)]) })
}

/** The database of this worker, opened once and shared by its test files. */
export function worldDatabase(): Promise<Database> {
  const url = process.env['DATABASE_URL']
  opened ??= url ? openOnPostgres(url) : openOnSnapshot()
  return opened
}

class PutBack extends Error {}

/** A test with the seeded world in `db`; what it writes is undone afterwards. */
export const test = base.extend<{ db: Db }>({
  db: async ({}, use) => {
    const { db } = await worldDatabase()
    await db
      .transaction(async (tx) => {
        await use(tx)
        throw new PutBack()
      })
      .catch((error: unknown) => {
        if (!(error instanceof PutBack)) throw error
      })
  },
})

/** Gives the worker's connections back when the run ends. */
export function closeAfterAll(): void {
  afterAll(async () => {
    const database = await opened
    opened = undefined
    await database?.close()
  })
}
