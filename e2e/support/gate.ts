import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http'
import { MARK } from '#app/offline/phone-headers.ts'

/**
 * What happens to one request: it passes, its line is cut before, during (the server has worked, nobody hears of it) or after, somebody else
 * answers, or the file is gone with an older build.
 */
export type Fate = 'open' | 'before' | 'during' | 'after' | 'foreign' | 'gone'
/** `bytes` is what the phone received: the head and the body, as they were packed. */
export type Seen = { method: string; path: string; status: number | null; fate: Fate; bytes: number }

/** What stands between a phone and a site: it lets through, cuts, or answers like a café that wants a sign-in. */
export type Gate = {
  origin: string
  seen: Seen[]
  /** Decides over each request; `open` for all until something else is asked for. */
  decides: (fate: Fate | ((asked: { method: string; path: string }) => Fate)) => void
  /** Another server stands behind the gate from now on. */
  leadsTo: (origin: string) => void
  /** What the site answers carries the mark of another build from now on. */
  rebuilds: (version: string) => void
  stop: () => Promise<void>
}

const CAFE = '<!doctype html><title>Wifi gratuit</title><h1>Bienvenue au café</h1>'

/** Opens a gate in front of a site, at an address of its own that stays when the site behind it stops. */
export async function gateTo(siteOrigin: string): Promise<Gate> {
  let target = new URL(siteOrigin)
  let decide: (asked: { method: string; path: string }) => Fate = () => 'open'
  let version: string | undefined
  let isCut = false
  const seen: Seen[] = []

  function pass(asked: IncomingMessage, answer: ServerResponse, fate: Fate, note: Seen): void {
    const { hostname, port } = target
    const far = request({ hostname, port, method: asked.method, path: asked.url, headers: asked.headers }, (reply) => {
      const chunks: Buffer[] = []
      reply.on('data', (chunk: Buffer) => chunks.push(chunk))
      reply.once('end', () => {
        note.status = reply.statusCode ?? null
        note.bytes = Buffer.concat(chunks).length + reply.rawHeaders.join('  \n').length
        if (fate === 'during') return asked.socket.destroy()
        const mark = String(reply.headers[MARK] ?? '')
        answer.writeHead(reply.statusCode ?? 502, { ...reply.headers, [MARK]: version ? mark.replace(/^\S+/, version) : mark })
        answer.end(Buffer.concat(chunks))
        if (fate === 'after') isCut = true
      })
    })
    // A site that is stopped is what this is for.
    far.once('error', () => asked.socket.destroy())
    asked.pipe(far)
  }

  const server = createServer((asked, answer) => {
    const about = { method: asked.method ?? 'GET', path: asked.url ?? '/' }
    const fate = isCut ? 'before' : decide(about)
    const note: Seen = { ...about, status: null, fate, bytes: 0 }
    seen.push(note)
    if (fate === 'before') return asked.socket.destroy()
    if (fate === 'gone') return void answer.writeHead(404).end()
    if (fate === 'foreign') return void answer.writeHead(200, { 'content-type': 'text/html' }).end(CAFE)
    pass(asked, answer, fate, note)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return {
    origin: `http://127.0.0.1:${port}`,
    seen,
    decides: (fate) => {
      isCut = false
      decide = typeof fate === 'function' ? fate : () => fate
    },
    leadsTo: (origin) => {
      target = new URL(origin)
    },
    rebuilds: (name) => {
      version = name
    },
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}
