import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import type { z } from 'zod'
import type { Context } from './context.server.ts'
import { describeError } from '#app/platform/log.server.ts'
import { isDatabaseAway, type Db } from '#db/handle.ts'
import { isProven } from '#app/rules/session-limits.ts'
import { owesSecondFactor } from './second-factor.ts'
import { holdsSecret } from './secret-fields.ts'
import { isCoordinator, isStaff, isTrainer, type Viewer } from './viewer.ts'

/** What a door hands to the page behind it. */
export type Entered<Params, Who> = Omit<Context, 'viewer'> & { viewer: Who; params: Params; request: Request; url: URL }

type Arguments = LoaderFunctionArgs | ActionFunctionArgs
type Shape = z.ZodType

function entered<P extends Shape, Who>(shape: P, { request, params, context }: Arguments, viewer: Who): Entered<z.infer<P>, Who> {
  const parsed = shape.safeParse(params)
  if (!parsed.success) throw new Response(null, { status: 404 })
  return { ...context.passerelle, viewer, params: parsed.data, request: withReadableForm(request), url: new URL(request.url) }
}

const CONTROLS = /\p{Cc}/gu

/** A form without zero bytes in its texts and without controls in the names of its files; in plain forms the server takes them out before. */
function cleaned(form: FormData): FormData {
  const clean = new FormData()
  for (const [name, value] of form) {
    if (typeof value === 'string') clean.append(name, value.replaceAll('\0', ''))
    else clean.append(name, value, value.name.replace(CONTROLS, ''))
  }
  return clean
}

/** The same request; a form that is broken is a 400, not a fault of the page. The body has arrived whole before, so that nothing else makes it unreadable. */
function withReadableForm(request: Request): Request {
  const read = request.formData.bind(request)
  const isInParts = request.headers.get('Content-Type')?.toLowerCase().startsWith('multipart/') === true
  const formData = () =>
    read().then(
      (form) => (isInParts ? cleaned(form) : form),
      () => {
        throw new Response(null, { status: 400 })
      },
    )
  return Object.defineProperty(request, 'formData', { value: formData, configurable: true })
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

/** Leaves what was typed on the page that asks to sign in again: a session that ended must not lose a text. A password is typed anew. */
async function askToSignIn({ request, context }: Arguments): Promise<never> {
  if (request.method === 'GET' || request.method === 'HEAD') throw redirect(signInAddress(request))
  const type = request.headers.get('content-type') ?? ''
  const form = type.includes('form') ? await withReadableForm(request).formData() : new FormData()
  const typed = [...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value] as const] : []))
  if (holdsSecret(typed)) throw redirect(signInAddress(request))
  const { endedPersonId: owner } = context.passerelle
  const { pathname, search } = new URL(request.url)
  throw new Response(JSON.stringify({ kind: 'session-ended', address: pathname + search, owner, typed }), {
    status: 401,
    headers: { 'Content-Type': 'application/json' },
  })
}

const isReading = ({ method }: Request) => method === 'GET' || method === 'HEAD'

class PutBack extends Error {}

/** Runs a page in a transaction that is put back: who sees through somebody's eyes leaves no trace in what is theirs, not even "opened". */
async function leavingNoTrace<Result>(db: Db, work: () => Promise<Result>): Promise<Result> {
  let outcome: { result: Result } | { thrown: unknown } | undefined
  await db
    .transaction(async () => {
      outcome = await work().then(
        (result) => ({ result }),
        (thrown: unknown) => ({ thrown }),
      )
      throw new PutBack()
    })
    .catch((error: unknown) => {
      if (!(error instanceof PutBack)) throw error
    })
  if (outcome === undefined) throw new Error('The page did not answer')
  if ('thrown' in outcome) throw outcome.thrown
  return outcome.result
}

/** Where somebody sets up the second factor that is demanded of them. */
const SET_UP = '/profil/second-facteur'
/** The addresses open before that: the person's own account. */
const isOwnAccount = (path: string) => path === '/profil' || path.startsWith('/profil/')

async function behind<Result>(args: Arguments, viewer: Viewer | null, work: () => Promise<Result>): Promise<Result> {
  if (!viewer?.seenBy) return answering(args, work)
  if (!isReading(args.request)) throw new Response(null, { status: 403 })
  return answering(args, () => leavingNoTrace(args.context.passerelle.db, work))
}

function door(mayEnter: (viewer: Viewer) => boolean) {
  return <P extends Shape, Result>(shape: P, handle: (entered: Entered<z.infer<P>, Viewer>) => Promise<Result>) =>
    async (args: Arguments): Promise<Result> => {
      const { viewer, settings, path } = args.context.passerelle
      if (!viewer) return askToSignIn(args)
      if (owesSecondFactor(viewer, settings.secondFactor) && !isOwnAccount(path)) throw redirect(SET_UP)
      if (!mayEnter(viewer)) throw new Response(null, { status: 403 })
      return behind(args, viewer, () => handle(entered(shape, args, viewer)))
    }
}

/** Open to everybody; the viewer is null for who is not signed in. */
export function anyone<P extends Shape, Result>(shape: P, handle: (entered: Entered<z.infer<P>, Viewer | null>) => Promise<Result>) {
  return async (args: Arguments): Promise<Result> => {
    const { viewer } = args.context.passerelle
    return behind(args, viewer, () => handle(entered(shape, args, viewer)))
  }
}

/** Open to everybody, also for changes while seeing through somebody's eyes: for signing out, and for ending just that. */
export function leaving<P extends Shape, Result>(shape: P, handle: (entered: Entered<z.infer<P>, Viewer | null>) => Promise<Result>) {
  return async (args: Arguments): Promise<Result> => answering(args, () => handle(entered(shape, args, args.context.passerelle.viewer)))
}

type Door = ReturnType<typeof door>

/**
 * A door with a step before it, for what is grave: exports of personal data, role changes, erasure. Who has not proved who they are within ten
 * minutes is asked to, and comes back to the same address with GET. Closed to who sees through somebody's eyes.
 */
export function asStepped<P extends Shape, Result>(
  enter: Door,
  shape: P,
  handle: (entered: Entered<z.infer<P>, Viewer>) => Promise<Result>,
): (args: Arguments) => Promise<Result> {
  return enter(shape, (inside) => {
    const { viewer, now, url, path } = inside
    if (viewer.seenBy) throw new Response(null, { status: 403 })
    const back = path.replace(/\.data$/, '') + url.search
    if (!isProven(viewer.provenAt, now)) throw redirect(`/profil/confirmer?suite=${encodeURIComponent(back)}`, 303)
    return handle(inside)
  })
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
/** Open to those who keep banks of questions: trainers and administrators. */
export const asBankKeeper = door((viewer) => isTrainer(viewer) || viewer.isAdministrator)
/** Open to administrators. */
export const asAdministrator = door((viewer) => viewer.isAdministrator)
/** Open to all who work for the courses: trainers, coordinators, authors, administrators. */
export const asStaff = door(isStaff)
