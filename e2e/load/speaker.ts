import type { Site } from '../support/site.ts'
import { ask, type Received } from './press.ts'

/** Somebody without scripts, and what they sent and received over the wire so far. */
export type Speaker = {
  /** Asks for a page; or sends a form, and follows to the page it leads to as a browser does. */
  send: (address: string, form?: Record<string, string>) => Promise<Received>
  requests: number
  bytes: number
  /** The address that was asked for last, after all redirects. */
  at: string
}

/** Speaks to a site with a cookie; with an empty one, as somebody who is not signed in. */
export function speakerOn(site: Site, cookie: string): Speaker {
  const one: Speaker = {
    requests: 0,
    bytes: 0,
    at: '',
    send: async (address, form) => {
      one.requests += 1
      one.at = address
      const headers = { 'Accept-Encoding': 'br', Accept: 'text/html', Origin: site.origin, ...(cookie ? { Cookie: cookie } : {}) }
      const answer = await ask({ url: `${site.origin}${address}`, headers }, undefined, form)
      one.bytes += answer.body.length
      const to = answer.headers.location
      return form && to ? one.send(to.split('#')[0] ?? to) : answer
    },
  }
  return one
}
