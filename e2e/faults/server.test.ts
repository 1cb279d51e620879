import { randomUUID } from 'node:crypto'
import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openEmbedded } from '#db/client.server.ts'
import { sessions } from '#db/schema/people.ts'
import { castOn, signedInOn, strangerOn, type Caller } from '../support/caller.ts'
import { PLACES } from '../support/places.ts'
import { startSeededSite, startSite, type Site } from '../support/site.ts'

let site: Site
const callers = new Map<string | null, Promise<Caller>>()

beforeAll(async () => {
  site = await startSeededSite()
})
afterAll(() => site.stop())

function callerFor(who: string | null): Promise<Caller> {
  const known = callers.get(who) ?? (who === null ? Promise.resolve(strangerOn(site.origin)) : castOn(site.origin, who))
  callers.set(who, known)
  return known
}

/** Reads a page as a person would reach it: redirects to other pages of the site are followed. */
async function read(who: string | null, address: string): Promise<Response> {
  const caller = await callerFor(who)
  let answer = await caller.get(address)
  for (let step = 0; step < 3 && answer.status >= 300 && answer.status < 400; step += 1)
    answer = await caller.get(answer.headers.get('location') ?? '/')
  return answer
}

const addressOf = (html: string, pattern: RegExp) => pattern.exec(html)?.[0] ?? ''

describe('every kind of page', () => {
  test.each(PLACES.map(({ name, who, address }) => [name, who, address] as const))('%s has its guards', async (_name, who, address) => {
    const answer = await read(who, address)
    const { headers } = answer
    const html = await answer.text()
    expect([200, 404]).toContain(answer.status)
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('x-frame-options')).toBe('DENY')
    expect(headers.get('referrer-policy')).toBe('same-origin')
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin')
    expect(headers.get('cache-control')).toMatch(/^private, no-(store|cache)$/)
    expect(headers.get('x-powered-by')).toBeNull()
    const policy = headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).not.toMatch(/unsafe|https?:|\*/)
    const isHydrated = html.includes('__remixContext')
    expect(policy.includes('nonce-')).toBe(isHydrated)
    const inline = [...html.matchAll(/<script(?![^>]*\bsrc=)[^>]*>/g)].map(([tag]) => tag)
    const nonce = /'nonce-([^']+)'/.exec(policy)?.[1]
    expect(inline.every((tag) => isHydrated && tag.includes(`nonce="${nonce}"`))).toBe(true)
    expect(html).not.toMatch(/\sstyle="|\son[a-z]+="/)
  })

  test('only the marking page is hydrated', async () => {
    const hydrated = []
    for (const { name, who, address } of PLACES)
      if ((await (await read(who, address)).text()).includes('__remixContext')) hydrated.push(name)
    expect(hydrated).toEqual(['submission'])
  })

  test('sets no cookie for who is not signed in', async () => {
    for (const { address } of PLACES) expect((await strangerOn(site.origin).get(address)).headers.getSetCookie()).toEqual([])
  })
})

describe('assets', () => {
  test('are kept for good under a hashed name, compressed before they are asked for', async () => {
    const html = await (await read(null, '/')).text()
    for (const address of [addressOf(html, /\/assets\/learner-[^"]+\.css/), addressOf(html, /\/assets\/base[^"]+\.js/)]) {
      const ask = (encoding: string) =>
        new Promise<{ headers: NodeJS.Dict<string | string[]>; length: number }>((resolve, reject) => {
          request(`${site.origin}${address}`, { headers: { 'Accept-Encoding': encoding } }, (answer) => {
            let length = 0
            answer.on('data', (chunk: Buffer) => (length += chunk.length)).on('end', () => resolve({ headers: answer.headers, length }))
          })
            .on('error', reject)
            .end()
        })
      const [plain, zipped, packed] = [await ask('identity'), await ask('gzip'), await ask('gzip, br')]
      expect(packed.headers).toMatchObject({ 'cache-control': 'public, max-age=31536000, immutable', 'content-encoding': 'br' })
      expect(zipped.headers).toMatchObject({ 'content-encoding': 'gzip', 'x-content-type-options': 'nosniff' })
      expect(plain.headers['content-encoding']).toBeUndefined()
      expect(packed.length).toBeLessThan(zipped.length)
      expect(zipped.length).toBeLessThan(plain.length)
    }
  })

  test.each(['/assets/../server/index.js', '/assets/%2e%2e/server/index.js', '/.vite/manifest.json', '/assets/', '/assets/none.js'])(
    '%s is no way into the build',
    async (address) => {
      const answer = await strangerOn(site.origin).get(address)
      expect([400, 404]).toContain(answer.status)
    },
  )

  test('hold no answer key of a quiz', async () => {
    const html = await (await read('sarah', PLACES.find(({ name }) => name === 'submission')?.address ?? '')).text()
    const scripts = [...new Set([...html.matchAll(/\/assets\/[^"']+\.js/g)].map(([address]) => address))]
    expect(scripts.length).toBeGreaterThan(3)
    for (const address of scripts) expect(await (await strangerOn(site.origin).get(address)).text()).not.toContain('c10-m1-quiz')
  })
})

describe('a reading page', () => {
  test('is not sent again while it is the same, and is another page for somebody else', async () => {
    const [fatou, salma] = [await callerFor('fatou'), await callerFor('salma')]
    await fatou.get('/lecons/c10-m1-l1')
    const first = await fatou.get('/lecons/c10-m1-l1')
    const tag = first.headers.get('etag') ?? ''
    expect(tag).toMatch(/^W\/"/)
    expect(first.headers.get('vary')).toContain('Cookie')
    const again = await fatou.get('/lecons/c10-m1-l1', { 'If-None-Match': tag })
    expect([again.status, await again.text()]).toEqual([304, ''])
    expect((await salma.get('/lecons/c10-m1-l1', { 'If-None-Match': tag })).status).toBe(200)
  })

  test('HEAD answers as GET does, without the page', async () => {
    const fatou = await callerFor('fatou')
    const answer = await fetch(`${site.origin}/lecons/c10-m1-l1`, { method: 'HEAD', headers: { Cookie: fatou.cookie() } })
    expect(answer.status).toBe(200)
    expect(Number(answer.headers.get('content-length'))).toBeGreaterThan(1000)
    expect(await answer.text()).toBe('')
  })

  test('weighs at most 20 KB with everything that comes along, without any script of a framework', async () => {
    const fatou = await callerFor('fatou')
    const wire = (address: string) =>
      new Promise<{ bytes: number; text: string }>((resolve, reject) => {
        request(`${site.origin}${address}`, { headers: { 'Accept-Encoding': 'br', Cookie: fatou.cookie() } }, (answer) => {
          let bytes = 0
          answer.on('data', (chunk: Buffer) => (bytes += chunk.length)).on('end', () => resolve({ bytes, text: '' }))
        })
          .on('error', reject)
          .end()
      })
    const html = await (await fatou.get('/lecons/c10-m1-l1')).text()
    const along = [...new Set([...html.matchAll(/(?:href|src)="(\/assets\/[^"#]+|\/icon\.svg)/g)].map(([, address]) => address ?? ''))]
    const sizes = await Promise.all(['/lecons/c10-m1-l1', ...along].map(async (address) => (await wire(address)).bytes))
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(20_000)
    expect(along.filter((address) => address.endsWith('.js'))).toHaveLength(1)
  })
})

describe('a change from elsewhere', () => {
  test.each([
    ['a page', '/lecons/c10-m1-l1'],
    ['a door without a page', '/deconnexion'],
    ['the sign-in form', '/connexion'],
    ['the choice of language', '/affichage'],
    ['an autosave', '/plan/6f0c6a0e-0000-4000-8000-000000000000/p1/garder'],
  ])('is refused at %s', async (_case, address) => {
    const fatou = await callerFor('fatou')
    const foreign: Array<Record<string, string>> = [
      { Origin: 'https://elsewhere.example' },
      { Origin: 'null' },
      { 'Sec-Fetch-Site': 'cross-site' },
    ]
    for (const headers of foreign) expect((await fatou.post(address, {}, headers)).status).toBe(403)
    expect((await fatou.get('/accueil')).status).toBe(200)
  })

  test('is refused in the language of the reader', async () => {
    const answer = await strangerOn(site.origin).post('/connexion', {}, { Origin: 'null', 'Accept-Language': 'en' })
    expect(await answer.text()).toContain('<html lang="en"')
  })
})

describe('what is broken', () => {
  test.each([
    ['/lecons/%', 400],
    ['/%c0%ae', 400],
    ['/lecons/nulle-part', 404],
    ['/cohortes/not-an-id', 403],
    [`/cohortes/${randomUUID()}`, 403],
    [`/plan/${randomUUID()}`, 404],
    [`/plan/${randomUUID()}/p1`, 404],
    ['/quiz/c10-m1-quiz/0', 404],
    ['/quiz/c10-m1-quiz/x', 404],
    ['/lecons/c10-m1-l1/questions/9999', 404],
    [`/${'x'.repeat(3000)}`, 404],
    ['/langue/ar', 404],
    ['/connexion?suite=https://elsewhere.example', 302],
    ['/accueil?lang=%00%00', 400],
    ['/accueil?lang=xx', 200],
  ])('%s is answered %i to a learner', async (address, status) => {
    const fatou = await callerFor('fatou')
    expect((await fatou.get(address)).status).toBe(status)
  })

  test.each(['/cohortes/not-an-id', `/cohortes/${randomUUID()}`, '/cohortes/%20/tableau.csv'])(
    '%s is not there for a coordinator',
    async (address) => {
      expect((await (await callerFor('claire')).get(address)).status).toBe(404)
    },
  )

  test.each([
    ['nothing at all', ''],
    ['no form', '{"id":1}'],
    ['a broken form', '%%%=%zz&id=&id=&basedOn=x'],
  ])('%s sent to every kind of form is an answer, never a fault of ours', async (_case, body) => {
    const fatou = await callerFor('fatou')
    const plan = (await fatou.get('/plan/c10-plan')).headers.get('location')
    const forms = [
      '/connexion',
      '/lecons/c10-m1-l1',
      '/lecons/c10-m1-l1/questions/1',
      '/quiz/c10-m2-quiz',
      `${plan}/p1`,
      `${plan}/verifier`,
      '/profil',
    ]
    for (const address of forms)
      for (const type of ['application/x-www-form-urlencoded', 'application/json', 'multipart/form-data; boundary=x', 'text/plain']) {
        const answer = await fetch(`${site.origin}${address}`, {
          method: 'POST',
          redirect: 'manual',
          headers: { Cookie: fatou.cookie(), Origin: site.origin, 'Content-Type': type, Accept: 'text/html' },
          body,
        })
        expect([address, type, answer.status]).toEqual([address, type, expect.toSatisfy((status: number) => status < 500)])
      }
  })

  test('wrong tries to sign in are slowed down, in words, and a right one elsewhere is not', async () => {
    const stranger = strangerOn(site.origin)
    const wrong = { name: '+212600000011', password: 'wrong' }
    for (let n = 0; n < 5; n += 1) expect((await stranger.post('/connexion', wrong)).status).toBe(400)
    const slowed = await stranger.post('/connexion', wrong)
    expect(slowed.status).toBe(429)
    expect(await slowed.text()).toContain('Trop d’essais. Attendez 1 minute')
    expect((await castOn(site.origin, 'grace')).cookie()).toContain('session=')
  })
})

describe('signing out', () => {
  test('clears what the browser keeps, and the session opens nothing afterwards', async () => {
    const mariam = await castOn(site.origin, 'mariam')
    const cookie = mariam.cookie()
    const answer = await mariam.post('/deconnexion')
    expect(answer.status).toBe(303)
    expect(answer.headers.get('clear-site-data')).toBe('"cache", "storage"')
    expect(mariam.cookie()).toBe('')
    const after = await strangerOn(site.origin).get('/accueil', { Cookie: cookie })
    expect(after.headers.get('location')).toContain('/connexion')
  })
})

describe('a session that ends in the middle of writing', () => {
  const TEXT = 'Un texte de plus de vingt lettres, "entre guillemets" & <balises>'

  /** Lets every session of the site be over, as time would. */
  async function sessionsEnd(): Promise<Site> {
    site.process.kill('SIGTERM')
    await new Promise((resolve) => site.process.once('exit', resolve))
    const database = await openEmbedded(site.dataDir)
    await database.db.update(sessions).set({ expiresAt: new Date(Date.now() - 60_000) })
    await database.close()
    return startSite({ dataDir: site.dataDir })
  }

  const heldIn = (html: string) => {
    const value = /name="held" value="([^"]*)"/.exec(html)?.[1] ?? ''
    return value
      .replaceAll('&quot;', '"')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&#x27;', "'")
      .replaceAll('&amp;', '&')
  }

  test('shows the text, goes through signing in with it, and is sent by the same person only', async () => {
    const before = await castOn(site.origin, 'fatou')
    const part = `${(await before.get('/plan/c10-plan')).headers.get('location')}/p3`
    const fields = { id: randomUUID(), basedOn: '', text: TEXT, done: 'later', then: 'stay' }
    const later = await sessionsEnd()
    try {
      const fatou = before.at(later.origin)
      const ended = await fatou.post(part, fields)
      expect(ended.status).toBe(401)
      const page = await ended.text()
      expect(page).toContain('Votre session est finie')
      expect(page).toContain('Un texte de plus de vingt lettres')
      const held = heldIn(page)
      expect(JSON.parse(held)).toMatchObject({ address: part, typed: expect.arrayContaining([['text', TEXT]]) })

      const form = await fatou.post(`/connexion?suite=${encodeURIComponent(part)}`, { held })
      expect(heldIn(await form.text())).toBe(held)

      const other = strangerOn(later.origin)
      const notHers = await other.post('/connexion', { held, name: '+212600000008', password: 'trois mots simples' })
      expect(notHers.headers.getSetCookie()).toHaveLength(1)
      const refused = await notHers.text()
      expect(refused).toContain('Ce texte n’est pas à vous')
      expect(refused).not.toContain('Un texte de plus')

      const again = await fatou.post('/connexion', { held, name: '+212600000005', password: 'trois mots simples' })
      const ready = await again.text()
      expect(ready).toContain(`action="${part}"`)
      expect(ready).toContain('Un texte de plus de vingt lettres')
      expect((await fatou.post(part, fields)).status).toBe(303)
      expect(await (await fatou.get(part)).text()).toContain('Un texte de plus de vingt lettres')

      const autosave = await strangerOn(later.origin).post(`${part}/garder`, fields, { Accept: 'application/json' })
      expect(autosave.status).toBe(401)
    } finally {
      await later.stop()
    }
  })
})

test('behind a proxy that the operator names, the site speaks https', async () => {
  const environment = { TRUST_PROXY: 'yes' }
  const proxied = await startSite({ environment })
  try {
    const headers = { 'X-Forwarded-Proto': 'https', 'X-Forwarded-Host': 'passerelle.example', Origin: 'https://passerelle.example' }
    const answer = await strangerOn(proxied.origin).post('/connexion', { name: 'x@y.example', password: 'z' }, headers)
    expect(answer.status).toBe(400)
    expect(answer.headers.get('strict-transport-security')).toContain('includeSubDomains')
    await expect(signedInOn(proxied.origin, 'x@y.example', 'z')).rejects.toThrow('was not let in')
  } finally {
    await proxied.stop()
  }
})
