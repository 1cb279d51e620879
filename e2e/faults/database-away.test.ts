import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { castOn, strangerOn, type Caller } from '../support/caller.ts'
import { startPostgres, type TestPostgres } from '../support/postgres.ts'
import { startSite, type Site } from '../support/site.ts'
import { wireTo, type Wire } from '../support/wire.ts'

let postgres: TestPostgres
let wire: Wire
let site: Site
let dataDir = ''
let fatou: Caller
let part = ''

beforeAll(async () => {
  postgres = await startPostgres()
  wire = await wireTo(postgres.url)
  dataDir = await mkdtemp(path.join(tmpdir(), 'passerelle-away-'))
  site = await startSite({ dataDir, databaseUrl: wire.url })
  fatou = await castOn(site.origin, 'fatou')
  part = `${(await fatou.get('/plan/c10-plan')).headers.get('location')}/p1`
})
afterAll(async () => {
  await wire.close()
  await site.stop()
  await postgres.stop()
  await rm(dataDir, { recursive: true, force: true })
})

/** The line is mended and the site has found it again. */
async function mended(): Promise<void> {
  await wire.mend()
  await expect.poll(async () => (await strangerOn(site.origin).get('/readyz')).status, { timeout: 40_000, interval: 300 }).toBe(200)
}

describe('while the database is away', () => {
  beforeEach(async () => {
    await wire.cut()
    return mended
  })

  test('a person reads what happened in their language, with a code, and the site itself lives', async () => {
    const answer = await fatou.get('/accueil')
    expect(answer.status).toBe(503)
    const page = await answer.text()
    expect(page).toContain('Le service fait une pause')
    expect(page).toContain(answer.headers.get('x-request-id'))
    expect(page).toMatch(/<link rel="stylesheet" href="\/assets\/learner-[^"]+\.css">/)
    expect(page).not.toMatch(/ECONN|select |Error/)
    expect((await strangerOn(site.origin).get('/healthz')).status).toBe(200)
    expect((await strangerOn(site.origin).get('/readyz')).status).toBe(503)
    expect((await strangerOn(site.origin).get('/')).status).toBe(200)
  })

  test('what was typed is on the page, and is taken when it is sent again', async () => {
    const id = randomUUID()
    const fields = { id, basedOn: '', text: `Mon idée pendant la pause ${id}`, done: 'later', then: 'stay' }
    const answer = await fatou.post(part, fields)
    expect(answer.status).toBe(503)
    const page = await answer.text()
    expect(page).toContain(`action="${part}"`)
    expect(page).toContain(fields.text)
    await mended()
    expect((await fatou.post(part, fields)).status).toBe(303)
    expect(await (await fatou.get(part)).text()).toContain(fields.text)
  })

  test('signing in says so, and the password is not on the page', async () => {
    const answer = await strangerOn(site.origin).post('/connexion', { name: '+212600000005', password: 'trois mots simples' })
    expect(answer.status).toBe(503)
    expect(await answer.text()).not.toContain('trois mots simples')
  })
})

test('a line that breaks while pages are read is found again by itself', async () => {
  const reading = Array.from({ length: 8 }, () => fatou.get('/accueil').then(({ status }) => status))
  await wire.cut()
  const statuses = await Promise.all(reading)
  expect(statuses.every((status) => status === 200 || status === 503)).toBe(true)
  await mended()
  expect((await fatou.get('/accueil')).status).toBe(200)
})

test('the log names no query parameters', () => {
  const log = site
    .output()
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .join('\n')
  expect(log).toContain('"database away"')
  expect(log).not.toContain('Mon idée pendant la pause')
  expect(log).not.toContain('+212600000005')
})
