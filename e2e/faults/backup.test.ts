import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, truncate, stat, copyFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { castOn, type Caller } from '../support/caller.ts'
import { startPostgres, type TestPostgres } from '../support/postgres.ts'
import { runProgram } from '../support/programs.ts'
import { startSite } from '../support/site.ts'

const SECRET = 'a secret for tests only, long enough'

const SLOWLY = { limit: 120_000 }

let postgres: TestPostgres
let folder = ''
beforeAll(async () => {
  postgres = await startPostgres()
  folder = await mkdtemp(path.join(tmpdir(), 'passerelle-backup-journey-'))
})
afterAll(async () => {
  await postgres.stop()
  await rm(folder, { recursive: true, force: true })
})

const inFolder = (name: string) => path.join(folder, name)
const partOf = async (fatou: Caller) => `${(await fatou.get('/plan/c10-plan')).headers.get('location')}/p1`

async function saves(fatou: Caller, text: string): Promise<void> {
  const answer = await fatou.post(`${await partOf(fatou)}/garder`, { id: randomUUID(), text })
  expect(answer.status).toBe(200)
}

const reads = async (fatou: Caller) => (await fatou.get(await partOf(fatou))).text()

test('an installation is backed up while people write, rehearsed, moved to PostgreSQL, and restored from there into an empty folder', async () => {
  const demonstration = { DEMONSTRATION: 'yes', SECRET }
  const embedded = { DATA_DIR: inFolder('first'), ...demonstration }
  const first = await startSite({ dataDir: inFolder('first'), environment: demonstration })
  const fatou = await castOn(first.origin, 'fatou')
  await saves(fatou, 'Avant la copie')
  const writing = Array.from({ length: 10 }, (_, index) => saves(fatou, `Pendant la copie ${index}`))
  const made = await runProgram('lms', ['backup', inFolder('one.backup'), '--json'], embedded, SLOWLY)
  expect(made).toMatchObject({ code: 0, err: '' })
  await Promise.all(writing)
  await saves(fatou, 'Après la copie')

  const drill = await runProgram('lms', ['restore-drill', inFolder('one.backup')], {}, SLOWLY)
  expect(drill).toMatchObject({ code: 0, out: expect.stringContaining('every table holds what it held') })
  await copyFile(inFolder('one.backup'), inFolder('cut.backup'))
  await truncate(inFolder('cut.backup'), Math.floor((await stat(inFolder('cut.backup'))).size / 2))
  const cut = await runProgram('lms', ['restore', inFolder('cut.backup')], { DATA_DIR: inFolder('none'), ...demonstration })
  expect(cut).toMatchObject({ code: 1, out: expect.stringContaining('it ends too soon') })
  expect(existsSync(inFolder('none'))).toBe(false)

  const whileRunning = await runProgram('lms', ['migrate-to-postgres', postgres.url], embedded)
  expect(whileRunning).toMatchObject({ code: 1, out: expect.stringContaining('is in use by process') })
  const overRunning = await runProgram('lms', ['restore', inFolder('one.backup')], embedded)
  expect(overRunning).toMatchObject({ code: 1, out: expect.stringContaining('is in use by process') })
  expect(await reads(fatou)).toContain('Après la copie')
  await first.stop()
  const moved = await runProgram('lms', ['migrate-to-postgres', postgres.url], embedded, SLOWLY)
  expect(moved).toMatchObject({ code: 0, out: expect.stringContaining('every table holds the same on both sides') })
  const again = await runProgram('lms', ['migrate-to-postgres', postgres.url], embedded)
  expect(again).toMatchObject({ code: 1, out: expect.stringContaining('there is a database at') })

  const onPostgres = { DATABASE_URL: postgres.url, DATA_DIR: inFolder('second'), ...demonstration }
  const second = await startSite({ dataDir: inFolder('second'), databaseUrl: postgres.url })
  const fatouThere = await castOn(second.origin, 'fatou')
  expect(await reads(fatouThere)).toContain('Après la copie')
  await saves(fatouThere, 'Sur PostgreSQL')
  expect(await runProgram('lms', ['backup', inFolder('two.backup')], onPostgres, SLOWLY)).toMatchObject({ code: 0, err: '' })
  const overPostgres = await runProgram('lms', ['restore', inFolder('two.backup')], onPostgres)
  expect(overPostgres).toMatchObject({ code: 1, out: expect.stringContaining('there is a database at') })
  expect(await reads(fatouThere)).toContain('Sur PostgreSQL')
  await second.stop()
  expect((await readFile(inFolder('two.backup'))).includes(SECRET)).toBe(false)

  const restored = await runProgram('lms', ['restore', inFolder('two.backup')], { DATA_DIR: inFolder('third'), ...demonstration }, SLOWLY)
  expect(restored).toMatchObject({ code: 0, out: expect.stringContaining('Restored') })
  const third = await startSite({ dataDir: inFolder('third'), environment: demonstration })
  expect(await reads(await castOn(third.origin, 'fatou'))).toContain('Sur PostgreSQL')
  await third.stop()
}, 300_000)
