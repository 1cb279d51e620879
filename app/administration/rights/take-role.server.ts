import { and, eq, isNull } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { grants } from '#db/schema/people.ts'
import { isLastAdministrator } from '#app/access/last-administrator.server.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { recordAudit } from '#app/platform/record-audit.server.ts'

/** Takes a role away; it opens nothing from the next request on. The last administrator stays one. A role already taken away is left as it is. */
export function takeRole(
  db: Db,
  viewer: Viewer,
  { personId, grantId }: { personId: string; grantId: string },
  now: Date,
): Promise<{ ok: true } | { ok: false; because: 'last-administrator' }> {
  return db.transaction(async (tx) => {
    const isHeld = and(eq(grants.id, grantId), eq(grants.personId, personId), isNull(grants.revokedAt))
    const [held] = await tx.select({ role: grants.role }).from(grants).where(isHeld)
    if (!held) return { ok: true } as const
    if (held.role === 'administrator' && (await isLastAdministrator(tx, personId)))
      return { ok: false, because: 'last-administrator' } as const
    const taken = await tx
      .update(grants)
      .set({ revokedAt: now })
      .where(isHeld)
      .returning({ cohort: grants.cohortId, course: grants.courseId, organisation: grants.organisationId })
    const detail = {
      role: held.role,
      cohort: taken[0]?.cohort ?? null,
      course: taken[0]?.course ?? null,
      organisation: taken[0]?.organisation ?? null,
    }
    if (taken.length > 0)
      await recordAudit(tx, { actorId: viewer.id, action: 'role-taken', subject: { kind: 'person', id: personId }, detail }, now)
    return { ok: true } as const
  })
}
