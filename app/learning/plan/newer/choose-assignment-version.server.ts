import { eq } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { plans } from '#db/schema/plans.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { lockPlan } from '../save-part.server.ts'
import { versionChoice } from './other-version.queries.server.ts'

/** `between` are the numbers of the version of the plan and of the other one, as their author read them. */
export type ChosenVersion = { planId: string; between: { own: number; other: number }; take: boolean }

/**
 * Keeps the version of an assignment that a draft has, or takes the other one; what was written stays kept either way, and the choice may be made again
 * until the plan is handed in. Refused where another version came in meanwhile. Throws 404 for a plan that is not theirs or has no choice.
 */
export function chooseAssignmentVersion(db: Db, viewer: Viewer, { planId, between, take }: ChosenVersion): Promise<{ ok: boolean }> {
  return db.transaction(async (tx) => {
    await lockPlan(tx, viewer, planId)
    const choice = await versionChoice(tx, planId)
    if (!choice) throw new Response(null, { status: 404 })
    if (choice.own !== between.own || choice.other !== between.other) return { ok: false }
    const [plan] = await tx.select({ own: plans.assignmentVersionId }).from(plans).where(eq(plans.id, planId))
    const chosen = take ? { assignmentVersionId: choice.otherId, otherVersionId: plan?.own } : { otherVersionId: choice.otherId }
    await tx.update(plans).set(chosen).where(eq(plans.id, planId))
    return { ok: true }
  })
}
