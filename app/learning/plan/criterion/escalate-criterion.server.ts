import { and, eq, isNotNull, isNull } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { criterionQueries } from '#db/schema/grading.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { recordAudit } from '#app/platform/record-audit.server.ts'
import { escalateQuery, type EscalateRefusal } from '#app/rules/criterion-queries.ts'
import { planInView } from '../plan.queries.server.ts'
import { announceQuery } from './announce-query.server.ts'
import { criterionInView } from './criterion.queries.server.ts'

type Escalating = { planId: string; n: number; criterionId: string; body: string }
type Escalated = { ok: true } | { ok: false; because: EscalateRefusal }

/** Asks a third person after an answer, once, with the reason; the same words twice are one request. Throws 404 where nothing of the viewer's was asked. */
export function escalateCriterion(db: Db, viewer: Viewer, { planId, n, criterionId, body }: Escalating, now: Date): Promise<Escalated> {
  return db.transaction(async (tx): Promise<Escalated> => {
    const plan = await planInView(tx, viewer, planId, now)
    const { submissionId, queryDays, query } = await criterionInView(tx, plan, n, criterionId)
    if (!query) throw new Response(null, { status: 404 })
    const escalation = body.trim()
    if (query.escalation === escalation) return { ok: true }
    const may = escalateQuery(query, { now, queryDays, body })
    if (!may.ok) return may
    const open = and(eq(criterionQueries.id, query.id), isNotNull(criterionQueries.answeredAt), isNull(criterionQueries.escalatedAt))
    const [taken] = await tx
      .update(criterionQueries)
      .set({ escalation, escalatedAt: now })
      .where(open)
      .returning({ id: criterionQueries.id })
    if (!taken) return { ok: false, because: 'not-answered' }
    await announceQuery(tx, { queryId: query.id, ownerId: plan.ownerId, run: plan, isThird: true }, now)
    const subject = { kind: 'submission', id: submissionId }
    await recordAudit(tx, { actorId: viewer.id, action: 'criterion.escalated', subject, detail: { criterion: criterionId } }, now)
    return { ok: true }
  })
}
