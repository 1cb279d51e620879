import type { Db } from '#db/handle.ts'
import { leases } from '#db/schema/grading.ts'
import type { Lease } from '#app/rules/work-states.ts'

/** Writes who holds a submission; each save of a mark renews it. */
export async function holdLease(db: Db, submissionId: string, lease: Lease): Promise<void> {
  const held = { markerId: lease.by, takenAt: lease.takenAt, renewedAt: lease.renewedAt, expiresAt: lease.expiresAt }
  await db
    .insert(leases)
    .values({ submissionId, ...held })
    .onConflictDoUpdate({ target: leases.submissionId, set: held })
}
