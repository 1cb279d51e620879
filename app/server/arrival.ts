import type { IncomingMessage } from 'node:http'
import type { Settings } from '#app/platform/settings.server.ts'

type Trust = Pick<Settings, 'trustsProxy' | 'baseUrl'>

/** The scheme and host people used. Forwarded headers count only when the operator says that a proxy sets them, and of several values the nearest: those before it may come from anybody. */
export function originOf(request: IncomingMessage, settings: Trust): URL | undefined {
  const header = (name: string) =>
    settings.trustsProxy
      ? String(request.headers[name] ?? '')
          .split(',')
          .at(-1)
          ?.trim()
      : ''
  const host = header('x-forwarded-host') || request.headers.host || ''
  const scheme = header('x-forwarded-proto') === 'https' ? 'https' : 'http'
  const url = settings.baseUrl ?? `${scheme}://${host}`
  return URL.canParse(url) ? new URL(url) : undefined
}

/** The nearest address that the operator's proxy vouches for, or that of the connection. */
export function clientAddressOf(request: IncomingMessage, settings: Trust): string {
  const forwarded = settings.trustsProxy
    ? String(request.headers['x-forwarded-for'] ?? '')
        .split(',')
        .at(-1)
        ?.trim()
    : ''
  return forwarded || request.socket.remoteAddress || ''
}

/**
 * A change is taken only from our own pages: a browser says where a form comes from, the oldest ones by Referer alone. A request that says nothing
 * is taken only without cookies: it acts for nobody.
 */
export function isFromElsewhere(request: IncomingMessage, origin: URL): boolean {
  if (request.method === 'GET' || request.method === 'HEAD') return false
  const site = request.headers['sec-fetch-site']
  if (site !== undefined) return site !== 'same-origin' && site !== 'none'
  const from = request.headers.origin
  if (from !== undefined) return from !== origin.origin
  const { referer, cookie } = request.headers
  if (referer !== undefined) return !URL.canParse(referer) || new URL(referer).origin !== origin.origin
  return cookie !== undefined
}

/** True where the path holds a malformed escape, which would fail deep in the router, or the address a zero byte, which no text in a database holds. */
export function isMalformed(address: string): boolean {
  if (address.includes('%00')) return true
  try {
    decodeURIComponent(address.split('?')[0] ?? '')
    return false
  } catch {
    return true
  }
}
