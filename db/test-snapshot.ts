import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { hashPassword } from '#app/platform/password.server.ts'
import { folders } from '#app/platform/folders.server.ts'
import { loadContent } from '#app/publishing/load-content.server.ts'
import { openInMemory, openPostgres } from './client.server.ts'
import { DEMONSTRATION_PASSWORD } from './seed/cast.ts'
import { seedDemonstration } from './seed/seed-demonstration.ts'

/** The instant at which the tests' world was seeded: a Monday, so that no test depends on the day it runs. */
export const TEST_NOW = new Date('2026-11-23T09:00:00Z')

/** Where the prepared world of the tests is kept between runs. */
export const SNAPSHOT_FOLDER = path.join(folders.root, 'node_modules', '.cache', 'passerelle')
export const TEMPLATE_DATABASE = 'passerelle_test_template'

/** What the prepared world depends on. The courses' texts count in a whole run only (FRESH_WORLD), so that writing a lesson does not slow every test. */
function sourcesOfWorld(): string[] {
  return ['db/migrations', 'db/seed', 'app/publishing', ...(process.env['FRESH_WORLD'] ? ['content'] : [])]
}

async function hashOfSources(): Promise<string> {
  const hash = createHash('sha256')
  for (const place of sourcesOfWorld()) {
    const entries = await readdir(path.join(folders.root, place), { recursive: true, withFileTypes: true })
    const files = entries
      .filter((entry) => entry.isFile() && !entry.name.includes('.test.'))
      .map((entry) => path.join(entry.parentPath, entry.name))
    for (const file of files.sort()) hash.update(file).update(await readFile(file))
  }
  return hash.digest('hex').slice(0, 16)
}

async function writeWorld(database: Awaited<ReturnType<typeof openInMemory>>): Promise<void> {
  await database.migrate(folders.migrations)
  await loadContent(database.db, folders.content, '2026-11-23')
  await seedDemonstration(database.db, { now: TEST_NOW, passwordHash: await hashPassword(DEMONSTRATION_PASSWORD, 'low') })
}

async function prepareEmbedded(): Promise<void> {
  const file = path.join(SNAPSHOT_FOLDER, `world-${await hashOfSources()}.tar.gz`)
  process.env['PASSERELLE_TEST_SNAPSHOT'] = file
  if (existsSync(file)) return
  const database = await openInMemory()
  await writeWorld(database)
  await database.maintain()
  const archive = await database.dump?.()
  await database.close()
  if (!archive) throw new Error('The embedded database gave no archive')
  await mkdir(SNAPSHOT_FOLDER, { recursive: true })
  await writeFile(file, Buffer.from(await archive.arrayBuffer()))
}

async function preparePostgres(url: string): Promise<void> {
  const admin = await openPostgres(url, { connections: 1, prepare: false })
  await admin.db.execute(`drop database if exists ${TEMPLATE_DATABASE} with (force)`)
  await admin.db.execute(`create database ${TEMPLATE_DATABASE}`)
  await admin.close()
  const template = new URL(url)
  template.pathname = `/${TEMPLATE_DATABASE}`
  const database = await openPostgres(template.href, { connections: 2 })
  await writeWorld(database)
  await database.close()
}

/** Prepares the world that every database test starts from, once per run: an archive for the embedded engine, a template database on PostgreSQL. */
export default async function setup(): Promise<void> {
  const url = process.env['DATABASE_URL']
  await (url ? preparePostgres(url) : prepareEmbedded())
}
