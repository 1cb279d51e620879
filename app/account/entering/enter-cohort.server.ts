import { and, eq, isNull } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { enrolmentChanges, enrolments } from '#db/schema/cohorts.ts'
import { invitations } from '#db/schema/invitations.ts'
import { memberships } from '#db/schema/organisations.ts'
import { recordAudit } from '#app/platform/record-audit.server.ts'
import { linkState } from '#app/rules/invitations.ts'
import { moroccoDay } from '#app/rules/morocco-time.ts'

export type Invitation = typeof invitations.$inferSelect

/** Takes an invitation in hand for the rest of the transaction, if it can still be accepted: of two who accept at once, one finds nothing. */
export async function takeInvitation(db: Db, id: string, now: Date): Promise<Invitation | undefined> {
  const [found] = await db.select().from(invitations).where(eq(invitations.id, id)).for('update')
  return found && linkState(found, now) === 'open' ? found : undefined
}

/** Puts a person into the cohort and the organisation of an invitation that was taken in hand, and uses it up. */
export async function enterCohort(db: Db, invitation: Invitation, personId: string, now: Date): Promise<void> {
  const organisationId = await belong(db, invitation, personId, now)
  const [enrolled] = await db
    .insert(enrolments)
    .values({ cohortId: invitation.cohortId, personId, status: 'active', organisationId, enrolledAt: now })
    .onConflictDoNothing()
    .returning({ id: enrolments.id })
  const changed = enrolled ?? (await comeBack(db, invitation.cohortId, personId))
  if (changed) await db.insert(enrolmentChanges).values({ enrolmentId: changed.id, status: 'active', changedBy: personId, changedAt: now })
  await db
    .update(invitations)
    .set({ usedAt: now, personId, name: '', phone: null, email: null, alert: null, renewalAskedAt: null })
    .where(eq(invitations.id, invitation.id))
  await recordAudit(db, { actorId: personId, action: 'invitation.accepted', subject: { kind: 'invitation', id: invitation.id } }, now)
}

/** Who was in the cohort before takes part again; who has completed it stays so. */
async function comeBack(db: Db, cohortId: string, personId: string): Promise<{ id: string } | undefined> {
  const [row] = await db
    .select({ id: enrolments.id, status: enrolments.status })
    .from(enrolments)
    .where(and(eq(enrolments.cohortId, cohortId), eq(enrolments.personId, personId)))
  if (!row || row.status === 'active' || row.status === 'completed') return undefined
  await db.update(enrolments).set({ status: 'active' }).where(eq(enrolments.id, row.id))
  return row
}

/** Opens the membership that the invitation names, as the main one where the person has none, and answers the organisation to count them under. */
async function belong(db: Db, { organisationId }: Invitation, personId: string, now: Date): Promise<string | null> {
  const open = await db
    .select({ organisationId: memberships.organisationId, isMain: memberships.isMain })
    .from(memberships)
    .where(and(eq(memberships.personId, personId), isNull(memberships.toDay)))
  const main = open.find(({ isMain }) => isMain)?.organisationId ?? null
  if (organisationId === null) return main
  if (!open.some((membership) => membership.organisationId === organisationId))
    await db
      .insert(memberships)
      .values({ personId, organisationId, isMain: main === null, fromDay: moroccoDay(now) })
      .onConflictDoNothing()
  return organisationId
}
