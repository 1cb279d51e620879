import { execFileSync } from 'node:child_process'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { castOn } from '../support/caller.ts'
import { startPostgres, type TestPostgres } from '../support/postgres.ts'
import { runProgram } from '../support/programs.ts'
import { startSite } from '../support/site.ts'

let postgres: TestPostgres
beforeAll(async () => {
  postgres = await startPostgres()
})
afterAll(() => postgres.stop())

const childrenOf = (pid: number | undefined) =>
  execFileSync('ps', ['-o', 'pid=', '--ppid', String(pid)], { encoding: 'utf8' })
    .split(/\s+/)
    .filter(Boolean)
    .map(Number)

test('two processes answer for one site; people stay signed in on either, and notice nothing when one is killed', async () => {
  const site = await startSite({ databaseUrl: postgres.url, environment: { WEB_CONCURRENCY: '2' } })
  const answering = () => site.output().match(/Process \d+ answers/g)?.length
  await expect.poll(answering, { timeout: 90_000 }).toBe(2)
  const fatou = await castOn(site.origin, 'fatou')
  // As a browser does, a request on a kept connection that the other side has closed is sent once more.
  const asks = async () => (await fatou.get('/accueil').catch(() => fatou.get('/accueil'))).status
  const [victim] = childrenOf(site.process.pid)
  const answers = Array.from({ length: 10 }, asks)
  expect(new Set(await Promise.all(answers))).toEqual(new Set([200]))
  process.kill(victim ?? 0, 'SIGKILL')
  await expect.poll(() => childrenOf(site.process.pid).includes(victim ?? 0), { timeout: 10_000 }).toBe(false)
  for (let count = 0; count < 10; count += 1) expect(await asks()).toBe(200)
  await expect.poll(answering, { timeout: 90_000 }).toBe(3)
  const ended = new Promise((resolve) => site.process.once('exit', resolve))
  await site.stop()
  expect(await ended).toBe(0)
}, 300_000)

test('a start with several processes on the embedded database is refused in one line', async () => {
  const ended = await runProgram('serve', [], { WEB_CONCURRENCY: '2', PORT: '0' })
  expect(ended).toMatchObject({ code: 1, err: 'WEB_CONCURRENCY: needs DATABASE_URL. The embedded database is for one process.\n' })
})
