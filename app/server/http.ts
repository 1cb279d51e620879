import { createHash, randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { createRequest } from '@remix-run/node-fetch-server'
import type { AppLoadContext } from '@remix-run/node'
import type { Context } from '#app/access/context.server.ts'
import { sessionsOn } from '#app/access/sessions.server.ts'
import { chooseLanguage } from '#app/language/choose-language.ts'
import { describeError, type Log } from '#app/platform/log.server.ts'
import type { Settings } from '#app/platform/settings.server.ts'
import { countingQueries, type Db } from '#db/handle.ts'
import type { Assets } from './assets.ts'
import { plainAnswer } from './plain-answer.ts'

const compressBrotli = promisify(brotliCompress)
const compressGzip = promisify(gzip)

/** Bodies under this size are sent as they are: compressing them gains nothing. */
const WORTH_COMPRESSING = 1_000
const COMPRESSIBLE = /^(text\/|application\/(json|javascript|manifest\+json)|image\/svg\+xml)/
const MAX_BODY = 10 * 1024 * 1024

/** What answers a page request: the built Remix application. */
export type PageHandler = (request: Request, context: AppLoadContext) => Promise<Response>

export type ServerParts = {
  db: Db
  settings: Settings
  secret: string
  log: Log
  assets: Assets
  handlePage: PageHandler
  isReady: () => Promise<boolean>
}

function setSecurityHeaders(response: ServerResponse, isSecure: boolean): void {
  response.setHeader('X-Content-Type-Options', 'nosniff')
  response.setHeader('Referrer-Policy', 'same-origin')
  response.setHeader('X-Frame-Options', 'DENY')
  response.setHeader('Cross-Origin-Opener-Policy', 'same-origin')
  response.setHeader('Cross-Origin-Resource-Policy', 'same-origin')
  response.setHeader('Permissions-Policy', 'camera=(), geolocation=(), microphone=(self), payment=(), usb=()')
  if (isSecure) response.setHeader('Strict-Transport-Security', 'max-age=31536000; includeSubDomains')
}

/** The scheme and host people used. Forwarded headers count only when the operator says that a proxy sets them. */
function originOf(request: IncomingMessage, settings: Settings): URL | undefined {
  const header = (name: string) =>
    settings.trustsProxy
      ? String(request.headers[name] ?? '')
          .split(',')[0]
          ?.trim()
      : ''
  const host = header('x-forwarded-host') || request.headers.host || ''
  const scheme = header('x-forwarded-proto') === 'https' ? 'https' : 'http'
  const url = settings.baseUrl ?? `${scheme}://${host}`
  return URL.canParse(url) ? new URL(url) : undefined
}

/** The nearest address that the operator's proxy vouches for, or that of the connection. */
function clientAddressOf(request: IncomingMessage, settings: Settings): string {
  const forwarded = settings.trustsProxy
    ? String(request.headers['x-forwarded-for'] ?? '')
        .split(',')
        .at(-1)
        ?.trim()
    : ''
  return forwarded || request.socket.remoteAddress || ''
}

/** A change is taken only from our own pages: a browser says where a form comes from. */
function isFromElsewhere(request: IncomingMessage, origin: URL): boolean {
  if (request.method === 'GET' || request.method === 'HEAD') return false
  const site = request.headers['sec-fetch-site']
  if (site !== undefined) return site !== 'same-origin' && site !== 'none'
  const from = request.headers.origin
  return from !== undefined && from !== origin.origin
}

/** True where the path holds a malformed escape, which would otherwise fail deep in the router. */
function isMalformed(address: string): boolean {
  try {
    decodeURIComponent(address.split('?')[0] ?? '')
    return false
  } catch {
    return true
  }
}

async function send(request: IncomingMessage, response: ServerResponse, answer: Response, cookies: string[]): Promise<void> {
  const body = answer.body === null ? Buffer.alloc(0) : Buffer.from(await answer.arrayBuffer())
  response.statusCode = answer.status
  for (const [name, value] of answer.headers) if (name !== 'set-cookie' && name !== 'content-length') response.setHeader(name, value)
  const setCookies = [...answer.headers.getSetCookie(), ...cookies]
  if (setCookies.length > 0) response.setHeader('Set-Cookie', setCookies)
  if (!answer.headers.has('cache-control')) response.setHeader('Cache-Control', 'private, no-store')
  response.appendHeader('Vary', 'Accept-Encoding, Cookie')

  if (answer.status === 200 && !/no-store/.test(String(response.getHeader('Cache-Control')))) {
    const tag = `W/"${createHash('sha1').update(body).digest('base64url')}"`
    response.setHeader('ETag', tag)
    if (request.headers['if-none-match'] === tag) {
      response.statusCode = 304
      response.removeHeader('Content-Type')
      response.end()
      return
    }
  }
  const packed = await pack(request, String(answer.headers.get('content-type') ?? ''), body)
  if (packed.encoding) response.setHeader('Content-Encoding', packed.encoding)
  response.setHeader('Content-Length', packed.body.length)
  response.end(request.method === 'HEAD' ? undefined : packed.body)
}

async function pack(request: IncomingMessage, type: string, body: Buffer): Promise<{ body: Buffer; encoding?: string }> {
  const accepted = String(request.headers['accept-encoding'] ?? '')
  if (body.length < WORTH_COMPRESSING || !COMPRESSIBLE.test(type)) return { body }
  // One call on the whole body: a stream per response costs ten times the CPU for the same bytes.
  if (/\bbr\b/.test(accepted)) {
    const params = {
      [constants.BROTLI_PARAM_QUALITY]: 5,
      [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
      [constants.BROTLI_PARAM_LGWIN]: 18,
    }
    return { body: await compressBrotli(body, { params }), encoding: 'br' }
  }
  if (/\bgzip\b/.test(accepted)) return { body: await compressGzip(body, { level: 6 }), encoding: 'gzip' }
  return { body }
}

async function answerPage(
  parts: ServerParts,
  request: IncomingMessage,
  response: ServerResponse,
  origin: URL,
  requestId: string,
): Promise<void> {
  const { db, settings } = parts
  const isSecure = origin.protocol === 'https:'
  const sessions = sessionsOn(db, isSecure)
  const cookie = request.headers.cookie ?? null
  const { viewer, setCookie } = await sessions.read(cookie)
  const fetchRequest = createRequest(request, response, { host: origin.host, protocol: origin.protocol })
  const url = new URL(fetchRequest.url)
  const language = chooseLanguage({
    asked: url.searchParams.get('lang'),
    own: viewer?.language,
    cookie,
    browser: request.headers['accept-language'] ?? null,
  })
  const context: Context = {
    db,
    now: new Date(),
    requestId,
    nonce: randomBytes(16).toString('base64'),
    language,
    path: url.pathname,
    origin: origin.origin,
    isSecure,
    clientAddress: clientAddressOf(request, settings),
    viewer,
    sessions,
    settings,
    secret: parts.secret,
    log: parts.log,
  }
  const answer = await parts.handlePage(fetchRequest, { passerelle: context })
  await send(request, response, answer, setCookie && answer.headers.getSetCookie().length === 0 ? [setCookie] : [])
}

async function answerRequest(parts: ServerParts, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { settings, assets } = parts
  const requestId = randomBytes(6).toString('hex')
  const origin = originOf(request, settings)
  const address = request.url ?? '/'
  response.setHeader('X-Request-Id', requestId)
  setSecurityHeaders(response, origin?.protocol === 'https:')
  if (address === '/healthz') return plainAnswer(response, 200, 'alive')
  if (address === '/readyz') return (await parts.isReady()) ? plainAnswer(response, 200, 'ready') : plainAnswer(response, 503, 'not ready')
  if (!origin) return plainAnswer(response, 400, 'Host?')
  if (!address.startsWith('/') || isMalformed(address)) return plainAnswer(response, 400, 'Address?')
  if (await assets.serve(request, response)) return
  if (!['GET', 'HEAD', 'POST', 'PUT'].includes(request.method ?? '')) return plainAnswer(response, 405, 'Method?')
  if (isFromElsewhere(request, origin)) return plainAnswer(response, 403, 'This form was not sent from our own pages.')
  if (Number(request.headers['content-length'] ?? 0) > MAX_BODY) return plainAnswer(response, 413, 'Too large.')
  const started = performance.now()
  const { queries } = await countingQueries(() => answerPage(parts, request, response, origin, requestId))
  if (parts.log.isLevelEnabled('info')) {
    const path = address.split('?')[0]
    parts.log.info(
      { requestId, method: request.method, path, status: response.statusCode, ms: Math.round(performance.now() - started), queries },
      'request',
    )
  }
}

/** The web server: assets, guards that stand before any page, then the pages; one clear answer for whatever fails on the way. */
export function createWebServer(parts: ServerParts): Server {
  const server = createServer((request, response) => {
    answerRequest(parts, request, response).catch((error: unknown) => {
      parts.log.error({ requestId: response.getHeader('X-Request-Id'), error: describeError(error) }, 'request failed')
      if (response.headersSent) response.destroy()
      else
        plainAnswer(
          response,
          503,
          'Une pause de notre côté. Rien n’est perdu : réessayez dans une minute. · A short break: try again in a minute. · توقف قصير: أعيدوا المحاولة بعد دقيقة.',
        )
    })
  })
  server.keepAliveTimeout = 65_000
  server.headersTimeout = 70_000
  server.requestTimeout = 300_000
  return server
}
