import { and, eq, gt, sql } from 'drizzle-orm'
import { Lucia, TimeSpan, type Adapter } from 'lucia'
import type { Db } from '#db/handle.ts'
import { sessions } from '#db/schema/people.ts'
import { SEEING_LASTS } from '#app/rules/session-limits.ts'
import { HashedSessions, hashed, type PersonFacts, type SessionFacts } from './hashed-sessions.server.ts'
import type { Viewer } from './viewer.ts'

declare module 'lucia' {
  interface Register {
    Lucia: Lucia<SessionFacts, PersonFacts>
    DatabaseSessionAttributes: SessionFacts
    DatabaseUserAttributes: PersonFacts
  }
}

/** How long a browser keeps the cookie; how long the session behind it lasts is the server's affair. */
const COOKIE_LASTS = new TimeSpan(180, 'd')

function luciaOn(adapter: Adapter, isSecure: boolean): Lucia<SessionFacts, PersonFacts> {
  return new Lucia(adapter, {
    sessionExpiresIn: COOKIE_LASTS,
    sessionCookie: { name: isSecure ? '__Host-session' : 'session', attributes: { secure: isSecure, sameSite: 'lax', path: '/' } },
    getSessionAttributes: (attributes) => attributes,
    getUserAttributes: (attributes) => attributes,
  })
}

/** Who the cookie of a request stands for. */
type Found = { viewer: Viewer | null; endedPersonId: string | null; setCookie: string | undefined }

/** One signed-in browser of a person, as they may see it. */
export type Device = { mark: string; device: string; isSharedPhone: boolean; beganAt: Date; lastUsedAt: Date; isThis: boolean }

/** The sessions of one request: who it is, and the cookies that opening and closing a session set. */
export type Sessions = {
  /** The viewer of this request's cookie, or whose session it was until its time was over; with the cookie to set, if any. One query. */
  read: (cookieHeader: string | null) => Promise<Found>
  /** Opens a session after a proof of who it is, in the place of that of `cookieHeader`, and answers the cookie to set. One query. */
  open: (personId: string, isSharedPhone: boolean, cookieHeader?: string | null) => Promise<string>
  /** Closes the session of this cookie header and answers the cookie that clears it. */
  close: (cookieHeader: string | null) => Promise<string>
  /** Ends every session of a person. */
  closeAll: (personId: string) => Promise<void>
  /** The browsers in which a person is signed in, latest use first. */
  devices: (personId: string, cookieHeader: string | null) => Promise<Device[]>
  /** Ends one session of a person by its mark; nothing happens where it is not theirs. */
  closeDevice: (personId: string, mark: string) => Promise<void>
  /** Notes that this browser has just proved who sits at it. The token changes: answers the cookie to set. */
  prove: (cookieHeader: string | null) => Promise<string>
  /** Lets the session of an administrator look through somebody's eyes for half an hour, or no longer (null). The caller checks who may. */
  see: (cookieHeader: string | null, personId: string | null) => Promise<void>
}

/** What stands for a session on a page: a part of its hash, which opens nothing. */
const markOf = sql<string>`left(${sessions.id}, 16)`

async function devicesOf(db: Db, personId: string, current: string): Promise<Device[]> {
  const found = await db
    .select({
      mark: markOf,
      device: sessions.device,
      isSharedPhone: sessions.isSharedPhone,
      beganAt: sessions.createdAt,
      lastUsedAt: sessions.lastUsedAt,
    })
    .from(sessions)
    .where(and(eq(sessions.userId, personId), gt(sessions.expiresAt, sql`now()`)))
    .orderBy(sql`${sessions.lastUsedAt} desc`, sessions.id)
  return found.map((one) => ({ ...one, isThis: current.startsWith(one.mark) }))
}

/**
 * The token of a cookie header, under exactly its name: a name in escapes gets around what browsers keep `__Host-` for. Cookies that others set on
 * the host may hold anything, also escapes that are broken.
 */
function tokenUnder(name: string, cookieHeader: string | null): string | null {
  const cookie = (cookieHeader ?? '').split(/;\s*/).find((one) => one.startsWith(`${name}=`))
  const value = cookie?.slice(name.length + 1) ?? ''
  return /^[0-9a-z]+$/.test(value) ? value : null
}

/** Sessions on a database; cookies are `__Host-` and Secure when the site is on https. `device` names the browser of this request. */
export function sessionsOn(db: Db, isSecure: boolean, device = ''): Sessions {
  const adapter = new HashedSessions(db, device)
  const lucia = luciaOn(adapter, isSecure)
  const tokenIn = (cookieHeader: string | null) => tokenUnder(lucia.sessionCookieName, cookieHeader)
  const idIn = (cookieHeader: string | null) => hashed(tokenIn(cookieHeader) ?? '')
  return {
    async read(cookieHeader) {
      const token = tokenIn(cookieHeader)
      if (!token) return { viewer: null, endedPersonId: null, setCookie: undefined }
      const { session, user } = await lucia.validateSession(token)
      if (!session) {
        const { endedPersonId } = adapter
        // The cookie of a session whose time is over stays: it says whose text may be waiting on the page.
        return { viewer: null, endedPersonId, setCookie: endedPersonId ? undefined : lucia.createBlankSessionCookie().serialize() }
      }
      const { isSharedPhone, provenAt, seenBy } = session
      await adapter.renew()
      return { viewer: { ...user, isSharedPhone, provenAt, seenBy }, endedPersonId: null, setCookie: undefined }
    },
    async open(personId, isSharedPhone, cookieHeader = null) {
      adapter.replaced = tokenIn(cookieHeader)
      const session = await lucia.createSession(personId, { isSharedPhone, provenAt: new Date(), seenBy: null })
      return lucia.createSessionCookie(session.id).serialize()
    },
    async close(cookieHeader) {
      const token = tokenIn(cookieHeader)
      if (token) await lucia.invalidateSession(token)
      return lucia.createBlankSessionCookie().serialize()
    },
    closeAll: (personId) => lucia.invalidateUserSessions(personId),
    devices: (personId, cookieHeader) => devicesOf(db, personId, idIn(cookieHeader)),
    async closeDevice(personId, mark) {
      await db.delete(sessions).where(and(eq(sessions.userId, personId), eq(markOf, mark)))
    },
    async prove(cookieHeader) {
      const token = lucia.createSessionCookie(newToken())
      await db
        .update(sessions)
        .set({ id: hashed(token.value), provenAt: sql`now()` })
        .where(eq(sessions.id, idIn(cookieHeader)))
      return token.serialize()
    },
    async see(cookieHeader, personId) {
      const seeingUntil = personId === null ? null : sql`now() + make_interval(secs => ${SEEING_LASTS / 1000}::int)`
      await db
        .update(sessions)
        .set({ seeingId: personId, seeingUntil })
        .where(eq(sessions.id, idIn(cookieHeader)))
    },
  }
}

/** A token of 160 random bits, in the letters that Lucia uses. */
const newToken = () => [...crypto.getRandomValues(new Uint8Array(40))].map((byte) => (byte & 31).toString(32)).join('')
