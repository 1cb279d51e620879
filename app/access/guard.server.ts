import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import type { z } from 'zod'
import type { Context } from './context.server.ts'
import { describeError } from '#app/platform/log.server.ts'
import { isDatabaseAway } from '#db/handle.ts'
import { isCoordinator, isStaff, isTrainer, type Viewer } from './viewer.ts'

/** What a door hands to the page behind it. */
export type Entered<Params, Who> = Omit<Context, 'viewer'> & { viewer: Who; params: Params; request: Request; url: URL }

type Arguments = LoaderFunctionArgs | ActionFunctionArgs
type Shape = z.ZodType

function entered<P extends Shape, Who>(shape: P, { request, params, context }: Arguments, viewer: Who): Entered<z.infer<P>, Who> {
  const parsed = shape.safeParse(params)
  if (!parsed.success) throw new Response(null, { status: 404 })
  return { ...context.passerelle, viewer, params: parsed.data, request, url: new URL(request.url) }
}

/** A page whose database does not answer is a 503: the server says so, and keeps what was typed. */
async function answering<Result>({ context }: Arguments, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    if (!isDatabaseAway(error)) throw error
    const { log, requestId } = context.passerelle
    log.error({ requestId, error: describeError(error) }, 'database away')
    throw new Response(null, { status: 503 })
  }
}

/** The address of the sign-in page that brings the person back to where they were going. */
function signInAddress(request: Request): string {
  const url = new URL(request.url)
  const back = request.method === 'GET' || request.method === 'HEAD' ? url.pathname.replace(/\.data$/, '') + url.search : url.pathname
  return back === '/' ? '/connexion' : `/connexion?suite=${encodeURIComponent(back)}`
}

/** Leaves what was typed on the page that asks to sign in again: a session that ended must not lose a text. */
async function askToSignIn({ request, context }: Arguments): Promise<never> {
  if (request.method === 'GET' || request.method === 'HEAD') throw redirect(signInAddress(request))
  const type = request.headers.get('content-type') ?? ''
  const form = type.includes('form') ? await request.formData() : new FormData()
  const typed = [...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value] as const] : []))
  const { endedPersonId: owner } = context.passerelle
  const { pathname, search } = new URL(request.url)
  throw new Response(JSON.stringify({ kind: 'session-ended', address: pathname + search, owner, typed }), {
    status: 401,
    headers: { 'Content-Type': 'application/json' },
  })
}

function door(mayEnter: (viewer: Viewer) => boolean) {
  return <P extends Shape, Result>(shape: P, handle: (entered: Entered<z.infer<P>, Viewer>) => Promise<Result>) =>
    async (args: Arguments): Promise<Result> => {
      const { viewer } = args.context.passerelle
      if (!viewer) return askToSignIn(args)
      if (!mayEnter(viewer)) throw new Response(null, { status: 403 })
      return answering(args, () => handle(entered(shape, args, viewer)))
    }
}

/** Open to everybody; the viewer is null for who is not signed in. */
export function anyone<P extends Shape, Result>(shape: P, handle: (entered: Entered<z.infer<P>, Viewer | null>) => Promise<Result>) {
  return async (args: Arguments): Promise<Result> => answering(args, () => handle(entered(shape, args, args.context.passerelle.viewer)))
}

/** Open to everybody who is signed in. */
export const signedIn = door(() => true)
/** Open to people who learn: everybody who is signed in; what they find behind it is their own. */
export const asLearner = door(() => true)
/** Open to trainers of at least one cohort. */
export const asTrainer = door(isTrainer)
/** Open to coordinators of at least one cohort or organisation. */
export const asCoordinator = door(isCoordinator)
/** Open to authors and trainers, who write courses and questions. */
export const asAuthor = door((viewer) => viewer.isAuthor || isTrainer(viewer))
/** Open to administrators. */
export const asAdministrator = door((viewer) => viewer.isAdministrator)
/** Open to all who work for the courses: trainers, coordinators, authors, administrators. */
export const asStaff = door(isStaff)
