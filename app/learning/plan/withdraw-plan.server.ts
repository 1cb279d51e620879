import { and, eq } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { submissions } from '#db/schema/plans.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { withdraw, type WithdrawRefusal } from '#app/rules/grading.ts'
import { planInView } from './plan.queries.server.ts'

export type WithdrawnPlan = { ok: true } | { ok: false; because: WithdrawRefusal }

/** Takes a hand-in of the viewer back while no trainer holds or marks it; its text stays kept. Repeating it changes nothing. */
export function withdrawPlan(db: Db, viewer: Viewer, wanted: { planId: string; n: number }, now: Date): Promise<WithdrawnPlan> {
  return db.transaction(async (tx): Promise<WithdrawnPlan> => {
    // Lock before reading the state: a trainer may take the work at the same moment.
    const [locked] = await tx
      .select({ id: submissions.id })
      .from(submissions)
      .where(and(eq(submissions.planId, wanted.planId), eq(submissions.n, wanted.n)))
      .for('update')
    const plan = await planInView(tx, viewer, wanted.planId, now)
    const sent = plan.handedIn.find(({ id }) => id === locked?.id)
    if (!sent) throw new Response(null, { status: 404 })
    if (sent.withdrawnAt) return { ok: true }
    const decided = withdraw(sent.work, { now, by: viewer.id, cutOffAt: plan.cutOffAt })
    if (!decided.ok) return decided
    await tx.update(submissions).set({ withdrawnAt: decided.withdrawnAt }).where(eq(submissions.id, sent.id))
    return { ok: true }
  })
}
