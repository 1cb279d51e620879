import { createHash } from 'node:crypto'
import { DrizzlePostgreSQLAdapter } from '@lucia-auth/adapter-drizzle'
import { sql } from 'drizzle-orm'
import type { Adapter, DatabaseSession, DatabaseUser } from 'lucia'
import { z } from 'zod'
import { rows, type Db } from '#db/handle.ts'
import { people, sessions } from '#db/schema/people.ts'
import { LANGUAGES } from '#app/rules/languages.ts'
import { isRenewalDue, SESSION_LIMITS, sessionEnd, type SessionKind } from '#app/rules/session-limits.ts'
import type { Viewer } from './viewer.ts'

/** What belongs to a session, not to its person. */
export type SessionFacts = Pick<Viewer, 'isSharedPhone' | 'provenAt' | 'seenBy'>
/** What belongs to a person. */
export type PersonFacts = Omit<Viewer, 'id' | keyof SessionFacts>

const sessionRow = z.object({
  expires_at: z.coerce.date(),
  created_at: z.coerce.date(),
  proven_at: z.coerce.date(),
  is_shared_phone: z.boolean(),
  person_id: z.string(),
  name: z.string(),
  language: z.enum(LANGUAGES),
  has_second_factor: z.boolean(),
  own_id: z.string(),
  own_name: z.string(),
  own_roles: z.array(z.string()),
  seeing_until: z.coerce.date().nullable(),
  grants: z.array(z.object({ role: z.string(), cohort: z.string().nullable(), course: z.string().nullable() })),
  organisations: z.array(z.string()),
  leads: z.array(z.string()),
})
type SessionRow = z.infer<typeof sessionRow>

/** What stands in the table instead of the token of the cookie. */
export const hashed = (token: string) => createHash('sha256').update(token).digest('hex')

/** An administrator's session that ends soonest, of what a person is; a shared phone's before all. */
function kindOf({ is_shared_phone, own_roles }: SessionRow): SessionKind {
  if (is_shared_phone) return 'shared'
  if (own_roles.includes('administrator')) return 'administrator'
  return own_roles.length > 0 ? 'staff' : 'learner'
}

const seconds = (kind: SessionKind) => SESSION_LIMITS[kind].idle / 1000

/** Lucia's Drizzle adapter with hashed ids, and with one query that brings the session, its person and what they may reach. */
export class HashedSessions implements Adapter {
  private readonly inner: Adapter
  private renewal: { token: string; until: Date } | undefined
  /** Whose session the last token was, where its time is over. */
  endedPersonId: string | null = null
  /** The session that the next one takes the place of. */
  replaced: string | null = null
  constructor(
    private readonly db: Db,
    private readonly device: string,
  ) {
    // The adapter's types name one driver; the tables are the same on both.
    this.inner = new DrizzlePostgreSQLAdapter(db as never, sessions as never, people as never)
  }

  async getSessionAndUser(token: string): Promise<[DatabaseSession | null, DatabaseUser | null]> {
    const result = await this.db.execute(sql`
      select s.expires_at, s.created_at, s.proven_at, s.is_shared_phone, p.id as person_id, p.name, p.language,
        own.id as own_id, own.name as own_name, s.own_roles, case when p.id <> own.id then s.seeing_until end as seeing_until,
        (exists (select 1 from second_factors f where f.person_id = p.id and f.confirmed_at is not null)
          or exists (select 1 from passkeys k where k.person_id = p.id)) as has_second_factor,
        (select coalesce(json_agg(json_build_object('role', g.role, 'cohort', g.cohort_id, 'course', g.course_id)), '[]'::json)
           from grants g where g.person_id = p.id and g.revoked_at is null and (g.ends_at is null or g.ends_at > now())) as grants,
        (with recursive below as (
           select g.organisation_id as id from grants g
             where g.person_id = p.id and g.role = 'coordinator' and g.revoked_at is null and g.organisation_id is not null
               and (g.ends_at is null or g.ends_at > now())
           union
           select o.id from organisations o join below on o.parent_id = below.id or o.merged_into_id = below.id
         ) select coalesce(json_agg(id), '[]'::json) from below) as organisations,
        (select coalesce(json_agg(m.organisation_id), '[]'::json) from memberships m
           where m.person_id = p.id and m.role = 'leader' and m.to_day is null) as leads
      from (select sessions.*, (select coalesce(json_agg(distinct g.role), '[]'::json) from grants g
              where g.person_id = sessions.user_id and g.revoked_at is null and (g.ends_at is null or g.ends_at > now())) as own_roles
            from sessions where sessions.id = ${hashed(token)}) s
      join people own on own.id = s.user_id
      join people p on p.id = case
        when s.seeing_until > now() and s.own_roles::jsonb ? 'administrator' then coalesce(s.seeing_id, s.user_id) else s.user_id end
      where own.archived_at is null and p.archived_at is null`)
    const [found] = rows<unknown>(result)
    if (found === undefined) return [null, null]
    const row = sessionRow.parse(found)
    const now = new Date()
    const kind = kindOf(row)
    const next = sessionEnd(kind, row.created_at, now)
    if (row.expires_at <= now || next <= now) {
      this.endedPersonId = row.own_id
      return [null, null]
    }
    this.renewal = isRenewalDue(kind, row.expires_at, next) ? { token, until: next } : undefined
    return [sessionOf(token, row), { id: row.person_id, attributes: personOf(row) }]
  }

  async setSession({ id, userId, attributes }: DatabaseSession): Promise<void> {
    const holds = (role: SQLRole) => sql`exists (select 1 from grants g where g.person_id = ${userId} and g.revoked_at is null ${role})`
    await this.db.execute(sql`
      with gone as (delete from sessions where (user_id = ${userId} and expires_at < now()) or id = ${hashed(this.replaced ?? '')})
      insert into sessions (id, user_id, is_shared_phone, device, expires_at)
      values (${hashed(id)}, ${userId}, ${attributes.isSharedPhone}, ${this.device}, now() + make_interval(secs => case
        when ${attributes.isSharedPhone}::boolean then ${seconds('shared')}
        when ${holds(sql`and g.role = 'administrator'`)} then ${seconds('administrator')}
        when ${holds(sql``)} then ${seconds('staff')}
        else ${seconds('learner')} end::int))`)
  }

  /** Writes down that the session last read was used; false where it need not be. */
  async renew(): Promise<boolean> {
    if (!this.renewal) return false
    const { token, until } = this.renewal
    this.renewal = undefined
    await this.db.execute(
      sql`update sessions set expires_at = ${until.toISOString()}::timestamptz, last_used_at = now() where id = ${hashed(token)}`,
    )
    return true
  }

  /** Lucia asks for one length of time for all; how long a session lasts is decided by its kind. */
  async updateSessionExpiration(): Promise<void> {
    await this.renew()
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

type SQLRole = ReturnType<typeof sql>

function sessionOf(token: string, row: SessionRow): DatabaseSession {
  const seenBy = row.seeing_until && { id: row.own_id, name: row.own_name, until: row.seeing_until }
  return {
    id: token,
    userId: row.person_id,
    expiresAt: row.expires_at,
    // What an administrator sees of somebody is not to stay in the browser.
    attributes: { isSharedPhone: row.is_shared_phone || seenBy !== null, provenAt: row.proven_at, seenBy },
  }
}

function personOf(row: SessionRow): PersonFacts {
  const cohortsOf = (role: string) =>
    row.grants.flatMap((grant) => (grant.role === role && grant.cohort && grant.course === null ? [grant.cohort] : []))
  const trainsCourses = row.grants.flatMap(({ role, cohort, course }) =>
    role === 'trainer' && cohort && course ? [{ cohortId: cohort, courseId: course }] : [],
  )
  const has = (role: string) => row.grants.some((grant) => grant.role === role)
  return {
    name: row.name,
    language: row.language,
    isAdministrator: has('administrator'),
    isAuthor: has('author'),
    trains: cohortsOf('trainer'),
    trainsCourses,
    coordinates: cohortsOf('coordinator'),
    organisations: row.organisations,
    leads: row.leads,
    hasSecondFactor: row.has_second_factor,
  }
}
