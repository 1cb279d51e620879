import { and, eq } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { cohorts, deadlineChanges, deadlines, enrolments, extensions } from '#db/schema/cohorts.ts'
import { cohortsSteeredBy } from '#app/access/cohorts.scope.server.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { recordAudit } from '#app/platform/record-audit.server.ts'
import type { CalendarDay } from '#app/rules/calendar-days.ts'
import { deadlineInstant } from '#app/rules/deadlines.ts'
import { readMovedDay, type MovedFor } from '#app/rules/move-deadline.ts'
import { datedItems, datedOrganisations } from './steering.queries.server.ts'
import type { MoveForm } from './steering.forms.ts'

export type MoveRefusal = 'not-a-day' | 'outside' | 'reason-missing' | 'reason-too-long' | 'changed-meanwhile'

/** For whom a form asks. */
export function movedFor(whom: string): MovedFor {
  const [kind, id = ''] = whom.split(':')
  return kind === 'organisation' || kind === 'person' ? { kind, id } : { kind: 'all' }
}

/**
 * Moves the day of a module or a final assignment for all, an organisation or a person, until the end of that day in Morocco; an empty day takes a move
 * away. Every change is kept with its reason. Refuses a page on which another day stood: nothing of the other's is lost. Who is not of the cohort is 404.
 */
export function moveDeadline(
  db: Db,
  viewer: Viewer,
  cohortId: string,
  form: MoveForm,
  now: Date,
): Promise<{ ok: true } | { ok: false; because: MoveRefusal }> {
  return db.transaction(async (tx) => {
    // Holds the cohort: of two who move at once, the second sees the first one's day.
    const [cohort] = await tx
      .select({ startsOn: cohorts.startsOn, endsOn: cohorts.endsOn })
      .from(cohorts)
      .where(and(eq(cohorts.id, cohortId), cohortsSteeredBy(viewer)))
      .for('update')
    const item = cohort && (await datedItems(tx, cohortId, 'fr')).find(({ key }) => key === form.item)
    if (!item) throw new Response(null, { status: 404 })
    const whom = movedFor(form.whom)
    const read = readMovedDay(form.day, whom, cohort)
    if (!read.ok) return read
    const { day } = read
    const reason = form.reason.trim()
    if (reason === '') return { ok: false, because: 'reason-missing' } as const
    if (reason.length > 500) return { ok: false, because: 'reason-too-long' } as const
    const fromDay = await dayBefore(tx, cohortId, form.item, whom)
    if ((fromDay ?? '') !== form.seen) return { ok: false, because: 'changed-meanwhile' } as const
    if (whom.kind === 'all') await setForAll(tx, cohortId, form.item, day)
    else await setFor(tx, { cohortId, itemKey: form.item, whom, day, reason, grantedBy: viewer.id }, now)
    const subject = { personId: whom.kind === 'person' ? whom.id : null, organisationId: whom.kind === 'organisation' ? whom.id : null }
    await tx
      .insert(deadlineChanges)
      .values({ cohortId, itemKey: form.item, ...subject, fromDay, toDay: day, reason, changedBy: viewer.id, changedAt: now })
    const detail = { item: form.item, for: whom.kind, from: fromDay, to: day }
    await recordAudit(tx, { actorId: viewer.id, action: 'deadline.moved', subject: { kind: 'cohort', id: cohortId }, detail }, now)
    return { ok: true } as const
  })
}

const sameSubject = (whom: Exclude<MovedFor, { kind: 'all' }>) =>
  whom.kind === 'person' ? eq(extensions.personId, whom.id) : eq(extensions.organisationId, whom.id)

/** The day that stands for exactly this subject; null where none does. */
export async function dayBefore(tx: Db, cohortId: string, itemKey: string, whom: MovedFor): Promise<CalendarDay | null> {
  const [found] =
    whom.kind === 'all'
      ? await tx
          .select({ day: deadlines.localDay })
          .from(deadlines)
          .where(and(eq(deadlines.cohortId, cohortId), eq(deadlines.itemKey, itemKey)))
      : await tx
          .select({ day: extensions.localDay })
          .from(extensions)
          .where(and(eq(extensions.cohortId, cohortId), eq(extensions.itemKey, itemKey), sameSubject(whom)))
  return found?.day ?? null
}

async function setForAll(tx: Db, cohortId: string, itemKey: string, day: CalendarDay | null): Promise<void> {
  if (day === null) return
  const row = { localDay: day, localTime: '23:59', resolvedAt: deadlineInstant({ day, time: '23:59' }) }
  await tx
    .insert(deadlines)
    .values({ cohortId, itemKey, ...row })
    .onConflictDoUpdate({ target: [deadlines.cohortId, deadlines.itemKey], set: row })
}

type Setting = {
  cohortId: string
  itemKey: string
  whom: Exclude<MovedFor, { kind: 'all' }>
  day: CalendarDay | null
  reason: string
  grantedBy: string
}

async function setFor(tx: Db, { cohortId, itemKey, whom, day, reason, grantedBy }: Setting, now: Date): Promise<void> {
  const isOfCohort =
    whom.kind === 'person'
      ? (await tx.$count(enrolments, and(eq(enrolments.cohortId, cohortId), eq(enrolments.personId, whom.id)))) > 0
      : (await datedOrganisations(tx, cohortId)).some(({ id }) => id === whom.id)
  if (!isOfCohort) throw new Response(null, { status: 404 })
  await tx.delete(extensions).where(and(eq(extensions.cohortId, cohortId), eq(extensions.itemKey, itemKey), sameSubject(whom)))
  if (day === null) return
  await tx.insert(extensions).values({
    ...{ cohortId, itemKey, localDay: day, resolvedAt: deadlineInstant({ day, time: '23:59' }), reason, grantedBy, createdAt: now },
    personId: whom.kind === 'person' ? whom.id : null,
    organisationId: whom.kind === 'organisation' ? whom.id : null,
  })
}
