import type { Db } from '#db/handle.ts'
import { auditEntries } from '#db/schema/operations.ts'

/** Who did what to whom, null for the operator at the terminal; texts that people wrote stay out of it. */
export type AuditEntry = {
  actorId: string | null
  action: string
  subject: { kind: string; id: string }
  detail?: Record<string, string | number | boolean | null>
  requestId?: string
}

/** Adds an entry to the audit, in the transaction of the change it tells of. */
export async function recordAudit(db: Db, { actorId, action, subject, detail, requestId }: AuditEntry, now: Date): Promise<void> {
  await db.insert(auditEntries).values({
    at: now,
    actorId,
    action,
    subjectKind: subject.kind,
    subjectId: subject.id,
    detail: detail ?? {},
    requestId: requestId ?? null,
  })
}
