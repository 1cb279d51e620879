import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { matchRoutes } from '@remix-run/react'
import type { RouteConfigEntry } from '@remix-run/route-config'
import { sql } from 'drizzle-orm'
import { rows, type Db } from '#db/handle.ts'
import { TEST_NOW } from '#db/test-snapshot.ts'
import { folders } from '#app/platform/folders.server.ts'
import { openLog } from '#app/platform/log.server.ts'
import { readSettings } from '#app/platform/settings.server.ts'
import type { Context } from './context.server.ts'
import { sessionsOn } from './sessions.server.ts'
import { viewerOf } from './test-viewers.ts'
import type { Viewer } from './viewer.ts'

/** What happens to somebody at a door; `→ /address` is entering and being led on to that address. */
export type Outcome = 'enters' | 'signs in' | 'is refused' | 'finds nothing' | `→ ${string}`

/** The people of the table's columns, in order; null is a visitor who has not signed in. */
export const KNOCKING = [null, 'aminata', 'fatou', 'sarah', 'claire', 'hicham', 'ines'] as const
export type Knocking = (typeof KNOCKING)[number]
export type Outcomes = readonly [Outcome, Outcome, Outcome, Outcome, Outcome, Outcome, Outcome]

/** One knock at one address: GET asks its loader, POST its action with `form`. */
export type Knock = { method: 'GET' | 'POST'; at: string; form?: Record<string, string> }

/** Files of the map that answer, each with what it exports. */
export type Door = { file: string; path: string; module: Record<string, unknown>; source: string }

const modules = import.meta.glob<Record<string, unknown>>('../**/*.route.{ts,tsx}')

/** Every route of the map with its module and its text. Layout routes are not used here: a map with nested ones is refused. */
export async function doorsOf(map: readonly RouteConfigEntry[]): Promise<Door[]> {
  return Promise.all(
    map.map(async ({ file, path: address = '', children }) => {
      if (children !== undefined && children.length > 0) throw new Error(`${file} has routes below it, which this test does not walk`)
      const load = modules[`../${file}`]
      if (!load) throw new Error(`${file} is on the map and not in a folder`)
      return { file, path: `/${address}`, module: await load(), source: await readFile(path.join(folders.root, 'app', file), 'utf8') }
    }),
  )
}

type Found = { door: Door; params: Record<string, string | undefined> }

/** Ranking all routes costs as much as a query: each address is looked up once. */
const found = new WeakMap<readonly Door[], Map<string, Found>>()

/** The door that answers an address, ranked as Remix ranks them, with the parts of the address it names. */
export function doorAt(doors: readonly Door[], address: string): Found {
  const { pathname } = new URL(address, 'http://test')
  const known = found.get(doors) ?? new Map<string, Found>()
  found.set(doors, known)
  const before = known.get(pathname)
  if (before) return before
  const match = matchRoutes(
    doors.map(({ file, path: pattern }) => ({ id: file, path: pattern })),
    pathname,
  )?.at(-1)
  const door = doors.find(({ file }) => file === match?.route.id)
  if (!door) throw new Error(`No route answers ${address}`)
  const answer = { door, params: match?.params ?? {} }
  known.set(pathname, answer)
  return answer
}

/** The data folder behind the doors of the tests. */
export const DOORS_DATA = path.join(tmpdir(), 'passerelle-doors')
const settings = readSettings({ DEMONSTRATION: 'yes', PASSWORD_COST: 'low', DATA_DIR: DOORS_DATA })
const log = openLog('silent')

/** What the server would hand to the page behind a door. */
export function contextFor(db: Db, viewer: Viewer | null, url: URL): Context {
  return {
    db,
    now: TEST_NOW,
    requestId: 'doors',
    nonce: 'doors',
    language: 'fr',
    path: url.pathname,
    origin: url.origin,
    isSecure: false,
    clientAddress: '192.0.2.1',
    viewer,
    endedPersonId: null,
    sessions: sessionsOn(db, false),
    settings,
    secret: 'the doors of the tests have no other secret',
    log,
  }
}

const viewers = new Map<string, Viewer>()

/** Somebody of the table's columns, read once. */
export async function viewerFor(db: Db, who: Knocking): Promise<Viewer | null> {
  if (who === null) return null
  const viewer = viewers.get(who) ?? (await viewerOf(db, who))
  viewers.set(who, viewer)
  return viewer
}

/** The status and the place that an answer, returned or thrown, leads to. */
function statusOf(answer: unknown): { status: number; to: string | null } {
  if (answer instanceof Response) return { status: answer.status, to: answer.headers.get('Location') }
  if (typeof answer === 'object' && answer !== null && 'init' in answer) {
    const { init } = answer
    const status = typeof init === 'object' && init !== null && 'status' in init ? Number(init.status) : 200
    return { status, to: null }
  }
  return { status: 200, to: null }
}

/** Statuses of pages that were entered: also those that say what is wrong with a form. */
const INSIDE = [200, 400, 409, 413, 422, 429]

/** What an answer is for who knocked. Throws where it is none that a page may give. */
export function outcomeOf(answer: unknown, isNobody: boolean): Outcome {
  const { status, to } = statusOf(answer)
  if (status === 401) return 'signs in'
  if (to !== null) {
    const { pathname } = new URL(to, 'http://test')
    return isNobody && status === 302 && pathname === '/connexion' ? 'signs in' : `→ ${pathname}`
  }
  if (status === 403) return 'is refused'
  if (status === 404) return 'finds nothing'
  if (INSIDE.includes(status)) return 'enters'
  throw new Error(`A door answered ${status}`)
}

class PutBack extends Error {}

/** What one request was answered: as it was given, its outcome, its whole text, and how many rows it wrote. */
export type Answered = { given: unknown; outcome: Outcome; text: string; wrote: number }

/** The rows written so far in this transaction, by the count that both engines keep: without the view over it, which costs five times as much. */
async function rowsWritten(tx: Db): Promise<number> {
  const counted = await tx.execute(sql`
    select coalesce(sum(pg_stat_get_xact_tuples_inserted(oid) + pg_stat_get_xact_tuples_updated(oid) + pg_stat_get_xact_tuples_deleted(oid)), 0)::int as n
    from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace`)
  return Number(rows<{ n: number }>(counted)[0]?.n ?? 0)
}

async function textOf(answer: unknown): Promise<string> {
  if (!(answer instanceof Response)) return JSON.stringify(answer) ?? ''
  const bytes = Buffer.from(await answer.clone().arrayBuffer())
  return bytes.toString('utf8')
}

/** What the real loader or action behind an address answers a viewer; what it writes stays. A fault of the page is thrown. */
export async function answerOf(db: Db, doors: readonly Door[], { method, at, form }: Knock, viewer: Viewer | null): Promise<unknown> {
  const { door, params } = doorAt(doors, at)
  const answer = door.module[method === 'GET' ? 'loader' : 'action']
  if (typeof answer !== 'function') throw new Error(`${door.file} does not answer ${method}`)
  const url = new URL(at, 'http://test')
  const sent = new Request(url, method === 'GET' ? {} : { method, body: new URLSearchParams(form) })
  return Promise.resolve(answer({ request: sent, params, context: { passerelle: contextFor(db, viewer, url) } })).catch(
    (thrown: unknown) => {
      if (thrown instanceof Response) return thrown
      throw thrown
    },
  )
}

/** Whatever is asked of it, and awaited, never comes. */
const never: object = new Proxy(() => never, { get: () => never, apply: () => never })

/** An answer that asks nothing of the database, as most are for who is turned away; undefined as soon as the database is asked. */
async function answerWithoutDb(
  db: Db,
  doors: readonly Door[],
  asked: Knock,
  viewer: Viewer | null,
): Promise<{ given: unknown } | undefined> {
  return new Promise((resolve, reject) => {
    const sealed = new Proxy(db, {
      get() {
        resolve(undefined)
        return never
      },
    })
    answerOf(sealed, doors, asked, viewer).then((given) => resolve({ given }), reject)
  })
}

/** One request of a viewer, answered by its real loader or action. What it wrote is counted and undone; a fault of the page is thrown. */
export async function request(db: Db, doors: readonly Door[], asked: Knock, viewer: Viewer | null): Promise<Answered> {
  const toldOf = async (given: unknown, wrote: number): Promise<Answered> => ({
    given,
    outcome: outcomeOf(given, viewer === null),
    text: await textOf(given),
    wrote,
  })
  const turnedAway = await answerWithoutDb(db, doors, asked, viewer)
  if (turnedAway) return toldOf(turnedAway.given, 0)
  let answered: Answered | undefined
  await db
    .transaction(async (tx) => {
      const before = await rowsWritten(tx)
      const given = await answerOf(tx, doors, asked, viewer)
      answered = await toldOf(given, (await rowsWritten(tx)) - before)
      throw new PutBack()
    })
    .catch((error: unknown) => {
      if (!(error instanceof PutBack)) throw error
    })
  if (answered === undefined) throw new Error('Nobody answered')
  return answered
}

/** What happens to one person at one address. What the page wrote is undone. */
export async function knock(db: Db, doors: readonly Door[], asked: Knock, who: Knocking): Promise<Outcome> {
  return (await request(db, doors, asked, await viewerFor(db, who))).outcome
}
