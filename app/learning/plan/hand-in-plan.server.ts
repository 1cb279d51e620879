import { createHmac } from 'node:crypto'
import { eq } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { submissionFiles } from '#db/schema/files.ts'
import { submissionAuthors, submissionParts, submissions } from '#db/schema/plans.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { eventId } from '#app/platform/event-id.server.ts'
import { recordAllProgress } from '#app/platform/record-progress.server.ts'
import { countedHandIn } from '#app/rules/deadlines.ts'
import { handIn, type HandInRefusal } from '#app/rules/grading.ts'
import type { PhoneTime } from '#app/rules/phone-time.ts'
import { missingReason } from '#app/rules/plan-parts.ts'
import { receiptCode } from '#app/rules/receipt.ts'
import { allocateHandIn } from './allocate-hand-in.server.ts'
import { announceHandIn } from './announce-hand-in.server.ts'
import { planInView, type PlanInView } from './plan.queries.server.ts'
import { lockPlan } from './save-part.server.ts'

/** A plan on its way: `requestKey` is made with the page, so that sending twice gives one receipt. */
export type PlanToHandIn = {
  planId: string
  requestKey: string
  /** The words of the statement as its author read them; null where the box was not ticked. */
  statement: string | null
  /** Set once the author was told of remarks that are not ticked. */
  knowsOpenRemarks: boolean
  /** When it was sent on a phone without a network. */
  waited?: PhoneTime | null
}

export type HandedInPlan =
  { ok: true; n: number } | { ok: false; because: HandInRefusal } | { ok: false; because: 'remarks-open'; remarks: number }

/** What the rule of handing in asks of a plan. */
function factsOf(plan: PlanInView, { statement, waited }: PlanToHandIn, now: Date) {
  return {
    now,
    countedAt: countedHandIn({ ...plan, finishedAt: waited?.finishedAt ?? null, receivedAt: now }),
    opensAt: plan.opensAt,
    deadline: plan.deadline,
    cutOffAt: plan.cutOffAt,
    isEmpty: plan.parts.every(({ facts }) => facts.isEmpty),
    conflicts: plan.parts.filter(({ facts }) => facts.versions > 1).length,
    missingParts: plan.parts.filter(({ facts }) => missingReason(facts) !== null).length,
    hasStatement: statement !== null,
    isSetAside: plan.isSetAside,
  }
}

/** Hands in the whole plan as it stands, for all who write it: immutable parts, a receipt sealed by the server's secret, one attempt for one request key. */
export async function handInPlan(db: Db, viewer: Viewer, sent: PlanToHandIn, secret: string, now: Date): Promise<HandedInPlan> {
  return db.transaction(async (tx): Promise<HandedInPlan> => {
    await lockPlan(tx, viewer, sent.planId)
    const [before] = await tx
      .select({ n: submissions.n, planId: submissions.planId })
      .from(submissions)
      .where(eq(submissions.requestKey, sent.requestKey))
    if (before && before.planId !== sent.planId) throw new Response(null, { status: 404 })
    if (before) return { ok: true, n: before.n }

    const plan = await planInView(tx, viewer, sent.planId, now)
    const decided = handIn(plan.work, factsOf(plan, sent, now))
    if (!decided.ok) return decided
    const open = plan.remarks.filter(({ isTicked }) => !isTicked).length
    if (open > 0 && !sent.knowsOpenRemarks) return { ok: false, because: 'remarks-open', remarks: open }

    const n = (plan.handedIn.at(-1)?.n ?? 0) + 1
    const sealed = createHmac('sha256', secret).update([plan.id, n, sent.requestKey, decided.handedInAt.toISOString()].join('\n')).digest()
    const [row] = await tx
      .insert(submissions)
      .values({
        planId: plan.id,
        n,
        requestKey: sent.requestKey,
        receiptCode: receiptCode(sealed.subarray(0, 12)),
        submittedBy: viewer.id,
        organisationId: plan.organisationId,
        statement: sent.statement ?? '',
        submittedAt: decided.handedInAt,
        lateSeconds: decided.lateSeconds,
        ...(sent.waited ? { clientFinishedAt: sent.waited.finishedAt, clockSkewSeconds: sent.waited.skewSeconds } : {}),
      })
      .returning({ id: submissions.id })
    if (!row) throw new Error('A submission was not written')
    const parts = plan.parts.map(({ part, newest, content }) => ({
      submissionId: row.id,
      partId: part.id,
      revisionId: newest?.id ?? null,
      text: content.text,
      tables: { ...content.tables },
    }))
    await tx.insert(submissionParts).values(parts)
    const held = plan.parts.flatMap(({ content }) => content.files ?? [])
    if (held.length > 0) await tx.insert(submissionFiles).values(held.map(({ id }) => ({ submissionId: row.id, fileId: id })))
    if (plan.authors.length > 1)
      await tx.insert(submissionAuthors).values(plan.authors.map(({ id }) => ({ submissionId: row.id, personId: id })))
    await recordHandIn(tx, plan, row.id, now)
    const { ownerId, organisationId, cohortId, courseId } = plan
    const arrived = { submissionId: row.id, planId: plan.id, ownerId, organisationId, cohortId, courseId }
    const allocatedTo = await allocateHandIn(tx, arrived, now)
    await announceHandIn(tx, { submissionId: row.id, ownerId, run: plan, allocatedTo }, now)
    return { ok: true, n }
  })
}

/** Handing in completes the assignment for each of its authors; passing it waits for a released result. */
async function recordHandIn(db: Db, plan: PlanInView, submissionId: string, now: Date): Promise<void> {
  const events = plan.authors.map(({ id }) => ({
    id: id === plan.ownerId ? eventId(submissionId, 'completed') : eventId(submissionId, 'completed', id),
    personId: id,
    courseId: plan.courseId,
    itemKey: plan.assignmentKey,
    versionId: plan.courseVersionId,
    kind: 'completed' as const,
    score: null,
    occurredAt: now,
    source: 'online' as const,
  }))
  await recordAllProgress(db, events, now)
}
