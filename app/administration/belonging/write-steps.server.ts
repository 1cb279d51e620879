import { inArray, sql } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { memberships } from '#db/schema/organisations.ts'
import type { MembershipSteps } from '#app/rules/membership-changes.ts'

/** Writes the steps of people whose rows are held, in the order in which no moment has two main memberships. At most three queries. */
export async function writeSteps(tx: Db, all: ReadonlyArray<{ personId: string; steps: MembershipSteps }>): Promise<void> {
  const ends = all.flatMap(({ steps }) => steps.end)
  const removed = all.flatMap(({ steps }) => steps.remove)
  const begun = all.flatMap(({ personId, steps }) => steps.begin.map((one) => ({ personId, ...one })))
  const [last] = ends
  // Every change is of one day: all rows that end have the same last day.
  if (last !== undefined)
    await tx
      .update(memberships)
      .set({ toDay: sql`${last.toDay}::date` })
      .where(
        inArray(
          memberships.id,
          ends.map(({ id }) => id),
        ),
      )
  if (removed.length > 0) await tx.delete(memberships).where(inArray(memberships.id, removed))
  if (begun.length > 0) await tx.insert(memberships).values(begun)
}
