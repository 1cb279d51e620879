import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { cohortOrganisations } from '#db/schema/cohorts.ts'
import { organisationMoves, organisations } from '#db/schema/organisations.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { recordAudit } from '#app/platform/record-audit.server.ts'
import { addDays, type CalendarDay } from '#app/rules/calendar-days.ts'
import { moroccoDay } from '#app/rules/morocco-time.ts'
import type { ChangeFault } from '#app/rules/organisation-changes.ts'
import { TREE_LOCK } from '../organisations/create-organisation.server.ts'
import type { Change, ChangeForm } from './belonging.forms.ts'
import { changePreview, faultOf, placedOrganisations } from './change.queries.server.ts'
import { rehouseMembers } from './rehouse-members.server.ts'

const ACTIONS = { deplacer: 'organisation-moved', fusionner: 'organisation-merged', fermer: 'organisation-closed' } as const

/**
 * Moves an organisation in the tree, merges it into another, or closes it, from today on. What was before stays: memberships end and begin, enrolments
 * keep their organisation, reports that are frozen do not change. Refuses what the rules refuse, and a page that told something else than is true now.
 */
export function changeOrganisation(
  db: Db,
  viewer: Pick<Viewer, 'id'>,
  { id, how, form }: { id: string; how: Change; form: ChangeForm },
  now: Date,
): Promise<{ ok: true } | { ok: false; because: ChangeFault }> {
  return db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${TREE_LOCK}::bigint)`)
    const [held] = await tx
      .select({ parentId: organisations.parentId, validFrom: organisations.validFrom })
      .from(organisations)
      .where(eq(organisations.id, id))
      .for('update')
    if (!held) throw new Response(null, { status: 404 })
    const all = await placedOrganisations(tx)
    const fault = faultOf(all, how, id, form.to)
    if (fault) return { ok: false, because: fault } as const
    if ((await changePreview(tx, all, { id, how, to: form.to })).seen !== form.seen)
      return { ok: false, because: 'changed-meanwhile' } as const
    const day = moroccoDay(now)
    if (how === 'deplacer') await move(tx, viewer, { id, from: held.parentId, to: form.to }, day)
    else {
      await rehouseMembers(tx, id, { toId: form.to, keepLeaders: form.leaders, day }, now)
      if (how === 'fusionner' && form.to !== null) await takeIn(tx, viewer, id, form.to, day)
      // The last day of an organisation that began today is today.
      const yesterday = addDays(day, -1)
      const validTo = yesterday < held.validFrom ? held.validFrom : yesterday
      await tx
        .update(organisations)
        .set({ validTo, mergedIntoId: how === 'fusionner' ? form.to : null })
        .where(eq(organisations.id, id))
    }
    const detail = { to: form.to, leaders: form.leaders }
    await recordAudit(tx, { actorId: viewer.id, action: ACTIONS[how], subject: { kind: 'organisation', id }, detail }, now)
    return { ok: true } as const
  })
}

type Place = { id: string; from: string | null; to: string | null }

async function move(tx: Db, viewer: Pick<Viewer, 'id'>, { id, from, to }: Place, movedOn: CalendarDay): Promise<void> {
  await tx.update(organisations).set({ parentId: to }).where(eq(organisations.id, id))
  await tx.insert(organisationMoves).values({ organisationId: id, fromParentId: from, toParentId: to, movedOn, movedBy: viewer.id })
}

/** What stood below the merged organisation stands below the other one, and what was meant for it is meant for that one too. */
async function takeIn(tx: Db, viewer: Pick<Viewer, 'id'>, id: string, intoId: string, day: CalendarDay): Promise<void> {
  const below = await tx
    .select({ id: organisations.id })
    .from(organisations)
    .where(and(eq(organisations.parentId, id), isNull(organisations.validTo)))
  for (const one of below) await move(tx, viewer, { id: one.id, from: id, to: intoId }, day)
  const meant = await tx
    .select({ cohortId: cohortOrganisations.cohortId })
    .from(cohortOrganisations)
    .where(eq(cohortOrganisations.organisationId, id))
  if (meant.length > 0)
    await tx
      .insert(cohortOrganisations)
      .values(meant.map(({ cohortId }) => ({ cohortId, organisationId: intoId })))
      .onConflictDoNothing()
}
