import { execFileSync } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openPostgres } from '#db/client.server.ts'
import { castOn, type Caller } from '../support/caller.ts'
import { gateTo, type Gate } from '../support/gate.ts'
import { startPostgres, type TestPostgres } from '../support/postgres.ts'
import { planOf, storedTexts, writeOn, type Writing } from '../support/saves.ts'
import { startSite, type Site } from '../support/site.ts'
import { wireTo, type Wire } from '../support/wire.ts'

/** In `npm test` each trouble comes once and is short; in `npm run test:long` it comes again and again, or lasts as long as in life. */
const IS_LONG = Boolean(process.env['LONG'])
const KILLS = IS_LONG ? 20 : 1
const UPGRADES = IS_LONG ? 10 : 1
const AWAY_MS = IS_LONG ? 30_000 : 1_000
const SLOW = IS_LONG ? { lateBy: 300, milliseconds: 30_000 } : { lateBy: 100, milliseconds: 1_500 }

let postgres: TestPostgres
let wire: Wire
let dataDir = ''
let site: Site
let gate: Gate
let people: Caller[] = []
let written = 0

const start = () => startSite({ dataDir, databaseUrl: wire.url, environment: { WEB_CONCURRENCY: '2' } })
const answering = (of: Site) => of.output().match(/Process \d+ answers/g)?.length ?? 0
const childrenOf = (pid: number | undefined) =>
  execFileSync('ps', ['-o', 'pid=', '--ppid', String(pid)], { encoding: 'utf8' })
    .split(/\s+/)
    .filter(Boolean)
    .map(Number)

beforeAll(async () => {
  postgres = await startPostgres()
  wire = await wireTo(postgres.url)
  dataDir = await mkdtemp(path.join(tmpdir(), 'passerelle-load-'))
  site = await start()
  gate = await gateTo(site.origin)
  people = await Promise.all(['fatou', 'binta'].map(async (who) => (await castOn(site.origin, who)).at(gate.origin)))
})
afterAll(async () => {
  await gate.stop()
  await site.stop()
  await wire.close()
  await postgres.stop()
  await rm(dataDir, { recursive: true, force: true })
})

/** Two people write while something happens. Afterwards every save that was taken is there, once; `happens` may look at the writing. */
async function whileTheyWrite(happens: (writings: Writing[]) => Promise<void>): Promise<{ taken: number; refused: number }> {
  const beginning = `Essai ${(written += 1)} `
  const writings = await Promise.all(people.map(async (person, n) => writeOn(person, await planOf(person), `${beginning}${n}`)))
  await expect.poll(() => Math.min(...writings.map(({ taken }) => taken())), { timeout: 20_000 }).toBeGreaterThan(3)
  await happens(writings)
  const taken = (await Promise.all(writings.map(({ end }) => end()))).flat()
  const database = await openPostgres(postgres.url, { connections: 1 })
  expect(await storedTexts(database.db, beginning)).toEqual(taken.sort())
  await database.close()
  return { taken: taken.length, refused: writings.reduce((sum, { refused }) => sum + refused(), 0) }
}

/** Work goes on: something more is taken than was before. */
async function goesOn(writings: Writing[]): Promise<void> {
  for (const { taken } of writings) {
    const before = taken()
    await expect.poll(taken, { timeout: 60_000 }).toBeGreaterThan(before + 3)
  }
}

test(`one of two processes is killed while people write, ${KILLS} times, and nothing is lost or there twice`, async () => {
  await expect.poll(() => answering(site), { timeout: 90_000 }).toBeGreaterThanOrEqual(2)
  await whileTheyWrite(async (writings) => {
    for (let kill = 0; kill < KILLS; kill += 1) {
      const [before, children] = [answering(site), childrenOf(site.process.pid)]
      process.kill(children[kill % children.length] ?? 0, 'SIGKILL')
      await goesOn(writings)
      await expect.poll(() => answering(site), { timeout: 90_000 }).toBe(before + 1)
    }
  })
})

test(`the database is away for ${AWAY_MS / 1000} s while people write, comes back, and nothing that was taken is lost`, async () => {
  const { refused } = await whileTheyWrite(async (writings) => {
    await wire.cut()
    await pause(AWAY_MS)
    await wire.mend()
    await goesOn(writings)
  })
  expect(refused).toBeGreaterThan(0)
})

test(`the database answers ${SLOW.lateBy} ms late, and people only wait`, async () => {
  const { refused } = await whileTheyWrite(async (writings) => {
    wire.delay(SLOW.lateBy)
    await pause(SLOW.milliseconds)
    await goesOn(writings)
    wire.delay(0)
  })
  expect(refused).toBe(0)
})

test(`another start takes over while people write, ${UPGRADES} times, and not one request is refused`, async () => {
  const { refused } = await whileTheyWrite(async (writings) => {
    for (let upgrade = 0; upgrade < UPGRADES; upgrade += 1) {
      const before = site
      site = await start()
      gate.leadsTo(site.origin)
      const ended = new Promise((resolve) => before.process.once('exit', resolve))
      await before.stop()
      expect(await ended).toBe(0)
      await goesOn(writings)
    }
  })
  expect(refused).toBe(0)
})
