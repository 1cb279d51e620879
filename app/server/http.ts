import { randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AppLoadContext } from '@remix-run/node'
import type { Context } from '#app/access/context.server.ts'
import { deviceName, networkPart } from '#app/rules/devices.ts'
import { holdsSecret } from '#app/access/secret-fields.ts'
import { sessionsOn } from '#app/access/sessions.server.ts'
import { chooseLanguage } from '#app/language/choose-language.ts'
import { MARK } from '#app/offline/phone-headers.ts'
import type { Language } from '#app/rules/languages.ts'
import { describeError, type Log } from '#app/platform/log.server.ts'
import type { Settings } from '#app/platform/settings.server.ts'
import { isDatabaseAway, type VisitDb, type Visit as Origin } from '#db/handle.ts'
import { clientAddressOf, isFromElsewhere, isMalformed, originOf } from './arrival.ts'
import type { Assets } from './assets.ts'
import { mayReadMetrics, type Metrics } from './metrics.ts'
import type { Readiness } from './readiness.ts'
import { withoutToken } from './without-token.ts'
import { isNoForm, isUpload, pageRequest, readBody, urlOf } from './page-request.ts'
import { isSomebodyElses, ownerOf, readableByWorker } from './phone.ts'
import { plainAnswer } from './plain-answer.ts'
import { changedCookie, mayHaveChanged, mayReadBehind } from './reading-behind.ts'
import { sendPage } from './send-page.ts'
import { languageOf, sendShortPage, type Failure } from './short-page.ts'

const METHODS = ['GET', 'HEAD', 'POST', 'PUT']
const FOR_MACHINES = ['/healthz', '/readyz', '/metrics']
/** A request that took so long is noted with the name of its route and its queries. */
const SLOW_REQUEST_MS = 1_000

/** What answers a page request: the built Remix application. */
export type PageHandler = (request: Request, context: AppLoadContext) => Promise<Response>

export type ServerParts = {
  /** The handle for one request. */
  openDb: (visit: Origin) => VisitDb
  /** Whether pages may be read from a copy of the database. */
  hasReplica: boolean
  settings: Settings
  secret: string
  log: Log
  assets: Assets
  handlePage: PageHandler
  readiness: () => Promise<Readiness>
  /** Where the operator set a token for them. */
  metrics?: Metrics | undefined
  /** The pattern of the route that an address belongs to. */
  routeName: (pathname: string) => string
}

/** One request on its way through the server. */
type Visit = { parts: ServerParts; request: IncomingMessage; response: ServerResponse; requestId: string; language?: Language }

function setSecurityHeaders(response: ServerResponse, isSecure: boolean): void {
  response.setHeader('X-Content-Type-Options', 'nosniff')
  response.setHeader('Referrer-Policy', 'same-origin')
  response.setHeader('X-Frame-Options', 'DENY')
  // Pages bring a stricter policy of their own; files and short answers have this one.
  response.setHeader('Content-Security-Policy', "object-src 'none'; base-uri 'none'; frame-ancestors 'none'")
  response.setHeader('Cross-Origin-Opener-Policy', 'same-origin')
  response.setHeader('Cross-Origin-Resource-Policy', 'same-origin')
  response.setHeader('Permissions-Policy', 'camera=(), geolocation=(), microphone=(self), payment=(), usb=()')
  if (isSecure) response.setHeader('Strict-Transport-Security', 'max-age=31536000; includeSubDomains')
}

function fail(
  { parts, request, response, requestId, language = languageOf(request) }: Visit,
  status: Failure['status'],
  again?: Failure['again'],
): void {
  sendShortPage(request, response, { status, language, code: requestId, styles: parts.assets.styles, again })
}

/** The form of a request that could not be answered, so that nothing typed is lost. A form with a password is never written into a page. */
function formOf({ request }: Visit, body: Buffer): Failure['again'] {
  if (!String(request.headers['content-type'] ?? '').startsWith('application/x-www-form-urlencoded')) return undefined
  const typed = [...new URLSearchParams(body.toString('utf8'))]
  return holdsSecret(typed) ? undefined : { address: request.url ?? '/', typed }
}

async function contextOf(
  { parts, request, requestId }: Visit,
  { db, reads }: VisitDb,
  origin: URL,
): Promise<{ context: Context; setCookie: string | undefined }> {
  const { settings, secret, log } = parts
  const isSecure = origin.protocol === 'https:'
  // Who somebody is and what they may do is never read from a copy: rights that were taken end with the next request.
  const sessions = sessionsOn(db, isSecure, deviceName(request.headers['user-agent'] ?? ''))
  const cookie = request.headers.cookie ?? null
  const { viewer, endedPersonId, setCookie } = await sessions.read(cookie)
  const url = urlOf(request, origin)
  const language = chooseLanguage({
    asked: url.searchParams.get('lang'),
    own: viewer?.language,
    cookie,
    browser: request.headers['accept-language'] ?? null,
  })
  const context: Context = {
    ...{
      db: mayReadBehind(request, viewer) ? reads : db,
      requestId,
      language,
      isSecure,
      viewer,
      endedPersonId,
      sessions,
      settings,
      secret,
      log,
    },
    now: new Date(),
    nonce: randomBytes(16).toString('base64'),
    path: url.pathname,
    origin: origin.origin,
    clientAddress: clientAddressOf(request, settings),
  }
  return { context, setCookie }
}

async function pageOf(
  visit: Visit,
  db: VisitDb,
  origin: URL,
  body: Buffer,
): Promise<{ answer: Response; cookies: string[] } | 'not yours'> {
  const { parts, request, response } = visit
  const { context, setCookie } = await contextOf(visit, db, origin)
  visit.language = context.language
  const owner = ownerOf(parts.secret, context.viewer)
  response.setHeader(MARK, `${parts.assets.version} ${owner}`)
  if (isSomebodyElses(request, owner)) return 'not yours'
  const asked = pageRequest(request, response, origin, body)
  const sent = await parts.handlePage(asked, { passerelle: context })
  const answer = await readableByWorker(request, sent, (address) => {
    const place = new URL(address, origin)
    const headers = new Headers(asked.headers)
    headers.delete('content-type')
    const visited = { ...context, path: place.pathname, now: new Date() }
    return parts.handlePage(new Request(place, { headers, signal: asked.signal }), { passerelle: visited })
  })
  const changed = parts.hasReplica && mayHaveChanged(request, db) ? [changedCookie(context.isSecure)] : []
  return { answer, cookies: [...(setCookie && answer.headers.getSetCookie().length === 0 ? [setCookie] : []), ...changed] }
}

async function answerPage(visit: Visit, db: VisitDb, origin: URL, body: Buffer): Promise<void> {
  const { parts, request, response } = visit
  let page: Awaited<ReturnType<typeof pageOf>>
  try {
    page = await pageOf(visit, db, origin, body)
    // The copy that it was read from may be away: nothing was changed, and the database itself is asked.
    if (page !== 'not yours' && page.answer.status === 503 && db.reads !== db.db && !mayHaveChanged(request, db))
      page = await pageOf(visit, { ...db, reads: db.db }, origin, body)
  } catch (error) {
    parts.log.error({ requestId: visit.requestId, error: describeError(error) }, 'request failed')
    return fail(visit, isDatabaseAway(error) ? 503 : 500, formOf(visit, body))
  }
  if (page === 'not yours') return plainAnswer(response, 401, 'not yours')
  const { answer, cookies } = page
  // A page that failed may have failed in its frame too: the server's own page stands without either.
  if (answer.status >= 500) return fail(visit, answer.status === 503 ? 503 : 500, formOf(visit, body))
  await sendPage(request, response, answer, cookies)
}

/** The rest of a refused body is not read: the connection ends with the answer. */
function refuseBody(visit: Visit): void {
  visit.response.setHeader('Connection', 'close')
  fail(visit, 413)
}

async function answerMetrics({ parts: { metrics, settings }, request, response }: Visit): Promise<void> {
  const { metricsToken } = settings
  if (!metrics || metricsToken === undefined || !mayReadMetrics(request, metricsToken)) return plainAnswer(response, 404, 'not found')
  response.setHeader('Content-Type', metrics.contentType)
  response.setHeader('Cache-Control', 'no-store')
  response.end(await metrics.text())
}

/** Notes an answered request in the figures and the log; a slow one also where only warnings are kept. */
function noteAnswer({ parts, request, response, requestId }: Visit, milliseconds: number, queries: number): void {
  const path = (request.url ?? '').split('?')[0] ?? ''
  const route = parts.routeName(path)
  const { method = '' } = request
  const status = response.statusCode
  parts.metrics?.note({ route, method, status, seconds: milliseconds / 1000, queries })
  const ms = Math.round(milliseconds)
  if (ms >= SLOW_REQUEST_MS) parts.log.warn({ requestId, method, route, status, ms, queries }, 'slow request')
  else if (parts.log.isLevelEnabled('info')) parts.log.info({ requestId, method, path: withoutToken(path), status, ms, queries }, 'request')
}

async function answerRequest(visit: Visit): Promise<void> {
  const { parts, request, response, requestId } = visit
  const origin = originOf(request, parts.settings)
  const address = request.url ?? '/'
  response.setHeader('X-Request-Id', requestId)
  response.setHeader(MARK, parts.assets.version)
  setSecurityHeaders(response, origin?.protocol === 'https:')
  if (FOR_MACHINES.includes(address) && request.method !== 'GET' && request.method !== 'HEAD') {
    response.setHeader('Allow', 'GET, HEAD')
    return plainAnswer(response, 405, 'only GET')
  }
  if (address === '/healthz') return plainAnswer(response, 200, 'alive')
  if (address === '/readyz') {
    const { isReady, words } = await parts.readiness()
    return plainAnswer(response, isReady ? 200 : 503, words)
  }
  if (address === '/metrics') return answerMetrics(visit)
  if (!origin) {
    parts.log.warn({ requestId }, 'host refused: set BASE_URL to the address that people use')
    return fail(visit, 400)
  }
  if (!address.startsWith('/') || isMalformed(address)) return fail(visit, 400)
  if (await parts.assets.serve(request, response)) return
  if (!METHODS.includes(request.method ?? '')) {
    response.setHeader('Allow', METHODS.join(', '))
    return fail(visit, 405)
  }
  if (isFromElsewhere(request, origin)) return fail(visit, 403)
  const started = performance.now()
  const body = await readBody(request)
  if (body === 'too-large') return refuseBody(visit)
  if (!isUpload(request) && isNoForm(request, body)) return fail(visit, 415)
  const device = deviceName(request.headers['user-agent'] ?? '')
  const db = parts.openDb({ requestId, device, network: networkPart(clientAddressOf(request, parts.settings)) })
  await answerPage(visit, db, origin, body)
  noteAnswer(visit, performance.now() - started, db.queries())
}

/** The web server: assets, guards that stand before any page, then the pages; one clear answer for whatever fails on the way. */
export function createWebServer(parts: ServerParts): Server {
  const server = createServer((request, response) => {
    const visit: Visit = { parts, request, response, requestId: randomBytes(6).toString('hex') }
    answerRequest(visit).catch((error: unknown) => {
      // Who hangs up in the middle of sending gets no answer and is no fault of ours.
      if (request.destroyed && !request.complete) return
      parts.log.error({ requestId: visit.requestId, error: describeError(error) }, 'request failed')
      if (response.headersSent) response.destroy()
      else fail(visit, isDatabaseAway(error) ? 503 : 500)
    })
  })
  server.keepAliveTimeout = 65_000
  server.headersTimeout = 70_000
  server.requestTimeout = 300_000
  return server
}
