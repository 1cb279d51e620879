import type { IncomingMessage, ServerResponse } from 'node:http'

/** The largest body a page takes, in bytes. */
export const MAX_BODY = 10 * 1024 * 1024

/** The whole body of a request, or `too-large` as soon as it is: the length a client declares is not the length it sends. */
export async function readBody(request: IncomingMessage, limit = MAX_BODY): Promise<Buffer | 'too-large'> {
  if (Number(request.headers['content-length'] ?? 0) > limit) return 'too-large'
  const chunks: Buffer[] = []
  let size = 0
  // Leaving the loop must not destroy the connection: the answer goes out on it.
  for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > limit) return 'too-large'
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** The address of a request under the origin people used; a path that begins with two slashes is no host. */
export const urlOf = (request: IncomingMessage, origin: URL) => new URL(`${origin.origin}${request.url ?? '/'}`)

/** What the framework would judge by itself, and wrongly: the server has looked at these before. */
const JUDGED = new Set(['origin', 'x-forwarded-host', 'x-forwarded-proto', 'host', 'connection', 'transfer-encoding', 'content-length'])

/** The request as the pages know it, under the address people used. It is aborted when the client goes away before the answer is written. */
export function pageRequest(request: IncomingMessage, response: ServerResponse, origin: URL, body: Buffer): Request {
  const headers = new Headers({ host: origin.host })
  for (const [name, values] of Object.entries(request.headersDistinct))
    if (!JUDGED.has(name)) for (const value of values ?? []) headers.append(name, value)
  const gone = new AbortController()
  response.once('close', () => {
    if (!response.writableFinished) gone.abort()
  })
  const method = request.method ?? 'GET'
  const hasBody = method !== 'GET' && method !== 'HEAD'
  return new Request(urlOf(request, origin), {
    method,
    headers,
    signal: gone.signal,
    ...(hasBody ? { body: new Uint8Array(body) } : {}),
  })
}
