import { brotliDecompressSync } from 'node:zlib'
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

/** How a request is sent and its answer read: `ask`, or something around it. */
export type Asking = typeof ask

/** Speaks to a site with a cookie; with an empty one, as somebody who is not signed in. */
export function speakerOn(site: Pick<Site, 'origin'>, cookie: string, asking: Asking = ask): Speaker {
  const one: Speaker = {
    requests: 0,
    bytes: 0,
    at: '',
    send: async (address, form) => {
      one.requests += 1
      one.at = address
      const headers = { 'Accept-Encoding': 'br', Accept: 'text/html', Origin: site.origin, ...(cookie ? { Cookie: cookie } : {}) }
      const answer = await asking({ url: `${site.origin}${address}`, headers }, undefined, form)
      one.bytes += answer.body.length
      const to = answer.headers.location
      return form && to ? one.send(to.split('#')[0] ?? to) : answer
    },
  }
  return one
}

/** The page that an answer brought. */
export function pageIn({ headers, body }: Received): string {
  return (headers['content-encoding'] === 'br' ? brotliDecompressSync(body) : body).toString()
}

/** What stands in the first field of this name. Throws where there is none. */
export function fieldIn(html: string, name: string): string {
  const found = new RegExp(`<input[^>]*name="${name}"[^>]*value="([^"]*)"`).exec(html)?.[1]
  if (found === undefined) throw new Error(`No field ${name}`)
  return found
}
