import { Agent, request as httpRequest, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { pino } from 'pino'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { readSettings, type Settings } from '#app/platform/settings.server.ts'
import { worldDatabase } from '#db/test-world.ts'
import { visitDb, type Db } from '#db/handle.ts'
import { idOf } from '#db/seed/named-id.ts'
import { sessionsOn } from '#app/access/sessions.server.ts'
import { openMetrics } from './metrics.ts'
import { createWebServer, type PageHandler } from './http.ts'
import { endServer } from './end-server.ts'
import { MAX_BODY } from './page-request.ts'

type Answer = { status: number; headers: Record<string, string | string[] | undefined>; body: string }
type Sent = { method?: string; path?: string; headers?: Record<string, string>; body?: string | Buffer[]; agent?: Agent }

const running: Server[] = []
let seen: Array<{ method: string; url: string; headers: Headers; body: string }> = []
let page: PageHandler
const echo: PageHandler = async (request) => {
  seen.push({ method: request.method, url: request.url, headers: request.headers, body: await request.text() })
  return new Response('<p>page</p>'.repeat(200), { headers: { 'Content-Type': 'text/html', 'Cache-Control': 'private, no-cache' } })
}

async function start(wishes: { environment?: Record<string, string>; db?: Db } = {}): Promise<(sent?: Sent) => Promise<Answer>> {
  const { db } = await worldDatabase()
  const settings: Settings = readSettings({ SECRET: 'a secret for tests only, long enough', ...wishes.environment })
  const server = createWebServer({
    openDb: (visit) => visitDb(visit, { of: db, open: () => wishes.db ?? db }, false),
    hasReplica: false,
    settings,
    secret: 'a secret for tests only',
    log: pino({ level: 'silent' }),
    assets: { serve: async () => false, styles: '/assets/learner-x.css', version: 'test' },
    handlePage: (request, context) => page(request, context),
    readiness: async () => ({ isReady: true, words: 'ready' }),
    routeName: () => '/somewhere',
    metrics: openMetrics(db),
  })
  running.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return ({ method = 'GET', path = '/', headers = {}, body, agent } = {}) =>
    new Promise((resolve, reject) => {
      const sending = httpRequest({ host: '127.0.0.1', port, method, path, headers, agent: agent ?? false }, (response) => {
        let text = ''
        response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk))
        response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }))
      })
      sending.on('error', reject)
      if (Array.isArray(body)) for (const chunk of body) sending.write(chunk)
      sending.end(Array.isArray(body) ? undefined : body)
    })
}

const HTML = { Accept: 'text/html' }
const FORM = { 'Content-Type': 'application/x-www-form-urlencoded' }

beforeEach(() => {
  seen = []
  page = echo
})
afterAll(() => Promise.all(running.map(endServer)))

describe('a change is taken only from our own pages', () => {
  test.each([
    ['a foreign origin', { Origin: 'https://elsewhere.example' }],
    ['no origin to speak of', { Origin: 'null' }],
    ['another site, as the browser says', { 'Sec-Fetch-Site': 'cross-site' }],
    ['a neighbour site', { 'Sec-Fetch-Site': 'same-site' }],
    ['our host on another port', { Origin: 'http://site.localhost:81' }],
    ['a foreign page, by its Referer alone', { Referer: 'https://elsewhere.example/http://site.localhost/' }],
    ['a Referer that is no address', { Referer: 'site.localhost' }],
    ['somebody’s browser that says nothing of where the form comes from', { Cookie: 'session=of-somebody' }],
    [
      'a foreign origin beside a forged host',
      { Origin: 'https://elsewhere.example', 'X-Forwarded-Host': 'elsewhere.example', 'X-Forwarded-Proto': 'https' },
    ],
  ])('%s is refused before any page', async (_case, headers) => {
    const ask = await start()
    const { status } = await ask({ method: 'POST', headers: { Host: 'site.localhost', ...headers }, body: 'a=1' })
    expect(status).toBe(403)
    expect(seen).toEqual([])
  })

  test.each([
    ['our own origin', { Origin: 'http://site.localhost' }],
    ['the same origin, as the browser says', { 'Sec-Fetch-Site': 'same-origin', Origin: 'null' }],
    ['our own page, by its Referer alone', { Referer: 'http://site.localhost/connexion', Cookie: 'session=of-somebody' }],
    ['a program without any of it, and without cookies', {}],
  ])('%s is let in', async (_case, headers) => {
    const ask = await start()
    const { status } = await ask({ method: 'POST', headers: { Host: 'site.localhost', ...FORM, ...headers }, body: 'a=1' })
    expect(status).toBe(200)
    expect(seen[0]?.body).toBe('a=1')
  })

  test('reading is open to links from anywhere', async () => {
    const ask = await start()
    expect((await ask({ headers: { 'Sec-Fetch-Site': 'cross-site' } })).status).toBe(200)
  })
})

describe('the address people used', () => {
  test('is that of the connection, whatever a client claims', async () => {
    const ask = await start()
    await ask({ headers: { Host: 'site.localhost', 'X-Forwarded-Host': 'elsewhere.example', 'X-Forwarded-Proto': 'https' } })
    expect(seen[0]?.url).toBe('http://site.localhost/')
    expect(seen[0]?.headers.get('x-forwarded-host')).toBeNull()
  })

  test.each([
    ['a name that somebody made up', 'elsewhere.example', {}, 400],
    ['a name that begins like ours', 'localhost.elsewhere.example', {}, 400],
    ['a number with a name behind it', '127.0.0.1.elsewhere.example', {}, 400],
    ['the name it listens on', 'inside:3000', { HOST: 'inside' }, 200],
    ['another name than it listens on', 'outside:3000', { HOST: 'inside' }, 400],
    ['localhost', 'localhost:3000', {}, 200],
    ['an address in numbers', '192.168.1.7', {}, 200],
    ['a long address in numbers', '[::1]:3000', {}, 200],
    ['a made-up name where BASE_URL is set', 'elsewhere.example', { BASE_URL: 'https://lms.example' }, 200],
  ])('%s', async (_case, host, environment, status) => {
    const ask = await start({ environment })
    const answer = await ask({ headers: { Host: host } })
    expect(answer.status).toBe(status)
    expect(answer.body).not.toContain('elsewhere')
    expect(seen.map(({ url }) => new URL(url).hostname)).not.toContain('elsewhere.example')
  })

  test('is that of the proxy where the operator says that there is one', async () => {
    const ask = await start({ environment: { TRUST_PROXY: 'yes' } })
    const { headers } = await ask({
      method: 'POST',
      headers: {
        Host: 'inside:3000',
        'X-Forwarded-Host': 'site.localhost',
        'X-Forwarded-Proto': 'https',
        Origin: 'https://site.localhost',
      },
    })
    expect(seen[0]?.url).toBe('https://site.localhost/')
    expect(seen[0]?.headers.get('host')).toBe('site.localhost')
    expect(headers['strict-transport-security']).toContain('max-age')
  })

  test('is the nearest of several that are forwarded: those before it may come from anybody', async () => {
    const ask = await start({ environment: { TRUST_PROXY: 'yes' } })
    const forwarded = { 'X-Forwarded-Host': 'elsewhere.example, site.localhost', 'X-Forwarded-Proto': 'http, https' }
    await ask({ headers: { Host: 'inside:3000', ...forwarded } })
    expect(seen[0]?.url).toBe('https://site.localhost/')
  })

  test('never becomes another host by two slashes', async () => {
    const ask = await start()
    await ask({ path: '//elsewhere.example/x', headers: { Host: 'site.localhost' } })
    expect(seen[0]?.url).toBe('http://site.localhost//elsewhere.example/x')
  })
})

describe('a file', () => {
  test.each(['/banque/importer', '/cohortes/00000000-0000-4000-8000-000000000000/importer'])('reaches the page of %s', async (path) => {
    const ask = await start()
    await ask({ method: 'POST', path, body: 'x', headers: { 'Content-Type': 'multipart/form-data; boundary=x' } })
    expect(seen.map(({ url }) => new URL(url).pathname)).toEqual([path])
  })
})

describe('what no page can answer', () => {
  test.each<[string, Sent, number]>([
    ['a malformed escape', { path: '/lecons/%E0%A4%A' }, 400],
    ['a zero byte in the path', { path: '/lecons/%00' }, 400],
    ['a zero byte in the search', { path: '/admin/personnes?q=a%00b' }, 400],
    ['a body that is no form', { method: 'POST', body: '{"a":1}', headers: { 'Content-Type': 'application/json' } }, 415],
    ['a broken form of another kind', { method: 'POST', body: 'x', headers: { 'Content-Type': 'multipart/form-data; boundary=x' } }, 415],
    [
      'a file at an address that takes none',
      { method: 'POST', path: '/banque', body: 'x', headers: { 'Content-Type': 'multipart/form-data; boundary=x' } },
      415,
    ],
    ['a body of no kind', { method: 'POST', body: 'x' }, 415],
    ['an unknown method', { method: 'DELETE' }, 405],
    ['OPTIONS', { method: 'OPTIONS' }, 405],
    ['TRACE', { method: 'TRACE' }, 405],
    ['an address of another host', { path: 'http://elsewhere.example/' }, 400],
  ])('%s has an answer in the language of the browser', async (_case, sent, expected) => {
    const ask = await start()
    const { status, body, headers } = await ask({ ...sent, headers: { ...HTML, 'Accept-Language': 'ar', ...sent.headers } })
    expect(status).toBe(expected)
    expect(body).toContain('<html lang="ar" dir="rtl">')
    expect(headers['x-request-id']).toMatch(/^[0-9a-f]{12}$/)
    expect(headers['content-security-policy']).toContain("default-src 'none'")
    expect(seen).toEqual([])
  })

  test('a body that declares too much is refused without being read', async () => {
    const ask = await start()
    const { status, body } = await ask({ method: 'POST', headers: { ...HTML, 'Content-Length': String(MAX_BODY + 1) }, body: 'x' })
    expect(status).toBe(413)
    expect(body).toContain('C’est trop grand pour être envoyé')
  })

  test('a body that declares nothing is refused as soon as it is too much', async () => {
    const ask = await start()
    const chunk = Buffer.alloc(1024 * 1024, 'x')
    const sent = { method: 'POST', headers: { 'Transfer-Encoding': 'chunked' }, body: Array.from({ length: 11 }, () => chunk) }
    // The connection ends with the answer, so that a client still sending may meet its end first.
    const status = await ask(sent).then(
      (answer) => answer.status,
      (error: NodeJS.ErrnoException) => error.code,
    )
    expect([413, 'ECONNRESET', 'EPIPE']).toContain(status)
    expect(seen).toEqual([])
  })

  test('zero bytes fall out of a form, and the rest of it arrives', async () => {
    const ask = await start()
    await ask({ method: 'POST', headers: FORM, body: 'text=a%00b\0c%2500&done=yes' })
    expect(seen[0]?.body).toBe('text=abc%2500&done=yes')
  })

  test.each(['', 'application/json', 'multipart/form-data; boundary=x'])(
    'a change of the kind "%s" without a body is an empty form',
    async (type) => {
      page = async (request) => new Response(String([...(await request.formData())].length))
      const ask = await start()
      expect(await ask({ method: 'POST', headers: type === '' ? {} : { 'Content-Type': type } })).toMatchObject({
        status: 200,
        body: '0',
      })
    },
  )

  test('the largest body that is allowed arrives whole', async () => {
    const ask = await start()
    const { status } = await ask({
      method: 'POST',
      headers: { 'Transfer-Encoding': 'chunked', ...FORM },
      body: [Buffer.alloc(MAX_BODY, 'x')],
    })
    expect(status).toBe(200)
    expect(seen[0]?.body.length).toBe(MAX_BODY)
  })
})

describe('what every answer says to the browser', () => {
  test.each(['/', '/healthz', '/%', '/assets/none.js'])('%s: no frame, no sniffing, no address given away', async (path) => {
    const ask = await start()
    const { headers } = await ask({ path })
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
    })
    expect(headers['permissions-policy']).toMatch(/camera=\(\), geolocation=\(\)/)
    expect(headers['content-security-policy']).toMatch(/base-uri 'none'.*frame-ancestors 'none'/)
    expect(headers['strict-transport-security']).toBeUndefined()
    expect(headers['access-control-allow-origin']).toBeUndefined()
  })

  test('on https the browser stays there for a year', async () => {
    const ask = await start({ environment: { BASE_URL: 'https://lms.example' } })
    expect((await ask()).headers['strict-transport-security']).toBe('max-age=31536000; includeSubDomains')
  })
})

describe('whether it lives', () => {
  test.each(['/healthz', '/readyz'])('%s answers GET and HEAD alone', async (path) => {
    const ask = await start()
    for (const method of ['GET', 'HEAD']) expect((await ask({ method, path })).status).toBe(200)
    for (const method of ['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'])
      expect(await ask({ method, path })).toMatchObject({ status: 405, headers: { allow: 'GET, HEAD' } })
  })
})

describe('the figures of the service', () => {
  test('are nowhere without a token, and nowhere for who does not bring it', async () => {
    expect((await (await start())({ path: '/metrics' })).status).toBe(404)
    const ask = await start({ environment: { METRICS_TOKEN: 'a token of sixteen' } })
    expect((await ask({ path: '/metrics' })).status).toBe(404)
    expect((await ask({ path: '/metrics', headers: { Authorization: 'Bearer a token of sixteen' } })).status).toBe(200)
  })
})

describe('a form that a phone sends', () => {
  const sent = { method: 'POST', path: '/quiz/un/1', headers: { ...FORM, 'x-passerelle-worker': 'page' }, body: 'go=next' }
  const leading = (cookie?: string): PageHandler => {
    return async (request, context) =>
      request.method === 'POST'
        ? new Response(null, { status: 303, headers: { Location: '/quiz/un/2?a=b#ici', ...(cookie ? { 'Set-Cookie': cookie } : {}) } })
        : echo(request, context)
  }

  test('brings the page along that it leads to, in one answer, which nobody keeps', async () => {
    page = leading()
    const send = await start()
    const answer = await send(sent)
    expect(answer).toMatchObject({
      status: 200,
      headers: { 'x-passerelle-to': '/quiz/un/2?a=b#ici', 'cache-control': 'private, no-store' },
    })
    expect(answer.body).toContain('<p>page</p>')
    expect(seen).toMatchObject([{ method: 'GET', body: '' }])
    expect(seen[0]?.url).toMatch(/\/quiz\/un\/2\?a=b/)
  })

  test('is answered with the address alone where it waited, and where a cookie is set', async () => {
    page = leading()
    const send = await start()
    const waited = await send({ ...sent, headers: { ...sent.headers, 'x-passerelle-worker': '1' } })
    page = leading('a=b')
    for (const answer of [waited, await send(sent)])
      expect(answer).toMatchObject({ status: 200, body: '', headers: { 'x-passerelle-to': '/quiz/un/2?a=b#ici' } })
    expect(seen).toEqual([])
  })
})

describe('a page that may be kept', () => {
  test('is compressed, tagged, and not sent again while it is the same', async () => {
    const ask = await start()
    const first = await ask({ headers: { 'Accept-Encoding': 'gzip, br' } })
    expect(first.headers).toMatchObject({ 'content-encoding': 'br', 'cache-control': 'private, no-cache' })
    expect(first.headers['vary']).toContain('Accept-Encoding')
    const again = await ask({ headers: { 'Accept-Encoding': 'gzip', 'If-None-Match': String(first.headers['etag']) } })
    expect(again).toMatchObject({ status: 304, body: '' })
    expect((await ask({ headers: { 'Accept-Encoding': 'gzip' } })).headers['content-encoding']).toBe('gzip')
    expect((await ask()).headers['content-encoding']).toBeUndefined()
  })

  test('HEAD answers the headers of GET alone', async () => {
    const ask = await start()
    const { status, body, headers } = await ask({ method: 'HEAD' })
    expect({ status, body, length: headers['content-length'] }).toEqual({ status: 200, body: '', length: '2200' })
    expect(seen[0]?.method).toBe('GET')
  })

  test('a page that says nothing of keeping is never kept and has no tag', async () => {
    page = async () => new Response('x')
    const { headers } = await (await start())()
    expect(headers['cache-control']).toBe('private, no-store')
    expect(headers['etag']).toBeUndefined()
  })
})

describe('when the database does not answer', () => {
  const away = Object.assign(new Error('Failed query'), { cause: Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }) })
  const broken = (error: Error) => ({ execute: () => Promise.reject(error) }) as unknown as Db
  const cookie = { Cookie: 'session=abcdefghijklmnopqrstuvwxyz0123456789abcd' }

  test('people read so in their language, and what they typed can be sent again', async () => {
    const ask = await start({ db: broken(away) })
    const typed = new URLSearchParams({ text: 'Atelier "Sika" <b> & associées', id: '7' }).toString()
    const { status, body, headers } = await ask({
      method: 'POST',
      path: '/travaux/p?x=1&y=2',
      headers: { ...HTML, ...FORM, ...cookie, 'Sec-Fetch-Site': 'same-origin' },
      body: typed,
    })
    expect(status).toBe(503)
    expect(headers['retry-after']).toBe('60')
    expect(body).toContain('Le service fait une pause')
    expect(body).toContain('action="/travaux/p?x=1&amp;y=2"')
    expect(body).toContain('value="Atelier &quot;Sika&quot; &lt;b&gt; &amp; associées"')
    expect(body).toContain('value="7"')
    expect(body).not.toContain('<b>')
  })

  test('a password is not written into the page', async () => {
    const ask = await start({ db: broken(away) })
    const { body } = await ask({
      method: 'POST',
      headers: { ...HTML, ...FORM, ...cookie, 'Sec-Fetch-Site': 'same-origin' },
      body: 'name=a&password=trois+mots',
    })
    expect(body).not.toContain('trois mots')
  })

  test('a program reads one line', async () => {
    const ask = await start({ db: broken(away) })
    expect(await ask({ headers: { ...cookie, Accept: 'application/json' } })).toMatchObject({
      status: 503,
      body: 'Le service fait une pause\n',
    })
  })

  test('any other fault is ours: 500, with the code that the log has', async () => {
    const ask = await start({ db: broken(new Error('a slip')) })
    const { status, body, headers } = await ask({ headers: { ...HTML, ...cookie } })
    expect(status).toBe(500)
    expect(body).toContain(String(headers['x-request-id']))
    expect(body).not.toContain('a slip')
  })

  test('a page that answers 500 is replaced by the short page, in the language of the person', async () => {
    const { db } = await worldDatabase()
    const [cookieOfSalma] = (await sessionsOn(db, false).open(idOf('salma'), false)).split(';')
    page = async () => new Response('<h1>raw</h1>', { status: 500 })
    const ask = await start()
    const { body } = await ask({ headers: { ...HTML, Cookie: cookieOfSalma ?? '' } })
    expect(body).toContain('lang="ar"')
    expect(body).not.toContain('raw')
    await sessionsOn(db, false).closeAll(idOf('salma'))
  })
})

test('a server that ends answers what runs and closes the connection behind it', async () => {
  let release: (() => void) | undefined
  const held = new Promise<void>((resolve) => (release = resolve))
  let hasArrived: (() => void) | undefined
  const arrived = new Promise<void>((resolve) => (hasArrived = resolve))
  page = async () => {
    hasArrived?.()
    await held
    return new Response('finished')
  }
  const ask = await start()
  const agent = new Agent({ keepAlive: true })
  const answer = ask({ agent })
  await arrived
  const ended = endServer(running.at(-1)!)
  release?.()
  expect((await answer).body).toBe('finished')
  const started = performance.now()
  await ended
  expect(performance.now() - started).toBeLessThan(5_000)
  agent.destroy()
})
