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

const FORM = 'application/x-www-form-urlencoded'

/** True where a body arrives that no form or script of ours sends: pages send the fields of forms, and nothing else. */
export function isNoForm(request: IncomingMessage, body: Buffer): boolean {
  const type = String(request.headers['content-type'] ?? '').split(';')[0]
  return body.length > 0 && type?.trim().toLowerCase() !== FORM
}

/** The addresses that take a file: questions for a bank, people for a cohort, files of a plan's part, a remark, and a photo that a phone shares. */
export const UPLOADS =
  /^\/(?:partager|banque\/importer|cohortes\/[0-9a-f-]{36}\/importer|plan\/[0-9a-f-]{36}\/[a-z0-9-]{1,40}\/fichiers|correction\/[0-9a-f-]{36}\/voix)$/
/** The addresses that take a piece of a file as it is. */
export const PIECES = /^\/envois\/[0-9a-f-]{36}$/

/** True where a file, or a piece of one, arrives at an address that takes it. */
export function isUpload(request: IncomingMessage): boolean {
  const type = String(request.headers['content-type'] ?? '')
  const address = (request.url ?? '').split('?')[0] ?? ''
  if (request.method !== 'POST') return false
  return (UPLOADS.test(address) && /^multipart\/form-data;/i.test(type)) || (PIECES.test(address) && type === 'application/octet-stream')
}

/** The fields of a form without zero bytes, which a text pasted from elsewhere may bring and no database takes. */
function withoutZeroBytes(body: Buffer): Buffer {
  if (!body.includes('%00') && !body.includes(0)) return body
  return Buffer.from(body.toString('latin1').replace(/%00|\0/g, ''), 'latin1')
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
  // A page answers HEAD as it answers GET; the server leaves the body out.
  const method = request.method === 'HEAD' ? 'GET' : (request.method ?? 'GET')
  const hasBody = method !== 'GET'
  // A change without a body is an empty form, whatever it calls itself.
  const isFile = isUpload(request)
  if (hasBody && !isFile) headers.set('content-type', FORM)
  return new Request(urlOf(request, origin), {
    method,
    headers,
    signal: gone.signal,
    ...(hasBody ? { body: new Uint8Array(isFile ? body : withoutZeroBytes(body)) } : {}),
  })
}
