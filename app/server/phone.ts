import type { IncomingMessage } from 'node:http'
import type { Viewer } from '#app/access/viewer.ts'
import { BY_WORKER, LEADS_TO, NOBODY, OWNER, SHARED, WITH_PAGE } from '#app/offline/phone-headers.ts'
import { phoneIdOf } from '#app/platform/phone-id.server.ts'

/** Whom a page is made for, as a phone may know it. */
export function ownerOf(secret: string, viewer: Viewer | null): string {
  if (!viewer) return NOBODY
  return viewer.isSharedPhone ? SHARED : phoneIdOf(secret, viewer.id)
}

/** True where a phone sends the text of somebody who is not the person of this session: it waits until they sign in themselves. */
export function isSomebodyElses(request: IncomingMessage, owner: string): boolean {
  const named = request.headers[OWNER]
  return named !== undefined && named !== owner
}

/**
 * A redirect as a worker can read it: a plain answer that names the address, with the page that stands there where the worker asked for it. A page that
 * leads on, or an answer that sets a cookie, leaves the browser to ask for it.
 */
export async function readableByWorker(
  request: IncomingMessage,
  answer: Response,
  open: (address: string) => Promise<Response>,
): Promise<Response> {
  const to = answer.headers.get('location')
  if (request.headers[BY_WORKER] === undefined || to === null || answer.status < 300 || answer.status > 399) return answer
  const headers = new Headers(answer.headers)
  headers.delete('location')
  headers.set(LEADS_TO, to)
  headers.set('cache-control', 'no-store')
  if (request.headers[BY_WORKER] === WITH_PAGE && to.startsWith('/') && answer.headers.getSetCookie().length === 0) {
    const page = await open(to)
    if (page.status === 200 && page.headers.getSetCookie().length === 0) {
      page.headers.set(LEADS_TO, to)
      page.headers.set('cache-control', 'private, no-store')
      return page
    }
  }
  return new Response(null, { status: 200, headers })
}
