import { and, eq, isNull } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { cohorts } from '#db/schema/cohorts.ts'
import { groupLinks, invitations } from '#db/schema/invitations.ts'
import { cohortsSteeredBy } from '#app/access/cohorts.scope.server.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { recordAudit } from '#app/platform/record-audit.server.ts'
import { cohortActs, type CohortAct } from '#app/rules/new-cohort.ts'

/** What the audit says of each act. */
const ACTIONS = {
  close: 'cohort.close',
  reopen: 'cohort.reopen',
  archive: 'cohort.archive',
  restore: 'cohort.restore',
} as const satisfies Record<CohortAct, string>

/** Closes a cohort (its open links end with it), opens it again, puts it away or brings it back. An act that does not fit how it stands changes nothing. */
export function endCohort(db: Db, viewer: Viewer, cohortId: string, act: CohortAct, now: Date): Promise<void> {
  return db.transaction(async (tx) => {
    const place = and(eq(cohorts.id, cohortId), cohortsSteeredBy(viewer))
    const [cohort] = await tx
      .select({ closedAt: cohorts.closedAt, archivedAt: cohorts.archivedAt })
      .from(cohorts)
      .where(place)
      .for('update')
    if (!cohort) throw new Response(null, { status: 404 })
    if (!cohortActs(cohort).includes(act)) return
    const change = {
      close: { closedAt: now },
      reopen: { closedAt: null },
      archive: { archivedAt: now },
      restore: { archivedAt: null },
    }[act]
    await tx.update(cohorts).set(change).where(place)
    if (act === 'close') {
      await tx
        .update(invitations)
        .set({ revokedAt: now })
        .where(and(eq(invitations.cohortId, cohortId), isNull(invitations.usedAt), isNull(invitations.revokedAt)))
      await tx
        .update(groupLinks)
        .set({ revokedAt: now })
        .where(and(eq(groupLinks.cohortId, cohortId), isNull(groupLinks.revokedAt)))
    }
    await recordAudit(tx, { actorId: viewer.id, action: ACTIONS[act], subject: { kind: 'cohort', id: cohortId } }, now)
  })
}
