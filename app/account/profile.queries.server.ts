import { and, desc, eq, gt, isNull, sql } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { cohorts, enrolments } from '#db/schema/cohorts.ts'
import { memberships, organisations } from '#db/schema/organisations.ts'
import { grants, people, sessions } from '#db/schema/people.ts'
import type { Viewer } from '#app/access/viewer.ts'

/** What a person sees of themselves: account, organisations, groups, roles, and how many devices are signed in. */
export async function profileOf(db: Db, viewer: Viewer, now: Date) {
  const [account] = await db
    .select({
      name: people.name,
      phone: people.phone,
      email: people.email,
      emailsOffAt: people.emailsOffAt,
      sessions: sql`(select count(*) from ${sessions} where ${and(eq(sessions.userId, viewer.id), gt(sessions.expiresAt, now))})`.mapWith(
        Number,
      ),
    })
    .from(people)
    .where(eq(people.id, viewer.id))
  const belongs = await db
    .select({ name: organisations.name, since: memberships.fromDay })
    .from(memberships)
    .innerJoin(organisations, eq(organisations.id, memberships.organisationId))
    .where(and(eq(memberships.personId, viewer.id), isNull(memberships.toDay)))
    .orderBy(desc(memberships.isMain))
  const groups = await db
    .select({ name: cohorts.name })
    .from(enrolments)
    .innerJoin(cohorts, eq(cohorts.id, enrolments.cohortId))
    .where(eq(enrolments.personId, viewer.id))
  const roles = await db
    .selectDistinct({ role: grants.role })
    .from(grants)
    .where(and(eq(grants.personId, viewer.id), isNull(grants.revokedAt)))
  return {
    account: account ?? { name: viewer.name, phone: null, email: null, emailsOffAt: null, sessions: 1 },
    organisations: belongs,
    cohorts: groups.map(({ name }) => name),
    roles: roles.map(({ role }) => role),
  }
}

export type Profile = Awaited<ReturnType<typeof profileOf>>
