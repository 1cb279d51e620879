import { createRequestHandler, type ServerBuild } from '@remix-run/node'
import { asks } from '#app/interface/handle.ts'
import type { PageHandler } from './http.ts'
import { plainPage } from './plain-pages.ts'

type Routes = ServerBuild['routes']
type Route = NonNullable<Routes[string]>

const literal = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** The addresses that a route may stand for, as an expression; undefined where only the framework can tell. The page for all other addresses stands last. */
function patternOf({ index, path = '' }: Route): RegExp | undefined {
  if (path === '*') return /^(?!)/
  if (path.includes('*') || path.includes('?')) return undefined
  const segments = path.split('/').filter((segment) => segment !== '')
  if (segments.length === 0 && index !== true) return undefined
  const expressions = segments.map((segment) => (segment.startsWith(':') ? '[^/]+' : literal(segment)))
  return new RegExp(`^/${expressions.join('/')}/?$`, 'i')
}

/** The pattern of the route that an address belongs to, for figures and logs; 'other' where there is none. */
export function routeNames(build: ServerBuild): (pathname: string) => string {
  const known = Object.values(build.routes).flatMap((route) => {
    const pattern = route && patternOf(route)
    return pattern ? [{ name: `/${route.path ?? ''}`, pattern }] : []
  })
  return (pathname) => known.find(({ pattern }) => pattern.test(pathname))?.name ?? 'other'
}

/** The build with the root and the routes of `ids` only. */
function narrowed(build: ServerBuild, root: string, ids: string[]): ServerBuild {
  const kept = new Set([root, ...ids])
  const only = <Value>(record: Record<string, Value>) => Object.fromEntries(Object.entries(record).filter(([id]) => kept.has(id)))
  return { ...build, routes: only(build.routes), assets: { ...build.assets, routes: only(build.assets.routes) } }
}

/**
 * Answers each page with a build that knows only the routes its address may stand for: the framework walks and sorts every route it knows
 * several times for each request. Which of them it is, and with what parameters, is still the framework's word. Hydrated pages, their data
 * and addresses with escapes meet the whole build.
 */
export function narrowHandler(build: ServerBuild, mode: string | undefined): PageHandler {
  const whole = createRequestHandler(build, mode)
  const known = Object.values(build.routes).filter((route): route is Route => route !== undefined)
  const roots = known.filter(({ parentId }) => parentId === undefined)
  const [root] = roots
  const pages = known.filter((route) => route !== root)
  const patterns = pages.map((route) => ({ route, pattern: patternOf(route) }))
  // Nested routes and routes without a plain pattern would need the framework's own judgement.
  if (!root || roots.length > 1 || patterns.some(({ route, pattern }) => !pattern || route.parentId !== root.id)) return whole
  const handlers = new Map<string, PageHandler>()
  return (request, context) => {
    const { pathname } = new URL(request.url)
    const found = pathname.includes('%') ? [] : patterns.filter(({ pattern }) => pattern?.test(pathname)).map(({ route }) => route)
    const handles = found.map(({ module }) => module.handle)
    if (found.length === 0 || asks(handles, 'hydrate')) return whole(request, context)
    const key = found.map(({ id }) => id).join(' ')
    let handler = handlers.get(key)
    if (!handler) {
      const alone = narrowed(build, root.id, key.split(' '))
      const [page, other] = found
      handler = page?.module.default && !other ? plainPage(alone, root, page, mode) : createRequestHandler(alone, mode)
      handlers.set(key, handler)
    }
    return handler(request, context)
  }
}
