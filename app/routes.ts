import { index, route, type RouteConfig } from '@remix-run/route-config'

/** Every address of the site and its file, grouped by who walks there. */
export default [index('welcome/welcome.route.tsx'), route('*', 'welcome/not-found.route.tsx')] satisfies RouteConfig
