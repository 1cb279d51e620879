import type { Db } from '#db/handle.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { eventId } from '#app/platform/event-id.server.ts'
import { mergeVersions } from '#app/rules/plan-revisions.ts'
import { newestRevisions } from './plan.queries.server.ts'
import { appendRevision, lockPlan } from './save-part.server.ts'

/** What was chosen of several versions of a part: one of them by its id, or all one after the other. */
export type ChosenVersion = { planId: string; partId: string; keep: string | 'both' }

export type VersionChosen = { ok: true } | { ok: false; because: 'no-such-version' }

/** Settles two versions of a part as the author chose; nothing is deleted, and repeating the choice changes nothing. Refuses a version that is no longer one of them. */
export function chooseVersion(db: Db, viewer: Viewer, chosen: ChosenVersion, now: Date): Promise<VersionChosen> {
  return db.transaction(async (tx): Promise<VersionChosen> => {
    await lockPlan(tx, viewer, chosen.planId)
    const newest = await newestRevisions(tx, chosen.planId, chosen.partId)
    if (newest.length < 2) return { ok: true }
    const kept = chosen.keep === 'both' ? newest[0] : newest.find(({ id }) => id === chosen.keep)
    if (!kept) return { ok: false, because: 'no-such-version' }

    const choice = chosen.keep === 'both' ? ('both' as const) : ('mine' as const)
    let stands = { id: kept.id, text: kept.text, tables: kept.tables }
    for (const other of newest.filter(({ id }) => id !== kept.id)) {
      const merged = mergeVersions(stands, other, choice)
      const id = eventId(merged.parentId, merged.mergedId, choice)
      const tables = { ...merged.tables }
      await appendRevision(
        tx,
        viewer,
        {
          ...{ id, planId: chosen.planId, partId: chosen.partId, basedOn: merged.parentId, mergedId: merged.mergedId },
          ...{ text: merged.text, tables, isDone: choice === 'mine' && kept.isDone, source: 'form', savedAt: now },
        },
        now,
      )
      stands = { id, text: merged.text, tables }
    }
    return { ok: true }
  })
}
