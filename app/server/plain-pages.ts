import { createRequestHandler, type EntryContext, type ServerBuild } from '@remix-run/node'
import type { PageHandler } from './http.ts'

type Route = NonNullable<ServerBuild['routes'][string]>
type LoaderArguments = Parameters<NonNullable<Route['module']['loader']>>[0]
type Context = EntryContext['staticHandlerContext']
type Outcome = { data: unknown } | { thrown: unknown }

/** The loader's word, whatever it is: a page that is not plain is told it again, so that nothing is asked twice. */
async function outcomeOf(route: Route, given: LoaderArguments): Promise<Outcome> {
  try {
    return { data: route.module.loader ? await route.module.loader(given) : null }
  } catch (thrown) {
    return { thrown }
  }
}

/** True for plain data: neither an answer nor data with a status of their own. */
function isPlain(outcome: Outcome): outcome is { data: unknown } {
  if (!('data' in outcome)) return false
  const { data } = outcome
  const isObject = typeof data === 'object' && data !== null
  return !(data instanceof Response) && !(isObject && 'type' in data && data.type === 'DataWithResponseInit')
}

/** The route with its loader's word given already. */
function retold(route: Route, outcome: Outcome): Route {
  const loader = async () => {
    if ('thrown' in outcome) throw outcome.thrown
    return outcome.data
  }
  return { ...route, module: { ...route.module, ...(route.module.loader ? { loader } : {}) } } as Route
}

const matched = (route: Route, pathname: string, params: Record<string, string>) => ({
  params,
  pathname,
  pathnameBase: pathname,
  route: { id: route.id, path: route.path ?? '', handle: route.module.handle },
})

function pageContext(root: Route, page: Route, url: URL, params: Record<string, string>, data: [unknown, unknown]): Context {
  return {
    basename: '/',
    location: { pathname: url.pathname, search: url.search, hash: '', state: null, key: 'default' },
    matches: [matched(root, '/', params), matched(page, url.pathname, params)],
    loaderData: { [root.id]: data[0], [page.id]: data[1] },
    actionData: null,
    errors: null,
    statusCode: 200,
    loaderHeaders: {},
    actionHeaders: {},
    activeDeferreds: null,
  }
}

function headersOf({ module }: Route): Headers {
  const none = new Headers()
  const { headers } = module
  if (typeof headers !== 'function') return new Headers(headers)
  return new Headers(headers({ loaderHeaders: none, parentHeaders: none, actionHeaders: none, errorHeaders: undefined }))
}

/**
 * Reads one page without scripts, of `build` with no more than the root and this page. The framework packs the data of every page for the
 * browser, copies the request for each loader and matches the address six times; a page that is only read needs none of it. Whatever is not
 * just that (a form, a redirect, a refusal, a fault) the framework answers, with what the loaders have said.
 */
export function plainPage(build: ServerBuild, root: Route, page: Route, mode: string | undefined): PageHandler {
  const whole = createRequestHandler(build, mode)
  const names = [...(page.path ?? '').matchAll(/:(\w+)/g)].map(([, name]) => name ?? '')
  const shape = new RegExp(`^/${(page.path ?? '').replace(/:\w+/g, '([^/]+)')}/?$`, 'i')
  const routeModules = { [root.id]: root.module, [page.id]: page.module } as unknown as EntryContext['routeModules']
  return async (request, context) => {
    const url = new URL(request.url)
    const found = shape.exec(url.pathname)
    if (request.method !== 'GET' || !found || url.pathname.endsWith('.data') || url.searchParams.has('_data'))
      return whole(request, context)
    const params = Object.fromEntries(names.map((name, index) => [name, found[index + 1] ?? '']))
    const given = { request, params, context }
    const [ofRoot, ofPage] = await Promise.all([outcomeOf(root, given), outcomeOf(page, given)])
    const byFramework = () => {
      const routes = { [root.id]: retold(root, ofRoot), [page.id]: retold(page, ofPage) }
      return createRequestHandler({ ...build, routes }, mode)(request, context)
    }
    if (!isPlain(ofRoot) || !isPlain(ofPage)) return byFramework()
    const entry: EntryContext = {
      manifest: build.assets,
      routeModules,
      staticHandlerContext: pageContext(root, page, url, params, [ofRoot.data, ofPage.data]),
      serverHandoffString: '',
      renderMeta: {},
      future: build.future,
      isSpaMode: false,
      serializeError: ({ message }) => ({ message }),
    }
    try {
      return await build.entry.module.default(request, 200, headersOf(page), entry, context)
    } catch {
      // It fails there again, and is logged there.
      return byFramework()
    }
  }
}
