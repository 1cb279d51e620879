import { eq } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { sheetDrafts } from '#db/schema/cohorts.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { inviteRows, type InviteOutcome } from './invite-rows.server.ts'
import { ownDraft } from './sheets.queries.server.ts'

/** Confirms a draft once: everybody new is invited, and the rows are thrown away. A second confirmation answers the first one's report. */
export function confirmSheet(
  db: Db,
  viewer: Viewer,
  place: { cohortId: string; draftId: string },
  secret: string,
  now: Date,
): Promise<InviteOutcome | { ok: false; because: 'not-matched' }> {
  return db.transaction(async (tx): Promise<InviteOutcome | { ok: false; because: 'not-matched' }> => {
    await tx.select({ id: sheetDrafts.id }).from(sheetDrafts).where(eq(sheetDrafts.id, place.draftId)).for('update')
    const { draft } = await ownDraft(tx, viewer, place, now)
    if (draft.report) return { ok: true, report: draft.report }
    if (!draft.isMatched) return { ok: false, because: 'not-matched' }
    const outcome = await inviteRows(tx, viewer, { cohortId: place.cohortId, draft, actorId: viewer.id }, secret, now)
    if (!outcome.ok) return outcome
    await tx
      .update(sheetDrafts)
      .set({ draft: { ...draft, rows: [], report: outcome.report }, confirmedAt: now })
      .where(eq(sheetDrafts.id, place.draftId))
    return outcome
  })
}
