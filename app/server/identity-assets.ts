import { createHash } from 'node:crypto'
import type { Identity } from '#app/platform/identity.server.ts'
import { identityIcon, identityManifest, identityStyles } from '#app/platform/identity.server.ts'
import type { Assets } from './assets.ts'
import type { Pictures } from './draw-identity.ts'

/** A drawing opened by itself may not do anything, whoever drew it. */
const DRAWING_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox"

/** The files of the site with those that name and colour this installation before them. */
export function withIdentity(assets: Assets, identity: Identity, pictures: Pictures): Assets {
  const own = new Map<string, { type: string; body: Buffer }>([
    ['/icon.svg', { type: 'image/svg+xml', body: Buffer.from(identityIcon(identity)) }],
    ['/identite.css', { type: 'text/css; charset=utf-8', body: Buffer.from(identityStyles(identity)) }],
    ['/manifest.webmanifest', { type: 'application/manifest+json', body: Buffer.from(identityManifest(identity)) }],
    ...[...pictures].map(([address, body]) => [address, { type: 'image/png', body }] as const),
    ...(identity.logo === undefined ? [] : [['/logo.svg', { type: 'image/svg+xml', body: Buffer.from(identity.logo) }] as const]),
  ])
  return {
    ...assets,
    async serve(request, response) {
      const file = own.get((request.url ?? '').split('?')[0] ?? '')
      if (!file || (request.method !== 'GET' && request.method !== 'HEAD')) return assets.serve(request, response)
      const tag = `"${createHash('sha1').update(file.body).digest('base64url')}"`
      response.setHeader('Content-Type', file.type)
      response.setHeader('Cache-Control', 'public, max-age=3600')
      response.setHeader('ETag', tag)
      if (file.type === 'image/svg+xml') response.setHeader('Content-Security-Policy', DRAWING_POLICY)
      // A preview is fetched by the service that carries the message.
      if (file.type === 'image/png') response.setHeader('Cross-Origin-Resource-Policy', 'cross-origin')
      response.statusCode = request.headers['if-none-match'] === tag ? 304 : 200
      if (response.statusCode === 200) response.setHeader('Content-Length', file.body.length)
      response.end(request.method === 'HEAD' || response.statusCode === 304 ? undefined : file.body)
      return true
    },
  }
}
