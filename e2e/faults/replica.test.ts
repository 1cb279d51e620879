import postgres from 'postgres'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { castOn, type Caller } from '../support/caller.ts'
import { startOwnPostgres, startReplica, type TestPostgres } from '../support/postgres.ts'
import { startSite, type Site } from '../support/site.ts'

let primary: Awaited<ReturnType<typeof startOwnPostgres>>
let replica: TestPostgres
let sites: [Site, Site]
let onReplica: postgres.Sql

beforeAll(async () => {
  primary = await startOwnPostgres()
  // The world is written by the first start: the copy is taken after it.
  await (await startSite({ databaseUrl: primary.url })).stop()
  replica = await startReplica(primary)
  onReplica = postgres(replica.url, { max: 1, onnotice: () => undefined })
  const wishes = { databaseUrl: primary.url, environment: { DATABASE_REPLICA_URL: replica.url } }
  sites = [await startSite(wishes), await startSite(wishes)]
})
afterAll(async () => {
  await onReplica.end({ timeout: 1 })
  await Promise.all(sites.map((site) => site.stop()))
  await stopReplica()
  await primary.stop()
})

const MODULE = '/modules/c10-m6'
let isStopped = false
async function stopReplica(): Promise<void> {
  if (!isStopped) await replica.stop()
  isStopped = true
}

/** The session alone, as of somebody who has changed nothing for a while. */
const sessionOf = (person: Caller) => ({
  Cookie: person
    .cookie()
    .split('; ')
    .filter((one) => !one.startsWith('passerelle_changed='))
    .join('; '),
})
const later = async (person: Caller) => (await person.get(MODULE, sessionOf(person))).text()
const atOnce = async (person: Caller) => (await person.get(MODULE)).text()
const readsOfCopy = async () => {
  const [row] = await onReplica<
    Array<{ reads: number }>
  >`select coalesce(sum(seq_scan + idx_scan), 0)::int as reads from pg_stat_user_tables`
  return row?.reads ?? 0
}

test('pages are read from a copy that follows; who changed something reads it at once, on every machine; a copy that falls behind is left alone', async () => {
  const [first, second] = sites
  const fatou = await castOn(first.origin, 'fatou')
  // The figures of a copy are told once in a while, and only once it is up to date is it asked at all.
  const readsBefore = await readsOfCopy()
  await expect
    .poll(async () => (await later(fatou), await readsOfCopy()), { timeout: 20_000, interval: 500 })
    .toBeGreaterThan(readsBefore + 5)
  const before = await later(fatou)
  await onReplica`select pg_wal_replay_pause()`
  const marked = await fatou.post('/lecons/c10-m6-l3', {})
  expect(marked.status).toBe(303)
  expect(await later(fatou)).toBe(before)
  const own = await atOnce(fatou)
  expect(own).not.toBe(before)
  expect(await atOnce(fatou.at(second.origin))).toBe(own)
  await expect.poll(() => later(fatou), { timeout: 20_000, interval: 500 }).toBe(own)
  await onReplica`select pg_wal_replay_resume()`
}, 90_000)

test('a copy that goes away is not missed, and neither is one of two web processes', async () => {
  const [first, second] = sites
  const fatou = await castOn(second.origin, 'fatou')
  const asked = async () => (await fatou.get(MODULE, sessionOf(fatou))).status
  const answers = Array.from({ length: 20 }, asked)
  first.process.kill('SIGKILL')
  await stopReplica()
  expect(new Set(await Promise.all(answers))).toEqual(new Set([200]))
  for (let count = 0; count < 10; count += 1) expect(await asked()).toBe(200)
}, 90_000)
