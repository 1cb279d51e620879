import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { grants, people } from '#db/schema/people.ts'
import { recordAudit } from '#app/platform/record-audit.server.ts'

type Seeing = { actorId: string; personId: string; isBegun: boolean }

/** Notes in the audit that an administrator begins or ends seeing through somebody's eyes. Closed accounts do not exist; oneself and other administrators are refused. */
export async function recordSeeing(db: Db, { actorId, personId, isBegun }: Seeing, now: Date): Promise<void> {
  const isAdministrator = sql<boolean>`exists (select 1 from ${grants} where ${and(eq(grants.personId, people.id), eq(grants.role, 'administrator'), isNull(grants.revokedAt))})`
  const [person] = await db
    .select({ isAdministrator })
    .from(people)
    .where(and(eq(people.id, personId), isNull(people.archivedAt)))
  if (!person) throw new Response(null, { status: 404 })
  if (isBegun && (person.isAdministrator || actorId === personId)) throw new Response(null, { status: 403 })
  const action = isBegun ? 'seeing-begun' : 'seeing-ended'
  await recordAudit(db, { actorId, action, subject: { kind: 'person', id: personId } }, now)
}
