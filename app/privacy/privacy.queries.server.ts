import { and, asc, desc, eq, getTableName, isNull, sql } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { INVENTORY } from '#db/inventory/inventory.ts'
import type { Activity } from '#app/rules/personal-data.ts'
import { people } from '#db/schema/people.ts'
import { consents, erasureRequests, erasures, noticeAcceptances } from '#db/schema/privacy.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { requestState } from '#app/rules/erasure.ts'
import { formatPhone } from '#app/rules/phone.ts'
import type { CorrectForm } from './privacy.forms.ts'
import { CURRENT_NOTICE, OPTIONAL_USES } from '#app/rules/notice-versions.ts'
import { erasePerson } from './erase-person.server.ts'

/** The optional uses with the instant since which the viewer agrees to each, null where they do not. */
export async function ownConsents(db: Db, viewer: Viewer) {
  const given = await db
    .select({ use: consents.use, givenAt: consents.givenAt })
    .from(consents)
    .where(and(eq(consents.personId, viewer.id), isNull(consents.withdrawnAt)))
  return OPTIONAL_USES.map((use) => ({ use, givenAt: given.find((row) => row.use === use)?.givenAt ?? null }))
}
export type OwnConsent = Awaited<ReturnType<typeof ownConsents>>[number]

/** The viewer's name, addresses and language as the form for corrections shows them. */
export async function ownIdentity(db: Db, viewer: Viewer): Promise<CorrectForm> {
  const [person] = await db.select().from(people).where(eq(people.id, viewer.id))
  if (!person) throw new Response(null, { status: 404 })
  const { name, phone, email, language, gender } = person
  const stated = gender === null || gender === 'undisclosed' ? 'unstated' : gender
  return { name, phone: phone ? formatPhone(phone) : '', email: email ?? '', language, gender: stated }
}

/** When the viewer read today's notice; null where they have not. */
export async function noticeReadAt(db: Db, viewer: Viewer): Promise<Date | null> {
  const [read] = await db
    .select({ at: noticeAcceptances.acceptedAt })
    .from(noticeAcceptances)
    .where(and(eq(noticeAcceptances.personId, viewer.id), eq(noticeAcceptances.version, CURRENT_NOTICE)))
  return read?.at ?? null
}

/** The viewer's last wish to be erased with its state; null where they never asked. */
export async function ownErasureRequest(db: Db, viewer: Viewer, now: Date) {
  const [request] = await db
    .select()
    .from(erasureRequests)
    .where(eq(erasureRequests.personId, viewer.id))
    .orderBy(desc(erasureRequests.askedAt))
    .limit(1)
  if (!request) return null
  const { askedAt, cancellableUntil, dueOn, reason } = request
  return { askedAt, cancellableUntil, dueOn, reason, state: requestState(request, now) }
}
export type OwnErasureRequest = NonNullable<Awaited<ReturnType<typeof ownErasureRequest>>>

/** The wishes to be erased, open ones first and by their day; at most 200. And how many people were erased in all. */
export async function erasureQueue(db: Db, now: Date) {
  const found = await db
    .select({ request: erasureRequests, name: people.name })
    .from(erasureRequests)
    .innerJoin(people, eq(people.id, erasureRequests.personId))
    .orderBy(
      sql`num_nonnulls(${erasureRequests.cancelledAt}, ${erasureRequests.refusedAt}, ${erasureRequests.doneAt})`,
      asc(erasureRequests.dueOn),
    )
    .limit(200)
  const [count] = await db.select({ erased: sql`count(*)`.mapWith(Number) }).from(erasures)
  return {
    requests: found.map(({ request, name }) => ({
      id: request.id,
      name,
      askedAt: request.askedAt,
      dueOn: request.dueOn,
      state: requestState(request, now),
    })),
    erased: count?.erased ?? 0,
  }
}
export type ErasureQueue = Awaited<ReturnType<typeof erasureQueue>>

const activityOf = new Map<string, Activity>(INVENTORY.map(({ table, activity }) => [getTableName(table), activity]))

/** A wish to be erased with what erasing would do, found by a rehearsal that is taken back. Undefined where there is no such wish. */
export async function erasureRequest(db: Db, id: string, now: Date) {
  const [found] = await db
    .select({ request: erasureRequests, name: people.name })
    .from(erasureRequests)
    .innerJoin(people, eq(people.id, erasureRequests.personId))
    .where(eq(erasureRequests.id, id))
  if (!found || found.request.personId === null) return undefined
  const { request, name } = found
  const state = requestState(request, now)
  const rehearsed = await erasePerson(db, found.request.personId, { cause: 'asked', by: null, isRehearsal: true }, now)
  const goes: Partial<Record<Activity, number>> = {}
  const rows = rehearsed.ok ? rehearsed.rows : {}
  for (const [table, count] of Object.entries(rows)) {
    const activity = activityOf.get(table) ?? 'learning'
    goes[activity] = (goes[activity] ?? 0) + count
  }
  const struck = rehearsed.ok && !rehearsed.isAgain ? Object.values(rehearsed.struck).reduce((sum, count) => sum + count, 0) : 0
  const { askedAt, cancellableUntil, dueOn, reason } = request
  return { id, name, state, askedAt, cancellableUntil, dueOn, reason, goes, struck }
}
export type ErasureRequestOnPage = NonNullable<Awaited<ReturnType<typeof erasureRequest>>>
