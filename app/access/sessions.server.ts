import { createHash } from 'node:crypto'
import { DrizzlePostgreSQLAdapter } from '@lucia-auth/adapter-drizzle'
import { and, eq, lt, sql } from 'drizzle-orm'
import { Lucia, TimeSpan, type Adapter, type DatabaseSession, type DatabaseUser } from 'lucia'
import { z } from 'zod'
import { rows, type Db } from '#db/handle.ts'
import { people, sessions } from '#db/schema/people.ts'
import { LANGUAGES } from '#app/rules/languages.ts'
import type { Viewer } from './viewer.ts'

declare module 'lucia' {
  interface Register {
    Lucia: Lucia<{ isSharedPhone: boolean }, Omit<Viewer, 'id' | 'isSharedPhone'>>
    DatabaseSessionAttributes: { isSharedPhone: boolean }
    DatabaseUserAttributes: Omit<Viewer, 'id' | 'isSharedPhone'>
  }
}

const PERSONAL_PHONE = new TimeSpan(30, 'd')
const SHARED_PHONE_MINUTES = 30

const sessionRow = z.object({
  expires_at: z.coerce.date(),
  is_shared_phone: z.boolean(),
  person_id: z.string(),
  name: z.string(),
  language: z.enum(LANGUAGES),
  grants: z.array(z.object({ role: z.string(), cohort: z.string().nullable() })),
  organisations: z.array(z.string()),
  leads: z.array(z.string()),
})

/** What stands in the table instead of the token of the cookie. */
const hashed = (token: string) => createHash('sha256').update(token).digest('hex')

/** Lucia's Drizzle adapter with hashed ids, and with one query that brings the session, its person and what they may reach. */
class HashedSessions implements Adapter {
  private readonly inner: Adapter
  /** Whose session the last token was, where its time is over. */
  endedPersonId: string | null = null
  constructor(private readonly db: Db) {
    // The adapter's types name one driver; the tables are the same on both.
    this.inner = new DrizzlePostgreSQLAdapter(db as never, sessions as never, people as never)
  }

  async getSessionAndUser(token: string): Promise<[DatabaseSession | null, DatabaseUser | null]> {
    const result = await this.db.execute(sql`
      select s.expires_at, s.is_shared_phone, p.id as person_id, p.name, p.language,
        (select coalesce(json_agg(json_build_object('role', g.role, 'cohort', g.cohort_id)), '[]'::json)
           from grants g where g.person_id = p.id and g.revoked_at is null) as grants,
        (with recursive below as (
           select g.organisation_id as id from grants g
             where g.person_id = p.id and g.role = 'coordinator' and g.revoked_at is null and g.organisation_id is not null
           union
           select o.id from organisations o join below on o.parent_id = below.id
         ) select coalesce(json_agg(id), '[]'::json) from below) as organisations,
        (select coalesce(json_agg(m.organisation_id), '[]'::json) from memberships m
           where m.person_id = p.id and m.role = 'leader' and m.to_day is null) as leads
      from sessions s join people p on p.id = s.user_id
      where s.id = ${hashed(token)} and p.archived_at is null`)
    const [found] = rows<unknown>(result)
    if (found === undefined) return [null, null]
    const row = sessionRow.parse(found)
    if (row.expires_at <= new Date()) {
      this.endedPersonId = row.person_id
      return [null, null]
    }
    const cohortsOf = (role: string) => row.grants.flatMap((grant) => (grant.role === role && grant.cohort ? [grant.cohort] : []))
    const has = (role: string) => row.grants.some((grant) => grant.role === role)
    return [
      { id: token, userId: row.person_id, expiresAt: row.expires_at, attributes: { isSharedPhone: row.is_shared_phone } },
      {
        id: row.person_id,
        attributes: {
          name: row.name,
          language: row.language,
          isAdministrator: has('administrator'),
          isAuthor: has('author'),
          trains: cohortsOf('trainer'),
          coordinates: cohortsOf('coordinator'),
          organisations: row.organisations,
          leads: row.leads,
        },
      },
    ]
  }

  async setSession(session: DatabaseSession): Promise<void> {
    const expiresAt = session.attributes.isSharedPhone ? new Date(Date.now() + SHARED_PHONE_MINUTES * 60_000) : session.expiresAt
    await this.inner.setSession({ ...session, id: hashed(session.id), expiresAt })
  }

  async updateSessionExpiration(token: string, expiresAt: Date): Promise<void> {
    await this.db.execute(sql`
      update sessions set expires_at = case when is_shared_phone then now() + make_interval(mins => ${SHARED_PHONE_MINUTES}::int)
        else ${expiresAt.toISOString()}::timestamptz end
      where id = ${hashed(token)}`)
  }

  getUserSessions(userId: string): Promise<DatabaseSession[]> {
    return this.inner.getUserSessions(userId)
  }
  deleteSession(token: string): Promise<void> {
    return this.inner.deleteSession(hashed(token))
  }
  deleteUserSessions(userId: string): Promise<void> {
    return this.inner.deleteUserSessions(userId)
  }
  deleteExpiredSessions(): Promise<void> {
    return this.inner.deleteExpiredSessions()
  }
}

function luciaOn(adapter: Adapter, isSecure: boolean): Lucia<{ isSharedPhone: boolean }, Omit<Viewer, 'id' | 'isSharedPhone'>> {
  return new Lucia(adapter, {
    sessionExpiresIn: PERSONAL_PHONE,
    sessionCookie: { name: isSecure ? '__Host-session' : 'session', attributes: { secure: isSecure, sameSite: 'lax', path: '/' } },
    getSessionAttributes: (attributes) => attributes,
    getUserAttributes: (attributes) => attributes,
  })
}

/** Who the cookie of a request stands for. */
type Found = { viewer: Viewer | null; endedPersonId: string | null; setCookie: string | undefined }

/** The sessions of one request: who it is, and the cookies that opening and closing a session set. */
export type Sessions = {
  /** The viewer of this request's cookie, or whose session it was until its time was over; with the cookie to set, if any. One query. */
  read: (cookieHeader: string | null) => Promise<Found>
  /** Opens a session and answers the cookie to set. */
  open: (personId: string, isSharedPhone: boolean) => Promise<string>
  /** Closes the session of this cookie header and answers the cookie that clears it. */
  close: (cookieHeader: string | null) => Promise<string>
  /** Ends every session of a person. */
  closeAll: (personId: string) => Promise<void>
}

/** Sessions on a database; cookies are `__Host-` and Secure when the site is on https. */
export function sessionsOn(db: Db, isSecure: boolean): Sessions {
  const adapter = new HashedSessions(db)
  const lucia = luciaOn(adapter, isSecure)
  return {
    async read(cookieHeader) {
      const token = lucia.readSessionCookie(cookieHeader ?? '')
      if (!token) return { viewer: null, endedPersonId: null, setCookie: undefined }
      const { session, user } = await lucia.validateSession(token)
      if (!session) {
        const { endedPersonId } = adapter
        // The cookie of a session whose time is over stays: it says whose text may be waiting on the page.
        return { viewer: null, endedPersonId, setCookie: endedPersonId ? undefined : lucia.createBlankSessionCookie().serialize() }
      }
      return {
        viewer: { ...user, isSharedPhone: session.isSharedPhone },
        endedPersonId: null,
        setCookie: session.fresh ? lucia.createSessionCookie(token).serialize() : undefined,
      }
    },
    async open(personId, isSharedPhone) {
      await db.delete(sessions).where(and(eq(sessions.userId, personId), lt(sessions.expiresAt, new Date())))
      const session = await lucia.createSession(personId, { isSharedPhone })
      return lucia.createSessionCookie(session.id).serialize()
    },
    async close(cookieHeader) {
      const token = lucia.readSessionCookie(cookieHeader ?? '')
      if (token) await lucia.invalidateSession(token)
      return lucia.createBlankSessionCookie().serialize()
    },
    closeAll: (personId) => lucia.invalidateUserSessions(personId),
  }
}
