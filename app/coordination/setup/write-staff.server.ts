import { and, eq, inArray, isNull } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { cohortOrganisations } from '#db/schema/cohorts.ts'
import { grants } from '#db/schema/people.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { recordAudit } from '#app/platform/record-audit.server.ts'
import { organisationsToChoose, staffToChoose } from './setup.queries.server.ts'

type Wish = { cohortId: string; trainers: readonly string[]; coordinators: readonly string[] }

/**
 * Makes people trainers and coordinators of a cohort, and takes it from those no longer chosen. Only who trains or coordinates somewhere already may be
 * chosen; whoever changes it does not lose the cohort themselves.
 */
export async function writeStaff(tx: Db, viewer: Viewer, wish: Wish, now: Date): Promise<void> {
  const staff = await staffToChoose(tx, now)
  const roles = [
    { role: 'trainer' as const, allowed: staff.trainers, wanted: wish.trainers },
    {
      role: 'coordinator' as const,
      allowed: staff.coordinators,
      wanted: viewer.isAdministrator ? wish.coordinators : [...wish.coordinators, viewer.id],
    },
  ]
  for (const { role, allowed, wanted } of roles) {
    const held = await tx
      .select({ id: grants.id, personId: grants.personId })
      .from(grants)
      .where(and(eq(grants.cohortId, wish.cohortId), eq(grants.role, role), isNull(grants.courseId), isNull(grants.revokedAt)))
    const may = new Set([...allowed.map(({ id }) => id), viewer.id])
    const given = [...new Set(wanted)].filter((id) => may.has(id) && !held.some(({ personId }) => personId === id))
    const taken = held.filter(({ personId }) => !wanted.includes(personId))
    if (given.length > 0)
      await tx
        .insert(grants)
        .values(given.map((personId) => ({ personId, role, cohortId: wish.cohortId, grantedBy: viewer.id, grantedAt: now })))
    if (taken.length > 0)
      await tx
        .update(grants)
        .set({ revokedAt: now })
        .where(
          inArray(
            grants.id,
            taken.map(({ id }) => id),
          ),
        )
    const told = [
      ...given.map((id) => ({ id, action: 'role-given' })),
      ...taken.map(({ personId }) => ({ id: personId, action: 'role-taken' })),
    ]
    for (const { id, action } of told) {
      const subject = { kind: 'person', id }
      await recordAudit(tx, { actorId: viewer.id, action, subject, detail: { role, cohort: wish.cohortId, organisation: null } }, now)
    }
  }
}

/** Writes the organisations that a cohort is meant for: of those that the viewer may name; those that others named stay. */
export async function writeOrganisations(tx: Db, viewer: Viewer, cohortId: string, wanted: readonly string[]): Promise<void> {
  const may = (await organisationsToChoose(tx, viewer)).map(({ id }) => id)
  if (may.length === 0) return
  await tx
    .delete(cohortOrganisations)
    .where(and(eq(cohortOrganisations.cohortId, cohortId), inArray(cohortOrganisations.organisationId, may)))
  const kept = may.filter((id) => wanted.includes(id))
  if (kept.length > 0) await tx.insert(cohortOrganisations).values(kept.map((organisationId) => ({ cohortId, organisationId })))
}
