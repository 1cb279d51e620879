import { and, count, desc, eq } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { plans, revisions } from '#db/schema/plans.ts'
import { plansSeenBy } from '#app/access/plans.scope.server.ts'
import type { Viewer } from '#app/access/viewer.ts'

/** How many older texts a page shows. */
const SHOWN = 30

/** The saved texts of a part of the viewer's plan, the newest first, and how many there are in all. */
export async function partHistory(db: Db, viewer: Viewer, planId: string, partId: string) {
  const ofPart = and(eq(revisions.planId, planId), eq(revisions.partId, partId), plansSeenBy(viewer))
  const saved = await db
    .select({ id: revisions.id, text: revisions.text, savedAt: revisions.savedAt, source: revisions.source, tables: revisions.tables })
    .from(revisions)
    .innerJoin(plans, eq(plans.id, revisions.planId))
    .where(ofPart)
    .orderBy(desc(revisions.n))
    .limit(SHOWN)
  if (saved.length < SHOWN) return { saved, all: saved.length }
  const [total] = await db.select({ all: count() }).from(revisions).innerJoin(plans, eq(plans.id, revisions.planId)).where(ofPart)
  return { saved, all: total?.all ?? saved.length }
}
