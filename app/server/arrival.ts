import type { IncomingMessage } from 'node:http'
import { isIP } from 'node:net'
import type { Settings } from '#app/platform/settings.server.ts'

type Trust = Pick<Settings, 'trustsProxy' | 'baseUrl' | 'host'>

/**
 * True for a name that leads to this machine whoever says it: an address in numbers, localhost, or the name it listens on. Any other name may be made up, or
 * may lead here from a foreign page, and would then stand in links and let its page read ours.
 */
function leadsHere(hostname: string, listensOn: string): boolean {
  const name = hostname.replace(/^\[|\]$/g, '').toLowerCase()
  return isIP(name) > 0 || name === 'localhost' || name.endsWith('.localhost') || name === listensOn.toLowerCase()
}

/**
 * The scheme and host people used: those of BASE_URL; else those of the proxy that the operator vouches for, of several values the nearest, because those
 * before it may come from anybody; else those of the request where they lead here whoever says it. Undefined for a host that only the request knows.
 */
export function originOf(request: IncomingMessage, settings: Trust): URL | undefined {
  if (settings.baseUrl) return new URL(settings.baseUrl)
  const header = (name: string) =>
    settings.trustsProxy
      ? String(request.headers[name] ?? '')
          .split(',')
          .at(-1)
          ?.trim()
      : ''
  const host = header('x-forwarded-host') || request.headers.host || ''
  const scheme = header('x-forwarded-proto') === 'https' ? 'https' : 'http'
  const address = `${scheme}://${host}`
  const origin = URL.canParse(address) ? new URL(address) : undefined
  return origin && (settings.trustsProxy || leadsHere(origin.hostname, settings.host)) ? origin : undefined
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
