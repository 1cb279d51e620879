import { and, asc, count, desc, eq, gt, isNotNull, isNull, or, sql } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { cohorts } from '#db/schema/cohorts.ts'
import { accessLinks, groupLinks, invitations, joinRequests } from '#db/schema/invitations.ts'
import { organisations } from '#db/schema/organisations.ts'
import { people } from '#db/schema/people.ts'
import { accessGivenBy, groupLinksOf, invitationsOf } from '#app/access/invitations.scope.server.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { hashOfNew, linkToken, type LinkKind } from '#app/platform/link-tokens.server.ts'
import { linkState } from '#app/rules/invitations.ts'
import { cohortsToInviteInto } from './place.queries.server.ts'

/** A link as its maker sends it, or null where the site's secret is another one than when it was made. */
function linkOf(secret: string, kind: LinkKind, row: { id: string; issue: number; tokenHash: string | null }): string | null {
  const token = linkToken(secret, kind, row.id, row.issue)
  return hashOfNew(kind, token) === row.tokenHash ? token : null
}

const isOpen = (now: Date) => and(isNull(invitations.usedAt), isNull(invitations.revokedAt), gt(invitations.expiresAt, now))
/** What waits for somebody: a renewal that was asked for, or an alert. */
const isWaiting = and(
  isNull(invitations.usedAt),
  isNull(invitations.revokedAt),
  or(isNotNull(invitations.renewalAskedAt), isNotNull(invitations.alert)),
)

/** The cohorts a person may invite into, with what is open and what waits there. Three queries. */
export async function cohortsWithInvitations(db: Db, viewer: Viewer, now: Date) {
  const mine = await db
    .select({ id: cohorts.id, name: cohorts.name })
    .from(cohorts)
    .where(cohortsToInviteInto(db, viewer))
    .orderBy(desc(cohorts.startsOn))
  const counted = await db
    .select({
      cohortId: invitations.cohortId,
      open: sql`count(*) filter (where ${isOpen(now)})`.mapWith(Number),
      waiting: sql`count(*) filter (where ${isWaiting})`.mapWith(Number),
    })
    .from(invitations)
    .where(invitationsOf(viewer))
    .groupBy(invitations.cohortId)
  const asked = await db
    .select({ cohortId: groupLinks.cohortId, waiting: count() })
    .from(joinRequests)
    .innerJoin(groupLinks, eq(groupLinks.id, joinRequests.linkId))
    .where(and(groupLinksOf(viewer), isNull(joinRequests.decidedAt)))
    .groupBy(groupLinks.cohortId)
  return mine.map((cohort) => {
    const own = counted.find(({ cohortId }) => cohortId === cohort.id)
    const requests = asked.find(({ cohortId }) => cohortId === cohort.id)?.waiting ?? 0
    return { ...cohort, open: own?.open ?? 0, waiting: (own?.waiting ?? 0) + requests }
  })
}

export type CohortToInvite = Awaited<ReturnType<typeof cohortsWithInvitations>>[number]

/** Who asked for access to their account and waits for a link, the longest waiting first. */
export function accessAsked(db: Db, viewer: Viewer) {
  return db
    .select({ personId: people.id, name: people.name, askedAt: accessLinks.askedAt })
    .from(accessLinks)
    .innerJoin(people, eq(people.id, accessLinks.personId))
    .where(and(isNotNull(accessLinks.askedAt), isNull(accessLinks.revokedAt), isNull(people.archivedAt), accessGivenBy(db, viewer)))
    .orderBy(asc(accessLinks.askedAt))
    .limit(100)
}

export type AccessAsked = Awaited<ReturnType<typeof accessAsked>>[number]

/** The invitations of a cohort that the viewer manages, the latest first, at most 500. */
export async function invitationsIn(db: Db, viewer: Viewer, cohortId: string, now: Date) {
  const found = await db
    .select({
      id: invitations.id,
      name: sql<string>`coalesce(nullif(${invitations.name}, ''), ${people.name}, '')`,
      ...{ expiresAt: invitations.expiresAt, usedAt: invitations.usedAt, revokedAt: invitations.revokedAt },
      ...{ alert: invitations.alert, renewalAskedAt: invitations.renewalAskedAt },
    })
    .from(invitations)
    .leftJoin(people, eq(people.id, invitations.personId))
    .where(and(eq(invitations.cohortId, cohortId), invitationsOf(viewer)))
    .orderBy(desc(invitations.createdAt))
    .limit(500)
  return found.map((row) => ({ ...row, state: linkState(row, now) }))
}

export type InvitationLine = Awaited<ReturnType<typeof invitationsIn>>[number]

/** The requests to take part in a cohort that wait for a decision, the longest waiting first. */
export function requestsIn(db: Db, viewer: Viewer, cohortId: string) {
  return db
    .select({
      ...{ id: joinRequests.id, name: joinRequests.name, phone: joinRequests.phone },
      organisation: organisations.name,
    })
    .from(joinRequests)
    .innerJoin(groupLinks, eq(groupLinks.id, joinRequests.linkId))
    .leftJoin(organisations, eq(organisations.id, groupLinks.organisationId))
    .where(and(eq(groupLinks.cohortId, cohortId), groupLinksOf(viewer), isNull(joinRequests.decidedAt)))
    .orderBy(asc(joinRequests.createdAt))
    .limit(200)
}

export type WaitingRequest = Awaited<ReturnType<typeof requestsIn>>[number]

/** The group links of a cohort that are open. */
export async function groupLinksIn(db: Db, viewer: Viewer, cohortId: string, secret: string, now: Date) {
  const found = await db
    .select({
      ...{ id: groupLinks.id, issue: groupLinks.issue, tokenHash: groupLinks.tokenHash, expiresAt: groupLinks.expiresAt },
      organisation: organisations.name,
    })
    .from(groupLinks)
    .leftJoin(organisations, eq(organisations.id, groupLinks.organisationId))
    .where(and(eq(groupLinks.cohortId, cohortId), groupLinksOf(viewer), isNull(groupLinks.revokedAt), gt(groupLinks.expiresAt, now)))
    .orderBy(desc(groupLinks.createdAt))
  return found.map(({ tokenHash, issue, ...link }) => ({ ...link, token: linkOf(secret, 'group', { id: link.id, tokenHash, issue }) }))
}

export type GroupLink = Awaited<ReturnType<typeof groupLinksIn>>[number]

/** One invitation with its link, if the viewer manages it. */
export async function oneInvitation(db: Db, viewer: Viewer, place: { cohortId: string; id: string }, secret: string, now: Date) {
  const [found] = await db
    .select({
      id: invitations.id,
      name: sql<string>`coalesce(nullif(${invitations.name}, ''), ${people.name}, '')`,
      ...{ phone: invitations.phone, email: invitations.email, language: invitations.language, organisation: organisations.name },
      ...{ issue: invitations.issue, tokenHash: invitations.tokenHash, expiresAt: invitations.expiresAt },
      ...{ usedAt: invitations.usedAt, revokedAt: invitations.revokedAt, alert: invitations.alert },
      renewalAskedAt: invitations.renewalAskedAt,
    })
    .from(invitations)
    .leftJoin(people, eq(people.id, invitations.personId))
    .leftJoin(organisations, eq(organisations.id, invitations.organisationId))
    .where(and(eq(invitations.id, place.id), eq(invitations.cohortId, place.cohortId), invitationsOf(viewer)))
  if (!found) throw new Response(null, { status: 404 })
  const { tokenHash, issue, ...invitation } = found
  const state = linkState(invitation, now)
  return { ...invitation, state, token: state === 'open' ? linkOf(secret, 'invitation', { id: found.id, issue, tokenHash }) : null }
}

export type OneInvitation = Awaited<ReturnType<typeof oneInvitation>>

/** A person to whom the viewer may give access, with the link that was made and still works. */
export async function personForAccess(db: Db, viewer: Viewer, personId: string, secret: string, now: Date) {
  const [person] = await db
    .select({ id: people.id, name: people.name, phone: people.phone, language: people.language })
    .from(people)
    .where(and(eq(people.id, personId), isNull(people.archivedAt), accessGivenBy(db, viewer)))
  if (!person) throw new Response(null, { status: 404 })
  const [made] = await db
    .select({ id: accessLinks.id, issue: accessLinks.issue, tokenHash: accessLinks.tokenHash, expiresAt: accessLinks.expiresAt })
    .from(accessLinks)
    .where(
      and(
        eq(accessLinks.personId, personId),
        isNotNull(accessLinks.madeBy),
        isNull(accessLinks.usedAt),
        isNull(accessLinks.revokedAt),
        gt(accessLinks.expiresAt, now),
      ),
    )
    .orderBy(desc(accessLinks.createdAt))
    .limit(1)
  const token = made ? linkOf(secret, 'access', made) : null
  return { ...person, link: made?.expiresAt && token !== null ? { token, expiresAt: made.expiresAt } : null }
}

export type PersonForAccess = Awaited<ReturnType<typeof personForAccess>>
