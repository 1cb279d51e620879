import { and, eq, isNotNull, or, sql } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { cohorts, programmes } from '#db/schema/cohorts.ts'
import { invitations } from '#db/schema/invitations.ts'
import { organisations } from '#db/schema/organisations.ts'
import { people } from '#db/schema/people.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { tokenHash } from '#app/platform/link-tokens.server.ts'
import { readToken } from '#app/rules/link-token.ts'

/** The invitation that a link opens, with what its pages say; undefined where no link of this site has this token. Reading changes nothing. */
export async function invitationByToken(db: Db, typed: string) {
  const token = readToken(typed)
  if (token === null) return undefined
  const inviter = db.$with('inviter').as(db.select({ id: people.id, name: people.name }).from(people))
  const [found] = await db
    .with(inviter)
    .select({ invitation: invitations, course: programmes.title, inviter: inviter.name, organisation: organisations.name })
    .from(invitations)
    .innerJoin(cohorts, eq(cohorts.id, invitations.cohortId))
    .innerJoin(programmes, eq(programmes.id, cohorts.programmeId))
    .leftJoin(organisations, eq(organisations.id, invitations.organisationId))
    .leftJoin(inviter, eq(inviter.id, invitations.invitedBy))
    .where(eq(invitations.tokenHash, tokenHash('invitation', token)))
  return found
}

export type FoundInvitation = NonNullable<Awaited<ReturnType<typeof invitationByToken>>>

const isReachedBy = (phone: string | null, email: string | null) =>
  or(phone === null ? sql`false` : eq(people.phone, phone), email === null ? sql`false` : eq(sql`lower(${people.email})`, email))

/** Whether the number or the address of an invitation belongs to an account with a password. */
export async function hasAccount(db: Db, { phone, email }: { phone: string | null; email: string | null }): Promise<boolean> {
  const [found] = await db
    .select({ id: people.id })
    .from(people)
    .where(and(isReachedBy(phone, email), isNotNull(people.passwordHash)))
  return found !== undefined
}

/** Whether an invitation is for the person who is signed in. */
export async function isFor(db: Db, viewer: Viewer, { phone, email }: { phone: string | null; email: string | null }): Promise<boolean> {
  const [found] = await db
    .select({ id: people.id })
    .from(people)
    .where(and(eq(people.id, viewer.id), isReachedBy(phone, email)))
  return found !== undefined
}
