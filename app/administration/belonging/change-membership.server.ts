import { and, eq, isNull } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { memberships, organisations } from '#db/schema/organisations.ts'
import { people } from '#db/schema/people.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { recordAudit } from '#app/platform/record-audit.server.ts'
import type { CalendarDay } from '#app/rules/calendar-days.ts'
import { membershipSteps, type MembershipFault, type MembershipWish } from '#app/rules/membership-changes.ts'
import { moroccoDay } from '#app/rules/morocco-time.ts'
import { readTypedDay } from '#app/rules/new-organisation.ts'
import type { MembershipForm } from './belonging.forms.ts'
import { writeSteps } from './write-steps.server.ts'

export type MembershipRefusal =
  MembershipFault | 'organisation-missing' | 'organisation-closed' | 'not-a-day' | 'in-the-future' | 'before-organisation'

/**
 * Lets a person join, change or leave an organisation from a day on, or makes another one the main one. Enrolments stay under the organisation of the
 * day they began. Refuses a day to come, one before the organisation or the membership existed, and an organisation that is closed.
 */
export function changeMembership(
  db: Db,
  viewer: Pick<Viewer, 'id'>,
  personId: string,
  form: MembershipForm,
  now: Date,
): Promise<{ ok: true } | { ok: false; because: MembershipRefusal }> {
  return db.transaction(async (tx) => {
    // The row of the person is held: of two changes at once the second sees the first one's.
    const [person] = await tx
      .select({ id: people.id })
      .from(people)
      .where(and(eq(people.id, personId), isNull(people.archivedAt), eq(people.isStandIn, false)))
      .for('update')
    if (!person) throw new Response(null, { status: 404 })
    const day = readTypedDay(form.since)
    if (day === undefined) return { ok: false, because: 'not-a-day' } as const
    if (day > moroccoDay(now)) return { ok: false, because: 'in-the-future' } as const
    const fault = form.wish === 'join' ? await joinFault(tx, form.organisation, day) : undefined
    if (fault) return { ok: false, because: fault } as const
    const open = await tx
      .select({
        ...{ id: memberships.id, organisationId: memberships.organisationId, role: memberships.role },
        ...{ isMain: memberships.isMain, fromDay: memberships.fromDay },
      })
      .from(memberships)
      .where(and(eq(memberships.personId, personId), isNull(memberships.toDay)))
    const outcome = membershipSteps(open, wishOf(form), day)
    if (!outcome.ok) return outcome
    await writeSteps(tx, [{ personId, steps: outcome.steps }])
    const detail = { wish: form.wish, organisation: form.organisation, since: day }
    await recordAudit(tx, { actorId: viewer.id, action: 'membership-changed', subject: { kind: 'person', id: personId }, detail }, now)
    return { ok: true } as const
  })
}

function wishOf(form: MembershipForm): MembershipWish {
  const { organisation: organisationId } = form
  if (form.wish === 'join') return { kind: 'join', organisationId, role: form.role, isMain: form.main !== undefined, leaves: form.leaves }
  return form.wish === 'role' ? { kind: 'role', organisationId, role: form.role } : { kind: form.wish, organisationId }
}

async function joinFault(tx: Db, organisationId: string, day: CalendarDay): Promise<MembershipRefusal | undefined> {
  if (organisationId === '') return 'organisation-missing'
  // Held against a merge or a closing at the same moment.
  const [organisation] = await tx
    .select({ validFrom: organisations.validFrom, validTo: organisations.validTo })
    .from(organisations)
    .where(eq(organisations.id, organisationId))
    .for('share')
  if (!organisation) return 'organisation-missing'
  if (organisation.validTo !== null) return 'organisation-closed'
  return day < organisation.validFrom ? 'before-organisation' : undefined
}
