import { and, eq, isNull } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { grants, people } from '#db/schema/people.ts'

/**
 * Whether nobody would administer for good without this person: closed accounts and grants with an end do not count. To be asked inside the
 * transaction that takes the right away: it locks the grants of all administrators, so that two who go at once do not both go.
 */
export async function isLastAdministrator(tx: Db, personId: string): Promise<boolean> {
  const lasting = await tx
    .select({ personId: grants.personId })
    .from(grants)
    .innerJoin(people, eq(people.id, grants.personId))
    .where(and(eq(grants.role, 'administrator'), isNull(grants.revokedAt), isNull(grants.endsAt), isNull(people.archivedAt)))
    .orderBy(grants.id)
    .for('update', { of: grants })
  return lasting.some((one) => one.personId === personId) && lasting.every((one) => one.personId === personId)
}
