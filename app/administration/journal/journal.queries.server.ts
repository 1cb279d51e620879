import { aliasedTable, and, asc, desc, eq, gte, ilike, like, lt, or, sql, type SQL } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { auditEntries } from '#db/schema/operations.ts'
import { people } from '#db/schema/people.ts'
import { addDays } from '#app/rules/calendar-days.ts'
import { startOfMoroccoDay } from '#app/rules/morocco-time.ts'
import { folded, foldedColumn } from '#db/folded.ts'
import type { JournalFilter } from './journal.forms.ts'

const containing = (text: string) => `%${text.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`

const actors = aliasedTable(people, 'actors')
const subjects = aliasedTable(people, 'subjects')

/** Who did it or to whom it was done bears this name or address. */
function concerning(typed: string): SQL | undefined {
  if (typed === '') return undefined
  return or(
    ...[actors, subjects].flatMap((one) => [like(foldedColumn(one.name), containing(folded(typed))), ilike(one.email, containing(typed))]),
  )
}

/** The entries of the audit that a filter leaves, latest first, at most `shown`, each with the number left in all. Erased people have no name. One query. */
export function journal(db: Db, { qui, quoi, du, au }: JournalFilter, shown: number) {
  return db
    .select({
      id: auditEntries.id,
      at: auditEntries.at,
      action: auditEntries.action,
      actorKey: auditEntries.actorKey,
      actorId: actors.id,
      actor: actors.name,
      subjectKind: auditEntries.subjectKind,
      personId: subjects.id,
      person: subjects.name,
      subjectId: auditEntries.subjectId,
      device: auditEntries.device,
      network: auditEntries.network,
      detail: auditEntries.detail,
      total: sql<number>`count(*) over ()`.mapWith(Number),
    })
    .from(auditEntries)
    .leftJoin(actors, eq(actors.auditKey, auditEntries.actorKey))
    .leftJoin(subjects, and(eq(auditEntries.subjectKind, 'person'), eq(sql`${subjects.auditKey}::text`, auditEntries.subjectId)))
    .where(
      and(
        concerning(qui),
        quoi === '' ? undefined : eq(auditEntries.action, quoi),
        du === '' ? undefined : gte(auditEntries.at, startOfMoroccoDay(du)),
        au === '' ? undefined : lt(auditEntries.at, startOfMoroccoDay(addDays(au, 1))),
      ),
    )
    .orderBy(desc(auditEntries.seq))
    .limit(shown)
}

export type JournalEntry = Awaited<ReturnType<typeof journal>>[number]

/** The actions that the audit holds, in the order of their codes. */
export const journalActions = async (db: Db): Promise<string[]> =>
  (await db.selectDistinct({ action: auditEntries.action }).from(auditEntries).orderBy(asc(auditEntries.action))).map(
    ({ action }) => action,
  )
