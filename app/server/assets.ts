import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import path from 'node:path'

const TYPES: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.webmanifest': 'application/manifest+json',
  '.txt': 'text/plain; charset=utf-8',
  '.json': 'application/json',
}

/** The built service worker. */
const WORKER = /^\/assets\/service-worker[^/]*\.js$/

type Asset = { type: string; caching: string; tag: string; plain: Buffer; br?: Buffer; gz?: Buffer }

/** The built files of the site, held in memory with their compressed forms. */
export type Assets = {
  serve: (request: IncomingMessage, response: ServerResponse) => Promise<boolean>
  /** The address of the style sheet of reading pages. */
  styles: string | undefined
  /** A short name of this build, which changes when a built file changes. */
  version: string
}

async function load(folder: string): Promise<Map<string, Asset>> {
  const files = await readdir(folder, { recursive: true, withFileTypes: true })
  const found = new Map<string, Asset>()
  for (const file of files) {
    const full = path.join(file.parentPath, file.name)
    const address = `/${path.relative(folder, full).split(path.sep).join('/')}`
    const type = TYPES[path.extname(file.name)]
    if (!file.isFile() || type === undefined || address.startsWith('/.vite/')) continue
    const plain = await readFile(full)
    const tag = `"${createHash('sha1').update(plain).digest('base64url')}"`
    const [br, gz] = await Promise.all([readFile(`${full}.br`).catch(() => undefined), readFile(`${full}.gz`).catch(() => undefined)])
    const caching = address.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'public, max-age=3600'
    found.set(address, { type, caching, tag, plain, ...(br ? { br } : {}), ...(gz ? { gz } : {}) })
  }
  const worker = [...found].find(([address]) => WORKER.test(address))?.[1]
  // One address for all builds, or pages kept from an older build would bring the older worker back. A phone looks for a newer one once a day.
  if (worker) found.set('/sw.js', { ...worker, caching: 'public, max-age=86400' })
  return found
}

function answer(request: IncomingMessage, response: ServerResponse, asset: Asset): void {
  response.setHeader('Content-Type', asset.type)
  response.setHeader('Cache-Control', asset.caching)
  response.setHeader('ETag', asset.tag)
  response.setHeader('Vary', 'Accept-Encoding')
  if (request.headers['if-none-match'] === asset.tag) {
    response.statusCode = 304
    response.end()
    return
  }
  const accepted = String(request.headers['accept-encoding'] ?? '')
  const [encoding, body] =
    asset.br && /\bbr\b/.test(accepted)
      ? (['br', asset.br] as const)
      : asset.gz && /\bgzip\b/.test(accepted)
        ? (['gzip', asset.gz] as const)
        : ([undefined, asset.plain] as const)
  if (encoding) response.setHeader('Content-Encoding', encoding)
  response.setHeader('Content-Length', body.length)
  response.end(request.method === 'HEAD' ? undefined : body)
}

/** Reads the built client once and answers requests for its files; false for every other address. */
export async function openAssets(folder: string): Promise<Assets> {
  const assets = await load(folder)
  const tags = [...assets].map(([address, { tag }]) => `${address} ${tag}`).sort()
  return {
    version: createHash('sha1').update(tags.join('\n')).digest('base64url').slice(0, 8),
    styles: [...assets.keys()].find((address) => /^\/assets\/learner-[^/]*\.css$/.test(address)),
    async serve(request, response) {
      if (request.method !== 'GET' && request.method !== 'HEAD') return false
      const asset = assets.get((request.url ?? '').split('?')[0] ?? '')
      if (!asset) return false
      answer(request, response, asset)
      return true
    },
  }
}
