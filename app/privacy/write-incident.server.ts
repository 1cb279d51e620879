import { randomUUID } from 'node:crypto'
import { desc, eq } from 'drizzle-orm'
import { isUniqueViolation, type Db } from '#db/handle.ts'
import { incidents } from '#db/schema/privacy.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { recordAudit } from '#app/platform/record-audit.server.ts'
import { incidentFaults, type IncidentDraft, type IncidentFault } from '#app/rules/incidents.ts'

export type WrittenIncident = { ok: true; id: string } | { ok: false; faults: IncidentFault[] }

/** Writes a new version of an incident, or a new incident where `id` is null; earlier versions stay as they are. */
export async function writeIncident(db: Db, viewer: Viewer, id: string | null, draft: IncidentDraft, now: Date): Promise<WrittenIncident> {
  const faults = incidentFaults(draft, now)
  const { noticedAt, peopleAffected, authorityToldAt, peopleToldAt } = draft
  if (faults.length > 0 || noticedAt === null || peopleAffected === null || authorityToldAt === undefined || peopleToldAt === undefined)
    return { ok: false, faults }
  const write = () =>
    db.transaction(async (tx) => {
      const [before] = id ? await tx.select().from(incidents).where(eq(incidents.incidentId, id)).orderBy(desc(incidents.n)).limit(1) : []
      if (id && !before) throw new Response(null, { status: 404 })
      const incidentId = id ?? randomUUID()
      await tx.insert(incidents).values({
        incidentId,
        n: (before?.n ?? 0) + 1,
        writtenAt: now,
        writtenBy: viewer.id,
        title: draft.title,
        happened: draft.happened,
        noticedAt,
        level: draft.level,
        peopleAffected,
        measures: draft.measures,
        authorityToldAt,
        peopleToldAt,
        closedAt: draft.isClosed ? (before?.closedAt ?? now) : null,
      })
      const action = before ? 'incident-changed' : 'incident-noted'
      await recordAudit(tx, { actorId: viewer.id, action, subject: { kind: 'incident', id: incidentId } }, now)
      return incidentId
    })
  try {
    return { ok: true, id: await write() }
  } catch (error) {
    // Two administrators saved at once: the second becomes the next version.
    if (!isUniqueViolation(error)) throw error
    return { ok: true, id: await write() }
  }
}
