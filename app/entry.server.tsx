import { PassThrough } from 'node:stream'
import { text } from 'node:stream/consumers'
import type { AppLoadContext, EntryContext } from '@remix-run/node'
import { RemixServer, isRouteErrorResponse } from '@remix-run/react'
import { renderToPipeableStream, renderToString } from 'react-dom/server'
import { makePseudo } from './language/pseudo-words.ts'
import { withErrorTitle } from './interface/error-title.ts'
import { asks } from './interface/handle.ts'
import { answerWhole } from './interface/whole-page.ts'
import { describeError } from './platform/log.server.ts'
import { settingsFromEnvironment } from './platform/settings.server.ts'
import { Nonce } from './root.tsx'

const PLAIN_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; media-src 'self' blob:; connect-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

const catalogues = import.meta.glob<Record<string, { en: Parameters<typeof makePseudo>[0] }>>('./**/words/words.ts', { eager: true })
if (settingsFromEnvironment().showsPseudoWords)
  for (const catalogue of Object.values(catalogues).flatMap((module) => Object.values(module))) makePseudo(catalogue.en)

/** The content policy of a page with the framework's inline scripts. */
const hydratedPolicy = (nonce: string) => PLAIN_POLICY.replace("script-src 'self'", `script-src 'self' 'nonce-${nonce}'`)

function isHydrated(remixContext: EntryContext): boolean {
  const { matches } = remixContext.staticHandlerContext
  return asks(
    matches.map(({ route }) => remixContext.routeModules[route.id]?.handle),
    'hydrate',
  )
}

/** Renders a page whole: plain pages at once, hydrated ones after their data are in. */
export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  context: AppLoadContext,
) {
  const { nonce } = context.passerelle
  headers.set('Content-Type', 'text/html; charset=utf-8')
  if (!isHydrated(remixContext)) {
    headers.set('Content-Security-Policy', PLAIN_POLICY)
    const html = renderToString(<RemixServer context={remixContext} url={request.url} />)
    return answerWhole(`<!DOCTYPE html>${withErrorTitle(html)}`, { status, headers })
  }
  headers.set('Content-Security-Policy', hydratedPolicy(nonce))
  const html = await new Promise<string>((resolve, reject) => {
    const { pipe, abort } = renderToPipeableStream(
      <Nonce.Provider value={nonce}>
        <RemixServer context={remixContext} url={request.url} nonce={nonce} />
      </Nonce.Provider>,
      {
        nonce,
        onAllReady() {
          const stream = new PassThrough()
          text(stream).then(resolve, reject)
          pipe(stream)
        },
        onShellError: reject,
        onError: reject,
      },
    )
    request.signal.addEventListener('abort', () => abort(), { once: true })
  })
  return new Response(`<!DOCTYPE html>${html}`, { status, headers })
}

/** Logs what went wrong in a page once, with the request's id; what people typed stays out of it. */
export function handleError(error: unknown, { request, context }: { request: Request; context: AppLoadContext }) {
  // Refusals are answers, not failures: the access log has them.
  if (request.signal.aborted || isRouteErrorResponse(error)) return
  context.passerelle.log.error(
    { requestId: context.passerelle.requestId, path: new URL(request.url).pathname, error: describeError(error) },
    'page failed',
  )
}
