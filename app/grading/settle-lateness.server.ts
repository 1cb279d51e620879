import { eq } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { outcomes } from '#db/schema/grading.ts'
import { submissions } from '#db/schema/plans.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { settledOutcomes } from './lateness.queries.server.ts'

/**
 * Takes off a decided outcome what being late costs by the deadlines of this moment: where that differs from what stands, a new outcome supersedes it,
 * and marks stay as they are. Answers the outcome that counts. Refuses nothing: its callers ask the rules of release.
 */
export async function settleLateness(db: Db, viewer: Viewer, outcomeId: string, now: Date, reason: string | null = null): Promise<string> {
  const settled = (await settledOutcomes(db, [outcomeId])).get(outcomeId)
  if (!settled) return outcomeId
  const { submissionId, points, penalty, isPassed, lateSeconds, storedPenalty, storedPass } = settled
  await db.update(submissions).set({ lateSeconds }).where(eq(submissions.id, submissionId))
  if (penalty === storedPenalty && isPassed === storedPass) return outcomeId
  const [before] = await db.select().from(outcomes).where(eq(outcomes.id, outcomeId))
  if (!before) throw new Error('An outcome to settle is not there')
  const { id: supersedesId, markId, decision, maxPoints, decidedBy } = before
  const [after] = await db
    .insert(outcomes)
    .values({
      ...{ submissionId, markId, decision, maxPoints, points, penalty, isPassed, supersedesId, reason },
      decidedBy: reason === null ? decidedBy : viewer.id,
      createdAt: now,
    })
    .returning({ id: outcomes.id })
  if (!after) throw new Error('An outcome was not written')
  return after.id
}
