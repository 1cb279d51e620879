import { and, asc, eq, gt, inArray, isNotNull, isNull, or, sql } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { cohorts, enrolments, sheetDrafts } from '#db/schema/cohorts.ts'
import { invitations } from '#db/schema/invitations.ts'
import { organisations } from '#db/schema/organisations.ts'
import { people } from '#db/schema/people.ts'
import { accompaniedBy } from '#app/access/enrolments.scope.server.ts'
import { invitationsOf } from '#app/access/invitations.scope.server.ts'
import type { Viewer } from '#app/access/viewer.ts'
import type { SheetSurroundings } from '#app/rules/people-sheet.ts'

/** A draft is gone after so long, in milliseconds. */
const DRAFT_LASTS = 86_400_000

/** A draft of the viewer for this cohort; somebody else's, an old one and one of another cohort do not exist. */
export async function ownDraft(db: Db, viewer: Viewer, place: { cohortId: string; draftId: string }, now: Date) {
  const [found] = await db
    .select()
    .from(sheetDrafts)
    .where(
      and(
        eq(sheetDrafts.id, place.draftId),
        eq(sheetDrafts.cohortId, place.cohortId),
        eq(sheetDrafts.madeBy, viewer.id),
        gt(sheetDrafts.createdAt, new Date(now.getTime() - DRAFT_LASTS)),
      ),
    )
  if (!found) throw new Response(null, { status: 404 })
  return found
}

/** Whether somebody new may come into a cohort. */
export async function isTakingIn(db: Db, cohortId: string): Promise<boolean> {
  return (await db.$count(cohorts, and(eq(cohorts.id, cohortId), isNull(cohorts.closedAt), isNull(cohorts.archivedAt)))) === 1
}

/** What rows are checked against: the organisations of today, and the numbers and addresses that are in the cohort or invited, as far as the viewer may know. Three queries. */
export async function surroundingsOf(db: Db, viewer: Viewer, cohortId: string): Promise<SheetSurroundings> {
  const isWhole = viewer.isAdministrator || viewer.coordinates.includes(cohortId)
  const named = await db
    .select({ id: organisations.id, name: organisations.name })
    .from(organisations)
    .where(isNull(organisations.validTo))
    .orderBy(asc(organisations.name))
  const enrolled = await db
    .select({ phone: people.phone, email: sql<string | null>`lower(${people.email})` })
    .from(enrolments)
    .innerJoin(people, eq(people.id, enrolments.personId))
    .where(and(eq(enrolments.cohortId, cohortId), viewer.isAdministrator ? undefined : accompaniedBy(viewer)))
  const invited = await db
    .select({ phone: invitations.phone, email: sql<string | null>`lower(${invitations.email})` })
    .from(invitations)
    .where(and(eq(invitations.cohortId, cohortId), invitationsOf(viewer), isNull(invitations.usedAt), isNull(invitations.revokedAt)))
  return {
    organisations: named.map((one) => ({ ...one, isMine: isWhole || viewer.organisations.includes(one.id) })),
    known: new Set([...enrolled, ...invited].flatMap(({ phone, email }) => [phone, email].flatMap((key) => key ?? []))),
    mayBeWithout: isWhole,
  }
}

/** The invitations of these numbers and addresses that are open in a cohort, with what their texts need. One query. */
export function invitedNow(db: Db, viewer: Viewer, cohortId: string, madeAt: Date) {
  return db
    .select({
      ...{ id: invitations.id, issue: invitations.issue, name: invitations.name, phone: invitations.phone, email: invitations.email },
      ...{ language: invitations.language, expiresAt: invitations.expiresAt },
    })
    .from(invitations)
    .where(
      and(
        eq(invitations.cohortId, cohortId),
        eq(invitations.invitedBy, viewer.id),
        eq(invitations.createdAt, madeAt),
        invitationsOf(viewer),
        isNull(invitations.usedAt),
        isNull(invitations.revokedAt),
        or(isNotNull(invitations.phone), isNotNull(invitations.email)),
      ),
    )
    .orderBy(asc(invitations.name))
    .limit(5_000)
}

/** Which of these numbers and addresses have an open invitation in a cohort, whoever made it: the table holds each once. */
export async function alreadyInvited(db: Db, cohortId: string, keys: readonly string[]): Promise<Set<string>> {
  if (keys.length === 0) return new Set()
  const found = await db
    .select({ phone: invitations.phone, email: sql<string | null>`lower(${invitations.email})` })
    .from(invitations)
    .where(
      and(
        eq(invitations.cohortId, cohortId),
        isNull(invitations.usedAt),
        isNull(invitations.revokedAt),
        or(inArray(invitations.phone, [...keys]), inArray(sql`lower(${invitations.email})`, [...keys])),
      ),
    )
  return new Set(found.flatMap(({ phone, email }) => [phone, email].flatMap((key) => key ?? [])))
}
