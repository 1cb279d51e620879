import { and, eq, isNull } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { partQuestions } from '#db/schema/plans.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { planInView } from '../plan.queries.server.ts'

/** Takes back a question that nobody has answered; an answered one stays. Throws 404 for a plan that is not the viewer's. */
export async function withdrawQuestion(db: Db, viewer: Viewer, { planId, id }: { planId: string; id: string }, now: Date): Promise<void> {
  const plan = await planInView(db, viewer, planId, now)
  await db
    .update(partQuestions)
    .set({ withdrawnAt: now })
    .where(
      and(eq(partQuestions.id, id), eq(partQuestions.planId, plan.id), isNull(partQuestions.answeredAt), isNull(partQuestions.withdrawnAt)),
    )
}
