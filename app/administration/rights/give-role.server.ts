import { and, eq, isNull } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { cohortCourses, cohorts } from '#db/schema/cohorts.ts'
import { organisations } from '#db/schema/organisations.ts'
import { grants, people } from '#db/schema/people.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { recordAudit } from '#app/platform/record-audit.server.ts'
import { endOfMoroccoDay, moroccoDay } from '#app/rules/morocco-time.ts'
import { roleFault, scopeOf, type RoleFault, type RoleWish } from '#app/rules/role-changes.ts'

export type GiveOutcome = { ok: true } | { ok: false; because: RoleFault | 'scope-unknown' }

/** Gives somebody a role with its scope, until the end of a day where one is named. The caller ends the person's sessions: they sign in with the new right. */
export function giveRole(db: Db, viewer: Viewer, personId: string, wish: RoleWish, now: Date): Promise<GiveOutcome> {
  return db.transaction(async (tx) => {
    // The row of the person is locked: the same role given twice at once is given once.
    const [person] = await tx
      .select({ id: people.id })
      .from(people)
      .where(and(eq(people.id, personId), isNull(people.archivedAt)))
      .for('update')
    if (!person) throw new Response(null, { status: 404 })
    const held = await tx
      .select({ role: grants.role, cohortId: grants.cohortId, courseId: grants.courseId, organisationId: grants.organisationId })
      .from(grants)
      .where(and(eq(grants.personId, personId), isNull(grants.revokedAt)))
    const fault = roleFault(wish, held, moroccoDay(now))
    if (fault) return { ok: false, because: fault } as const
    const scope = scopeOf(wish)
    if (!(await isThere(tx, scope))) return { ok: false, because: 'scope-unknown' } as const
    const endsAt = wish.until === null ? null : endOfMoroccoDay(wish.until)
    await tx.insert(grants).values({ personId, role: wish.role, ...scope, endsAt, grantedBy: viewer.id, grantedAt: now })
    const detail = {
      role: wish.role,
      cohort: scope.cohortId,
      course: scope.courseId,
      organisation: scope.organisationId,
      until: wish.until,
    }
    await recordAudit(tx, { actorId: viewer.id, action: 'role-given', subject: { kind: 'person', id: personId }, detail }, now)
    return { ok: true } as const
  })
}

async function isThere(tx: Db, { cohortId, courseId, organisationId }: ReturnType<typeof scopeOf>): Promise<boolean> {
  if (cohortId !== null && courseId !== null)
    return (await tx.$count(cohortCourses, and(eq(cohortCourses.cohortId, cohortId), eq(cohortCourses.courseId, courseId)))) === 1
  if (cohortId !== null) return (await tx.$count(cohorts, eq(cohorts.id, cohortId))) === 1
  if (organisationId !== null) return (await tx.$count(organisations, eq(organisations.id, organisationId))) === 1
  return true
}
