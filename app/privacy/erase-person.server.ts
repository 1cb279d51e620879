import { and, eq, getTableColumns, getTableName, isNull, ne, or, sql, type SQL } from 'drizzle-orm'
import { getTableConfig } from 'drizzle-orm/pg-core'
import type { Db } from '#db/handle.ts'
import { INVENTORY } from '#db/inventory/inventory.ts'
import { files } from '#db/schema/files.ts'
import { invitations, joinRequests } from '#db/schema/invitations.ts'
import { jobs, notices } from '#db/schema/operations.ts'
import { grants, people } from '#db/schema/people.ts'
import { erasures } from '#db/schema/privacy.ts'
import { hashOfId } from '#app/platform/mail.server.ts'
import { enqueue } from '#app/platform/queue.server.ts'
import { recordAudit } from '#app/platform/record-audit.server.ts'
import type { CalendarDay } from '#app/rules/calendar-days.ts'
import { moroccoDay } from '#app/rules/morocco-time.ts'
import { filesOf, leaveStandIn, type RowCounts } from './leave-stand-in.server.ts'
import { strikeTraces } from './strike-traces.server.ts'

/** What an erasure did: rows that went or were emptied, and texts of others in which the name was struck out. */
export type ErasureReport = { rows: RowCounts; struck: RowCounts }

export type ErasureOutcome =
  | ({ ok: true; isAgain: false } & ErasureReport)
  | { ok: true; isAgain: true; erasedOn: CalendarDay; rows: RowCounts }
  | { ok: false; because: 'unknown' | 'last-administrator' }

type Order = { cause: 'asked' | 'operator' | 'retention'; by: string | null; isRehearsal?: boolean }

class Rehearsed extends Error {
  constructor(readonly outcome: ErasureOutcome) {
    super('Only a rehearsal')
  }
}

/**
 * Erases a person in one transaction: their account and everything typed by them or about them goes, counts stay by a row that says nothing of
 * them, and their name is struck out of the texts of others. A rehearsal does the same and takes it back. Again for the same person, it
 * answers the day of the first time. Refuses unknown ids and the last administrator.
 */
export async function erasePerson(db: Db, personId: string, order: Order, now: Date): Promise<ErasureOutcome> {
  try {
    return await db.transaction(async (tx) => {
      const outcome = await eraseIn(tx, personId, order, now)
      if (order.isRehearsal) throw new Rehearsed(outcome)
      return outcome
    })
  } catch (error) {
    if (error instanceof Rehearsed) return error.outcome
    throw error
  }
}

async function eraseIn(tx: Db, personId: string, { cause, by, isRehearsal }: Order, now: Date): Promise<ErasureOutcome> {
  const [person] = await tx.select().from(people).where(eq(people.id, personId)).for('update')
  if (!person || person.isStandIn) return earlierErasure(tx, personId)
  if (!(await isAnotherAdministrator(tx, personId))) return { ok: false, because: 'last-administrator' }
  // The entry is written first: it stands under the key that goes with the person.
  const subject = { kind: 'person', id: personId }
  if (!isRehearsal) await recordAudit(tx, { actorId: by, action: 'person-erased', subject, detail: { cause } }, now)
  const own = await tx.select({ id: files.id }).from(files).where(filesOf(tx, personId)).orderBy(files.id)
  const left = await leaveStandIn(tx, person, now)
  const invited = await tx.select({ id: invitations.id }).from(invitations).where(invitationsTo(person))
  const unlinked = await deleteUnlinked(tx, person)
  const linked = await linkedRows(tx, personId)
  await tx.delete(people).where(eq(people.id, personId))
  const struck = await strikeTraces(tx, person)
  const rows = { ...left, ...unlinked, ...linked, people: 1 }
  const subjectHash = hashOfId(personId)
  const about = [subjectHash, ...invited.map(({ id }) => hashOfId(id))]
  // The list of erasures and the kept messages are files: they follow when the transaction holds.
  await enqueue(
    tx,
    { kind: 'finish-erasure', key: subjectHash, payload: { person: subjectHash, about, files: own.map(({ id }) => id) } },
    now,
  )
  await tx.insert(erasures).values({ subjectHash, erasedOn: moroccoDay(now), cause, rows })
  return { ok: true, isAgain: false, rows, struck }
}

async function earlierErasure(tx: Db, personId: string): Promise<ErasureOutcome> {
  const [before] = await tx
    .select()
    .from(erasures)
    .where(eq(erasures.subjectHash, hashOfId(personId)))
  return before ? { ok: true, isAgain: true, erasedOn: before.erasedOn, rows: before.rows } : { ok: false, because: 'unknown' }
}

/** Whether the installation has an administrator when this person is gone; somebody who is none changes nothing about that. */
async function isAnotherAdministrator(tx: Db, personId: string): Promise<boolean> {
  const inForce = and(eq(grants.role, 'administrator'), isNull(grants.revokedAt))
  const [own] = await tx
    .select({ id: grants.id })
    .from(grants)
    .where(and(eq(grants.personId, personId), inForce))
    .limit(1)
  if (!own) return true
  const [other] = await tx
    .select({ id: grants.id })
    .from(grants)
    .innerJoin(people, eq(people.id, grants.personId))
    .where(and(ne(grants.personId, personId), inForce, isNull(people.archivedAt)))
    .limit(1)
  return other !== undefined
}

/** The invitations that a person accepted, or that go to their number or address. */
function invitationsTo({ id, phone, email }: typeof people.$inferSelect): SQL | undefined {
  return or(
    eq(invitations.personId, id),
    phone ? eq(invitations.phone, phone) : undefined,
    email ? eq(sql`lower(${invitations.email})`, email.toLowerCase()) : undefined,
  )
}

/** Deletes what names a person without pointing to their row: notices, jobs, invitations to the same number or address. */
async function deleteUnlinked(tx: Db, person: typeof people.$inferSelect): Promise<RowCounts> {
  const { id, phone } = person
  const named: SQL = sql`(${jobs.payload}::text || ${jobs.key}) like ${`%${id}%`}`
  const gone = {
    notices: await tx.delete(notices).where(eq(notices.personId, id)).returning({ id: notices.id }),
    invitations: await tx.delete(invitations).where(invitationsTo(person)).returning({ id: invitations.id }),
    join_requests: phone ? await tx.delete(joinRequests).where(eq(joinRequests.phone, phone)).returning({ id: joinRequests.id }) : [],
    jobs: await tx.delete(jobs).where(named).returning({ id: jobs.id }),
  }
  return Object.fromEntries(Object.entries(gone).flatMap(([table, { length }]) => (length > 0 ? [[table, length]] : [])))
}

/** The rows that go by themselves with the row of the person, by table. */
async function linkedRows(tx: Db, personId: string): Promise<RowCounts> {
  const found: RowCounts = {}
  for (const { table } of INVENTORY) {
    const links = getTableConfig(table).foreignKeys.filter(
      ({ onDelete, reference }) => onDelete === 'cascade' && reference().foreignTable === people,
    )
    const columns = links.flatMap((link) => link.reference().columns.map(({ name }) => name))
    const conditions = Object.values(getTableColumns(table))
      .filter(({ name }) => columns.includes(name))
      .map((column) => eq(column, personId))
    if (conditions.length === 0) continue
    const [count] = await tx
      .select({ rows: sql`count(*)`.mapWith(Number) })
      .from(table)
      .where(or(...conditions))
    if (count && count.rows > 0) found[getTableName(table)] = count.rows
  }
  return found
}
