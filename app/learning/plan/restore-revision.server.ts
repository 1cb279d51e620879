import { and, eq } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { plans, revisions } from '#db/schema/plans.ts'
import { plansSeenBy } from '#app/access/plans.scope.server.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { newestRevisions } from './plan.queries.server.ts'
import { savePart, type SavedPart } from './save-part.server.ts'

export type RestoredRevision = SavedPart | { ok: false; because: 'two-versions' }

/** Brings an older text of a part back as its newest; the text it replaces stays in the list. Refused while two versions wait for a choice. */
export async function restoreRevision(
  db: Db,
  viewer: Viewer,
  wanted: { planId: string; partId: string; revisionId: string; id: string },
  now: Date,
): Promise<RestoredRevision> {
  const { planId, partId, revisionId, id } = wanted
  const [old] = await db
    .select({ text: revisions.text, tables: revisions.tables })
    .from(revisions)
    .innerJoin(plans, eq(plans.id, revisions.planId))
    .where(and(eq(revisions.id, revisionId), eq(revisions.planId, planId), eq(revisions.partId, partId), plansSeenBy(viewer)))
  if (!old) throw new Response(null, { status: 404 })
  return db.transaction(async (tx) => {
    const newest = await newestRevisions(tx, planId, partId)
    if (newest.length > 1) return { ok: false, because: 'two-versions' } as const
    const basedOn = newest[0]?.id ?? null
    return savePart(tx, viewer, { planId, partId, id, basedOn, ...old, isDone: false, source: 'form', savedAt: now }, now)
  })
}
