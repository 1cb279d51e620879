import type { Db } from '#db/handle.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { enterCohort, takeInvitation } from './enter-cohort.server.ts'
import { isFor } from './invitation.queries.server.ts'

/** Accepts an invitation with the account that is signed in, if its number or address is the one invited. */
export async function joinCohort(
  db: Db,
  viewer: Viewer,
  invitationId: string,
  now: Date,
): Promise<{ ok: true } | { ok: false; because: 'gone' }> {
  return db.transaction(async (tx) => {
    const taken = await takeInvitation(tx, invitationId, now)
    if (!taken || !(await isFor(tx, viewer, taken))) return { ok: false as const, because: 'gone' as const }
    await enterCohort(tx, taken, viewer.id, now)
    return { ok: true as const }
  })
}
