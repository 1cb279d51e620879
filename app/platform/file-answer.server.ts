import type { FileType } from '#app/rules/part-files.ts'

/** What a browser may do with a file that somebody uploaded: save it, play it, and nothing else, in no frame and with no rights of this site. */
const POLICY = "default-src 'none'; sandbox; frame-ancestors 'none'; base-uri 'none'"

/** A name for a header: as it is for browsers, and in plain letters for programs that know no others. */
function disposition(name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, '_')
  return `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)}`
}

/** The stretch of a file that a player asks for; undefined where it asks for none that can be read. */
function rangeOf(asked: string | null, size: number): { from: number; to: number } | undefined {
  const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/.exec(asked ?? '') ?? []
  if (first === '' && last === '') return undefined
  const from = first === '' ? Math.max(0, size - Number(last)) : Number(first)
  const to = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1)
  return from <= to && from < size ? { from, to } : undefined
}

/** A file as an answer: to keep, never to be opened as a page of this site. Players get the stretch they ask for. */
export function fileAnswer(
  request: Request,
  { type, name, bytes }: { type: FileType | 'image/png'; name: string; bytes: Buffer },
): Response {
  const headers = new Headers({
    'Content-Type': type,
    'Content-Disposition': disposition(name),
    'Content-Security-Policy': POLICY,
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': 'private, no-cache',
    'Accept-Ranges': 'bytes',
  })
  const range = rangeOf(request.headers.get('range'), bytes.length)
  if (!range) return new Response(new Uint8Array(bytes), { headers })
  headers.set('Content-Range', `bytes ${range.from}-${range.to}/${bytes.length}`)
  return new Response(new Uint8Array(bytes.subarray(range.from, range.to + 1)), { status: 206, headers })
}
