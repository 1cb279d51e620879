import '@remix-run/server-runtime'
import type { RequestContext } from '#app/platform/context.server.ts'
import type { Sessions } from './sessions.server.ts'
import type { Viewer } from './viewer.ts'

/** The context that every door receives. */
export type Context = RequestContext<Viewer | null, Sessions>

declare module '@remix-run/server-runtime' {
  interface AppLoadContext {
    passerelle: Context
  }
}
