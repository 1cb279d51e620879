import { createHash } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { pipeline } from 'node:stream/promises'
import { promisify } from 'node:util'
import { wholeOf } from '#app/interface/whole-page.ts'
import { brotliCompress, brotliCompressSync, constants, gzip } from 'node:zlib'

const compressLarge = promisify(brotliCompress)
const compressGzip = promisify(gzip)

/** Bodies under this size are sent as they are: compressing them gains nothing. */
const WORTH_COMPRESSING = 1_000
/** Up to this size compressing takes less time (0.2 ms) than handing the body to another thread and back. */
const COMPRESSED_AT_ONCE = 48_000
/** Files of this kind are made while they are sent: they may be larger than what fits in memory. */
const STREAMED = 'application/zip'
const COMPRESSIBLE = /^(text\/|application\/(json|javascript|manifest\+json)|image\/svg\+xml)/

async function bodyOf(answer: Response): Promise<Buffer> {
  const whole = wholeOf(answer)
  if (whole !== undefined) return Buffer.from(whole)
  return answer.body === null ? Buffer.alloc(0) : Buffer.from(await answer.arrayBuffer())
}

/** Sends what a page answered: with a tag where a phone may keep it, compressed where the browser takes it. */
export async function sendPage(request: IncomingMessage, response: ServerResponse, answer: Response, cookies: string[]): Promise<void> {
  const isStreamed = answer.body !== null && answer.headers.get('content-type') === STREAMED
  const body = isStreamed ? Buffer.alloc(0) : await bodyOf(answer)
  response.statusCode = answer.status
  for (const [name, value] of answer.headers) if (name !== 'set-cookie' && name !== 'content-length') response.setHeader(name, value)
  const setCookies = [...answer.headers.getSetCookie(), ...cookies]
  if (setCookies.length > 0) response.setHeader('Set-Cookie', setCookies)
  if (!answer.headers.has('cache-control')) response.setHeader('Cache-Control', 'private, no-store')
  response.appendHeader('Vary', 'Accept-Encoding, Cookie')

  if (isStreamed && answer.body) return sendStream(request, response, answer.body)
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

async function* piecesOf(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = body.getReader()
  try {
    for (let read = await reader.read(); !read.done; read = await reader.read()) yield read.value
  } finally {
    await reader.cancel()
  }
}

/** Sends a body piece by piece, as it is made; where the browser goes away, no more of it is made. */
async function sendStream(request: IncomingMessage, response: ServerResponse, body: ReadableStream<Uint8Array>): Promise<void> {
  if (request.method === 'HEAD') {
    await body.cancel()
    response.end()
    return
  }
  try {
    await pipeline(piecesOf(body), response)
  } catch (error) {
    // The connection is ended by now, so that half a file is not taken for a whole one. Who went away is no fault; all else is.
    if (error instanceof Error && 'code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE') return
    throw error
  }
}

/** A body as the browser takes it, compressed where that is worth it. */
export async function pack(request: IncomingMessage, type: string, body: Buffer): Promise<{ body: Buffer; encoding?: string }> {
  const accepted = String(request.headers['accept-encoding'] ?? '')
  if (body.length < WORTH_COMPRESSING || !COMPRESSIBLE.test(type)) return { body }
  // One call on the whole body: a stream per response costs ten times the CPU for the same bytes.
  if (/\bbr\b/.test(accepted)) {
    const params = {
      [constants.BROTLI_PARAM_QUALITY]: 5,
      [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
      [constants.BROTLI_PARAM_LGWIN]: 18,
    }
    return {
      body: body.length <= COMPRESSED_AT_ONCE ? brotliCompressSync(body, { params }) : await compressLarge(body, { params }),
      encoding: 'br',
    }
  }
  if (/\bgzip\b/.test(accepted)) return { body: await compressGzip(body, { level: 6 }), encoding: 'gzip' }
  return { body }
}
