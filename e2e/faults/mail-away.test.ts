import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import postgres from 'postgres'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { strangerOn } from '../support/caller.ts'
import { freePort, startPostgres, type TestPostgres } from '../support/postgres.ts'
import { startSite, type Site } from '../support/site.ts'

/** The pauses between tries grow: those after six tries are more than an hour. Their time is taken away here, so that nobody waits for it. */
const TRIES_WHILE_AWAY = process.env['LONG'] ? 5 : 2
const ASKING = ['sarah', 'joseph', 'claire', 'hicham'].map((who) => `${who}@passerelle.example`)

const BASE_URL = 'https://site.example.org'

let server: TestPostgres
let database: postgres.Sql
let site: Site
let port = 0
let dataDir = ''

beforeAll(async () => {
  server = await startPostgres()
  database = postgres(server.url, { max: 1, onnotice: () => undefined })
  port = await freePort()
  dataDir = await mkdtemp(path.join(tmpdir(), 'passerelle-mail-'))
  const environment = { SMTP_URL: `smtp://127.0.0.1:${port}`, MAIL_FROM: 'Passerelle <mail@example.org>', BASE_URL }
  site = await startSite({ dataDir, databaseUrl: server.url, environment })
})
afterAll(async () => {
  await site.stop()
  await database.end()
  await server.stop()
  await rm(dataDir, { recursive: true, force: true })
})

/** How often the letters of this test were tried, those that are not sent yet; the least of them. */
async function triesOfWaiting(): Promise<number> {
  const [row] = await database<Array<{ tries: number | null; waiting: number }>>`
    select min(tries)::int as tries, count(*)::int as waiting from jobs where done_at is null and last_error is not null
      and lease_until is null and run_at > now()`
  return row?.waiting === ASKING.length ? (row.tries ?? 0) : 0
}
const withoutPause = () => database`update jobs set run_at = now() where done_at is null and last_error is not null`

/** A mail server that takes letters from now on, after refusing each once. */
async function mailServer(): Promise<{ letters: string[]; stop: () => Promise<void> }> {
  const letters: string[] = []
  const refused = new Set<string>()
  const mail = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo({ address }, _session, done) {
      const isFirst = !refused.has(address)
      refused.add(address)
      done(isFirst ? Object.assign(new Error('Busy'), { responseCode: 451 }) : null)
    },
    onData(stream, { envelope }, done) {
      stream.resume()
      stream.once('end', () => {
        letters.push(...envelope.rcptTo.map(({ address }) => address))
        done()
      })
    },
  })
  await new Promise<void>((resolve) => mail.listen(port, '127.0.0.1', resolve))
  return { letters, stop: () => new Promise((resolve) => mail.close(resolve)) }
}

test('while the mail server is away letters wait, and each leaves once when it is back, even where it was refused at first', async () => {
  const stranger = strangerOn(site.origin)
  for (const name of ASKING) expect((await stranger.post('/acces', { name }, { Origin: BASE_URL })).status).toBeLessThan(400)
  for (let tries = 1; tries <= TRIES_WHILE_AWAY; tries += 1) {
    await expect.poll(triesOfWaiting, { timeout: 60_000, interval: 200 }).toBe(tries)
    await withoutPause()
  }
  await expect.poll(triesOfWaiting, { timeout: 60_000, interval: 200 }).toBe(TRIES_WHILE_AWAY + 1)
  const mail = await mailServer()
  await withoutPause()
  await expect.poll(triesOfWaiting, { timeout: 60_000, interval: 200 }).toBe(TRIES_WHILE_AWAY + 2)
  expect(mail.letters).toEqual([])
  await withoutPause()
  await expect.poll(() => mail.letters.length, { timeout: 60_000, interval: 200 }).toBe(ASKING.length)
  await expect
    .poll(async () => (await database`select 1 from jobs where done_at is null and last_error is not null`).length, { timeout: 20_000 })
    .toBe(0)
  expect([...mail.letters].sort()).toEqual([...ASKING].sort())
  await mail.stop()
})
