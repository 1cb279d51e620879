import { eq, sql, type SQL } from 'drizzle-orm'
import { visitOf, type Db } from '#db/handle.ts'
import { auditEntries } from '#db/schema/operations.ts'
import { people } from '#db/schema/people.ts'

/** Who did what to whom, null for the operator at the terminal; texts that people wrote stay out of it. */
export type AuditEntry = {
  actorId: string | null
  action: string
  subject: { kind: string; id: string }
  detail?: Record<string, string | number | boolean | null>
  requestId?: string
}

/** The key under which a person stands in the audit; null where nobody has this id any more. */
export const auditKeyOf = (personId: string): SQL<string> =>
  sql`(select ${people.auditKey} from ${people} where ${eq(people.id, personId)})`

/** Adds an entry to the audit, in the transaction of the change it tells of. People are entered under their audit key: to be called before they are erased. */
export async function recordAudit(db: Db, { actorId, action, subject, detail, requestId }: AuditEntry, now: Date): Promise<void> {
  const visit = visitOf(db)
  await db.insert(auditEntries).values({
    at: now,
    actorKey: actorId === null ? null : auditKeyOf(actorId),
    action,
    subjectKind: subject.kind,
    subjectId: subject.kind === 'person' ? sql`${auditKeyOf(subject.id)}::text` : subject.id,
    device: visit?.device ?? '',
    network: visit?.network ?? '',
    detail: detail ?? {},
    requestId: requestId ?? visit?.requestId ?? null,
  })
}
