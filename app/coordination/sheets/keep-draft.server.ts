import { and, eq, isNull } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { sheetDrafts } from '#db/schema/cohorts.ts'
import type { Viewer } from '#app/access/viewer.ts'
import type { SheetDraft } from '#app/rules/people-sheet.ts'
import { ownDraft } from './sheets.queries.server.ts'

/** Changes a draft of the viewer that is not confirmed yet; of two changes at once both count. */
export function keepDraft(
  db: Db,
  viewer: Viewer,
  place: { cohortId: string; draftId: string },
  change: (draft: SheetDraft) => SheetDraft,
  now: Date,
): Promise<void> {
  return db.transaction(async (tx) => {
    await tx.select({ id: sheetDrafts.id }).from(sheetDrafts).where(eq(sheetDrafts.id, place.draftId)).for('update')
    const { draft } = await ownDraft(tx, viewer, place, now)
    await tx
      .update(sheetDrafts)
      .set({ draft: change(draft) })
      .where(and(eq(sheetDrafts.id, place.draftId), isNull(sheetDrafts.confirmedAt)))
  })
}
