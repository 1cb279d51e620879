import { and, eq } from 'drizzle-orm'
import { isUniqueViolation, type Db } from '#db/handle.ts'
import { criterionQueries } from '#db/schema/grading.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { recordAudit } from '#app/platform/record-audit.server.ts'
import { askQuery, type AskQueryRefusal } from '#app/rules/criterion-queries.ts'
import { planInView } from '../plan.queries.server.ts'
import { announceQuery } from './announce-query.server.ts'
import { criterionInView } from './criterion.queries.server.ts'

type Asking = { id: string; planId: string; n: number; criterionId: string; body: string }
type Asked = { ok: true } | { ok: false; because: AskQueryRefusal }

/** Asks about one criterion of a released result, once, and tells the trainers; the same key asks once. Throws 404 for a plan that is not the viewer's, or a result that they do not see. */
export async function askCriterion(db: Db, viewer: Viewer, { id, planId, n, criterionId, body }: Asking, now: Date): Promise<Asked> {
  const ask = () =>
    db.transaction(async (tx): Promise<Asked> => {
      const plan = await planInView(tx, viewer, planId, now)
      const { submissionId, release, mark, queryDays, query, isNextRoundHandedIn } = await criterionInView(tx, plan, n, criterionId)
      if (query?.id === id) return { ok: true }
      const { releasedAt } = release
      const facts = { now, releasedAt, queryDays, isMarked: mark !== null, isAsked: query !== null, isNextRoundHandedIn, body }
      const may = askQuery(facts)
      if (!may.ok) return may
      const asked = { id, submissionId, criterionId, releaseId: release.id, body: body.trim(), askedBy: viewer.id, askedAt: now }
      await tx.insert(criterionQueries).values(asked)
      await announceQuery(tx, { queryId: id, ownerId: plan.ownerId, run: plan, isThird: false }, now)
      const subject = { kind: 'submission', id: submissionId }
      await recordAudit(tx, { actorId: viewer.id, action: 'criterion.asked', subject, detail: { criterion: criterionId } }, now)
      return { ok: true }
    })
  try {
    return await ask()
  } catch (error) {
    if (!isUniqueViolation(error)) throw error
    // Another page asked at the same moment: with this key it is the same question, with another one it was asked already.
    const [same] = await db
      .select({ id: criterionQueries.id })
      .from(criterionQueries)
      .where(and(eq(criterionQueries.id, id), eq(criterionQueries.criterionId, criterionId)))
    return same ? { ok: true } : { ok: false, because: 'asked' }
  }
}
