import { SHARE_PLACE, SHARED_PHOTO } from '#app/interface/shared-photo.ts'
import { bringPage, takeBrought } from './brought-page.client.ts'
import { documentOf, isRefusal, placesAfter } from './outbox-rules.ts'
import { author, growOld, isPersonal, keepAgain, keptPage, pathOf, readMark } from './kept-pages.client.ts'
import { countWorkerBytes } from './month-bytes.client.ts'
import { BY_WORKER, FINISHED_AT, LEADS_TO, NOBODY, OWNER, SENT_AT, WITH_PAGE } from './phone-headers.ts'
import { entriesOf, FILES, forget, pagesOf, putAside, putEntry, removeEntry, sentOf, setFact } from './phone-store.client.ts'
import { sendOutbox, type Entry, type Outcome } from './send-outbox.ts'

type Lasting = Event & { waitUntil: (work: Promise<unknown>) => void }
type Asked = Lasting & { request: Request; respondWith: (answer: Promise<Response>) => void }
type Told = Lasting & { data: { act: 'send' | 'claim' | 'count' } }
type Worker = {
  skipWaiting: () => Promise<void>
  clients: { claim: () => Promise<void>; matchAll: () => Promise<Array<{ postMessage: (news: unknown) => void }>> }
  registration: { sync?: { register: (name: string) => Promise<void> } }
  addEventListener: (name: string, act: (event: never) => void) => void
}
const worker = globalThis as unknown as Worker

/** A page that is kept is shown after so many milliseconds without an answer. */
const PATIENCE = 6_000
const PHONE_PAGE = '/telephone'

async function page(event: Asked): Promise<Response> {
  const { url } = event.request
  const kept = await keptPage(url)
  // A lesson does not change under its reader: a kept one costs nothing. Every other page says how far one is, and is asked for.
  if (kept && !kept.headers.has('x-old') && /^\/lecons\/[^/]+$/.test(pathOf(url))) return kept
  const came = takeBrought(url)
  const asked = came ? Promise.resolve(came) : fetch(event.request)
  const slow = kept && !kept.headers.has('x-old') && new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), PATIENCE))
  try {
    const answer = await Promise.race([asked, ...(slow ? [slow] : [])])
    if (!answer) {
      asked.catch(() => undefined)
      return kept ?? Response.error()
    }
    if (answer.type === 'opaqueredirect') return answer
    const owner = await readMark(answer)
    if (kept && (owner === undefined || answer.status >= 500)) return kept
    if (kept && answer.ok && isPersonal(owner)) event.waitUntil(keepAgain(url, answer.clone()))
    return answer
  } catch {
    return kept ?? (await keptPage(PHONE_PAGE)) ?? Response.error()
  }
}

/** How the server answered a form: with an address to go to, a page of its own, or not at all. */
type Answered = { to: string } | { answer: Response } | 'away'

async function post(entry: Entry, hasWaited: boolean): Promise<Answered> {
  const headers: Record<string, string> = {
    Accept: 'text/html',
    'Content-Type': 'application/x-www-form-urlencoded',
    [BY_WORKER]: hasWaited ? '1' : WITH_PAGE,
  }
  if (entry.owner) headers[OWNER] = entry.owner
  if (hasWaited) Object.assign(headers, { [FINISHED_AT]: entry.finishedAt, [SENT_AT]: new Date().toISOString() })
  try {
    const answer = await fetch(entry.address, {
      method: 'POST',
      body: entry.body,
      headers,
      redirect: 'manual',
      signal: AbortSignal.timeout(30_000),
    })
    const isOurs = (await readMark(answer)) !== undefined
    if (!isOurs || [408, 429, 502, 503, 504].includes(answer.status)) return 'away'
    const to = answer.headers.get(LEADS_TO)
    if (to === null) return { answer }
    await growOld((path) => path === pathOf(entry.address))
    if (answer.headers.has('content-type')) bringPage(to, answer)
    return { to }
  } catch {
    return 'away'
  }
}

/** Tells every open page how much waits. */
async function tell(state: string): Promise<void> {
  const owner = await author()
  const entries = owner ? await entriesOf(owner) : []
  const refused = entries.filter((entry) => entry.refused !== undefined).length
  for (const client of await worker.clients.matchAll()) client.postMessage({ state, waiting: entries.length - refused, refused })
}

/** What an answer means for an entry that waited. */
function outcomeOf(answered: Answered): Outcome {
  if (answered === 'away') return 'away'
  if ('to' in answered) return isRefusal(answered.to) ? { refused: answered.to } : 'taken'
  const { status } = answered.answer
  // A session that ended, or one of somebody else: the text waits for its author.
  if (status === 401) return 'sign-in'
  return status >= 500 ? 'fault' : { refused: String(status) }
}

/** Sends what waits, one sender for all tabs. Answers whether nothing is left that could be sent. */
async function send(): Promise<boolean> {
  const owner = await author()
  if (!isPersonal(owner)) return true
  const state = await sendOutbox({
    entries: () => entriesOf(owner),
    post: async (entry) => {
      await tell('sending')
      return outcomeOf(await post(entry, true))
    },
    take: putAside,
    refuse: async (entry, because) => void (await putEntry({ ...entry, refused: because })),
  })
  await tell(state)
  return state !== 'waiting'
}

let sending: Promise<boolean> | undefined
/** One sender at a time: among the tabs, which share this worker, and beside a worker of another version. */
function sendOnce(): Promise<boolean> {
  const locked = async () => {
    let isDone = false
    if (!navigator.locks) return send()
    await navigator.locks.request('outbox', async () => {
      isDone = await send()
    })
    return isDone
  }
  const running = (sending ??= locked().finally(() => (sending = undefined)))
  return running
}

async function keepEntry(entry: Entry): Promise<Response> {
  try {
    await putEntry(entry).catch(async () => {
      // What was sent already makes room for what was not.
      for (const { n } of await sentOf(entry.owner)) if (n !== undefined) await removeEntry(n)
      await putEntry(entry)
    })
  } catch {
    // No room: the page stays as it is, with everything that was typed in it.
    await tell('full')
    return new Response(null, { status: 204 })
  }
  await worker.registration.sync?.register('outbox').catch(() => undefined)
  await tell('waiting')
  const path = pathOf(entry.address)
  if (path.endsWith('/verifier')) await growOld((one) => one === path)
  for (const place of placesAfter(path, new URLSearchParams(entry.body).get('go')))
    if (await keptPage(place)) return Response.redirect(place === path ? `${place}#garde` : place, 303)
  return Response.redirect(`${PHONE_PAGE}#attente`, 303)
}

/** The title of a kept page, without the name of the site. */
async function titleOf(path: string): Promise<string> {
  const [, title = path] = /<title>([^<]*?)(?: · [^<·]*)?<\/title>/.exec((await (await keptPage(path))?.text()) ?? '') ?? []
  return title
}

async function form(event: Asked, document: string): Promise<Response> {
  const { url } = event.request
  const { pathname, search } = new URL(url)
  const body = await event.request.text()
  const owner = await author()
  const entry: Entry = {
    owner: owner ?? '',
    finishedAt: new Date().toISOString(),
    address: pathname + search,
    title: await titleOf(pathname),
    body,
    document,
  }
  const isBehind = isPersonal(owner) && (await entriesOf(owner)).some((one) => one.document === document)
  const isFree = !isBehind || ((await sendOnce()) && !(await entriesOf(owner)).some((one) => one.document === document))
  const outcome = isFree ? await post(entry, false) : 'away'
  if (outcome === 'away') {
    // A row that moves is no answer yet, and what nobody may keep stays on the page.
    if (!isPersonal(owner) || /(^|&)move=/.test(body)) return new Response(null, { status: 204 })
    // A quiz is begun without a network only where this phone holds its paper.
    if (pathname === document && pathname.startsWith('/quiz/') && !(await keptPage(`${pathname}/1`)))
      return Response.redirect(`${pathname}/1`, 303)
    return keepEntry(entry)
  }
  if ('to' in outcome) {
    if (isPersonal(owner) && !isRefusal(outcome.to)) event.waitUntil(putAside(entry))
    return Response.redirect(outcome.to, 303)
  }
  if (outcome.answer.status === 401 && isPersonal(owner)) await putEntry(entry)
  return outcome.answer
}

/** What is kept while somebody writes goes behind what waits of the same plan, or an older text would come after it. */
async function autosave(event: Asked, document: string): Promise<Response> {
  const owner = await author()
  if (isPersonal(owner) && (await entriesOf(owner)).some((entry) => entry.document === document)) {
    await sendOnce()
    if ((await entriesOf(owner)).some((entry) => entry.document === document)) return Response.error()
  }
  return fetch(event.request)
}

/** Signing out takes along what this phone holds of the person, and of nobody else. */
async function signOut(request: Request): Promise<Response> {
  const owner = await author()
  const outcome = await post({ owner: '', finishedAt: '', address: pathOf(request.url), title: '', body: '', document: '' }, false)
  if (outcome === 'away' || 'answer' in outcome) {
    await tell('notSent')
    return new Response(null, { status: 204 })
  }
  if (isPersonal(owner)) await forget(owner)
  await setFact('viewer', NOBODY)
  await setFact('author', NOBODY)
  return Response.redirect(outcome.to, 303)
}

/** A form that is of use only now stays on its page with everything that was typed, where no answer comes. */
async function onlyNow({ request }: Asked): Promise<Response> {
  try {
    return await fetch(request)
  } catch {
    await tell('notSent')
    return new Response(null, { status: 204 })
  }
}

/** A choice of language or theme makes every kept page one of before: it is shown as it was only without a network. */
async function display(event: Asked): Promise<Response> {
  const answer = await onlyNow(event)
  if (answer.type === 'opaqueredirect') await growOld(() => true)
  return answer
}

/** A photo that is shared with the site waits here for its part; another one takes its place. */
async function share({ request }: Asked): Promise<Response> {
  const owner = await author()
  const photo = (await request.formData()).get('photo')
  if (isPersonal(owner) && photo instanceof File)
    await (await pagesOf(owner)).put(SHARED_PHOTO, new Response(photo, { headers: { 'Content-Type': photo.type } }))
  return Response.redirect(SHARE_PLACE, 303)
}

async function file(request: Request): Promise<Response> {
  return (await (await caches.open(FILES)).match(request, { ignoreVary: true })) ?? fetch(request)
}

function handlerOf(event: Asked): Promise<Response> | undefined {
  const { method, mode, url } = event.request
  const { origin, pathname } = new URL(url)
  if (origin !== location.origin) return undefined
  if (method === 'GET' && mode === 'navigate') return page(event)
  if (method === 'GET')
    return /^\/(assets\/|pictures\/|images\/|identite\.css|icon\.svg|logo\.svg)/.test(pathname) ? file(event.request) : undefined
  if (method !== 'POST') return undefined
  if (pathname === '/deconnexion') return signOut(event.request)
  if (pathname === '/affichage') return display(event)
  if (pathname === SHARE_PLACE) return share(event)
  const [, kept] = /^(\/plan\/[^/]+)\/[^/]+\/garder$/.exec(pathname) ?? []
  if (kept !== undefined) return autosave(event, kept)
  const document = mode === 'navigate' ? documentOf(pathname) : null
  if (document !== null) return form(event, document)
  return mode === 'navigate' ? onlyNow(event) : undefined
}

worker.addEventListener('install', () => void worker.skipWaiting())
worker.addEventListener('activate', (event: Lasting) => event.waitUntil(worker.clients.claim()))
worker.addEventListener('fetch', (event: Asked) => {
  const answer = handlerOf(event)
  if (answer) event.respondWith(answer)
})
async function count(): Promise<void> {
  const owner = await author()
  if (isPersonal(owner)) await countWorkerBytes(owner)
}

worker.addEventListener('message', (event: Told) =>
  event.waitUntil({ send: sendOnce, claim: () => worker.clients.claim(), count }[event.data.act]()),
)
worker.addEventListener('sync', (event: Lasting) =>
  event.waitUntil(
    sendOnce().then((isDone) => {
      // The browser asks again later, with growing pauses, while this is refused.
      if (!isDone) throw new Error('Still away')
    }),
  ),
)
