import { and, eq, inArray, isNull } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { groupLinks, invitations } from '#db/schema/invitations.ts'
import { memberships } from '#db/schema/organisations.ts'
import { people } from '#db/schema/people.ts'
import type { CalendarDay } from '#app/rules/calendar-days.ts'
import { membershipSteps, type OpenMembership } from '#app/rules/membership-changes.ts'
import { writeSteps } from './write-steps.server.ts'

/** Where the people of an organisation that ends go, null for nowhere; and whether who leads it leads there too. */
export type NewHome = { toId: string | null; keepLeaders: boolean; day: CalendarDay }

/** Ends the memberships of an organisation and opens them where its people go; open invitations and links name that one from now on. */
export async function rehouseMembers(tx: Db, organisationId: string, { toId, keepLeaders, day }: NewHome, now: Date): Promise<void> {
  const open = and(isNull(invitations.usedAt), isNull(invitations.revokedAt))
  await tx
    .update(invitations)
    .set({ organisationId: toId })
    .where(and(eq(invitations.organisationId, organisationId), open))
  await tx
    .update(groupLinks)
    .set(toId === null ? { revokedAt: now } : { organisationId: toId })
    .where(and(eq(groupLinks.organisationId, organisationId), isNull(groupLinks.revokedAt)))
  const isHere = and(eq(memberships.organisationId, organisationId), isNull(memberships.toDay))
  const members = tx.select({ id: memberships.personId }).from(memberships).where(isHere)
  // Always in one order, so that two changes at once wait for each other instead of standing still.
  const held = await tx.select({ id: people.id }).from(people).where(inArray(people.id, members)).orderBy(people.id).for('update')
  if (held.length === 0) return
  const all = await tx
    .select()
    .from(memberships)
    .where(
      and(
        inArray(
          memberships.personId,
          held.map(({ id }) => id),
        ),
        isNull(memberships.toDay),
      ),
    )
  await writeSteps(
    tx,
    held.map(({ id }) => ({
      personId: id,
      steps: stepsOf(
        all.filter(({ personId }) => personId === id),
        organisationId,
        { toId, keepLeaders, day },
      ),
    })),
  )
}

function stepsOf(open: readonly OpenMembership[], organisationId: string, { toId, keepLeaders, day }: NewHome) {
  const wish =
    toId === null
      ? ({ kind: 'leave', organisationId } as const)
      : ({ kind: 'rehouse', organisationId, toId, keepsLeading: keepLeaders } as const)
  const outcome = membershipSteps(open, wish, day)
  if (!outcome.ok) throw new Error(`A membership cannot follow its organisation: ${outcome.because}`)
  return outcome.steps
}
