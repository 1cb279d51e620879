import { and, eq, isNotNull } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { criterionMarks, criterionQueries, marks, outcomes, releases } from '#db/schema/grading.ts'
import { resultsReleasedBy } from '#app/access/submissions.scope.server.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { enqueue } from '#app/platform/queue.server.ts'
import { recordAudit } from '#app/platform/record-audit.server.ts'
import type { Rubric } from '#app/rules/assignments.ts'
import { answerQuery, type AnswerQueryRefusal } from '#app/rules/criterion-queries.ts'
import { markCriterion, rubricScore } from '#app/rules/rubric-score.ts'
import { lockWork } from '../lock-work.server.ts'
import type { WorkRow } from '../work.queries.server.ts'
import { writeRelease } from '../write-release.server.ts'

/** An answer as it was typed; `points` is what the criterion gets from now on, null where its mark stays. */
export type QueryAnswer = { id: string; answer: string; points: number | null }
export type AnsweredQuery = { ok: true } | { ok: false; because: AnswerQueryRefusal | 'no-level' }

const levelFor = (rubric: Rubric, criterionId: string, points: number) => {
  const criterion = rubric.criteria.find(({ id }) => id === criterionId)
  const level = criterion?.levels.find(({ from, to }) => points >= from && points <= to)
  return criterion && level ? markCriterion(criterion, level.id, points) : null
}

/** Who has marked or decided a piece of work, and who answered: none of them has the last word. */
async function handsOn(db: Db, submissionId: string, answeredBy: string | null): Promise<string[]> {
  const found = await db
    .select({ id: marks.markerId })
    .from(marks)
    .where(and(eq(marks.submissionId, submissionId), isNotNull(marks.decidedAt)))
  const decided = await db.select({ id: outcomes.decidedBy }).from(outcomes).where(eq(outcomes.submissionId, submissionId))
  return [...found, ...decided, { id: answeredBy }].flatMap(({ id }) => id ?? [])
}

/** Raises the mark of one criterion: a new result supersedes the shown one, with the reason, and reaches its author in its place. Answers the new result. */
async function raise(
  db: Db,
  viewer: Viewer,
  row: WorkRow,
  rubric: Rubric,
  raised: { criterionId: string; points: number; reason: string },
  now: Date,
) {
  const { outcomeId, releaseId, markId } = row
  const marked = levelFor(rubric, raised.criterionId, raised.points)
  if (!outcomeId || !releaseId || !markId || !marked?.ok) throw new Error('A mark to raise is not there')
  const own = and(eq(criterionMarks.markId, markId), eq(criterionMarks.criterionId, raised.criterionId))
  await db
    .update(criterionMarks)
    .set({ ...marked.mark, changedBy: viewer.id, changedAt: now })
    .where(own)
  const rows = await db.select().from(criterionMarks).where(eq(criterionMarks.markId, markId))
  const score = rubricScore(rubric, Object.fromEntries(rows.map(({ criterionId, points }) => [criterionId, { points }])))
  const [before] = await db.select().from(outcomes).where(eq(outcomes.id, outcomeId))
  if (!before) throw new Error('A result to replace is not there')
  const { submissionId, decision, maxPoints, penalty } = before
  const [after] = await db
    .insert(outcomes)
    .values({
      ...{ submissionId, markId, decision, maxPoints, penalty, supersedesId: outcomeId, reason: raised.reason, createdAt: now },
      points: score.isComplete ? Math.max(0, score.total - penalty) : null,
      isPassed: decision === 'validate' ? score.isPassed : null,
      decidedBy: viewer.id,
    })
    .returning({ id: outcomes.id })
  if (!after) throw new Error('A result was not written')
  await db
    .update(releases)
    .set({ retractedAt: now, retractedBy: viewer.id, retractedReason: raised.reason })
    .where(eq(releases.id, releaseId))
  await writeRelease(db, viewer, row, after.id, now)
  return after.id
}

/**
 * Answers a question about a criterion, or as a third person has the last word; where the mark rises with it, a new result with the answer as its reason
 * replaces the shown one. The first answer stands, the same words twice are one. Throws 404 for a question outside the viewer's work.
 */
export function answerCriterionQuery(db: Db, viewer: Viewer, typed: QueryAnswer, now: Date): Promise<AnsweredQuery> {
  const answer = typed.answer.trim()
  return db.transaction(async (tx): Promise<AnsweredQuery> => {
    const [found] = await tx.select().from(criterionQueries).where(eq(criterionQueries.id, typed.id))
    if (!found) throw new Response(null, { status: 404 })
    const { row, rubric } = await lockWork(tx, found.submissionId, resultsReleasedBy(viewer))
    // Read again under the lock: somebody may have answered meanwhile.
    const [query] = await tx.select().from(criterionQueries).where(eq(criterionQueries.id, typed.id))
    if (!query) throw new Response(null, { status: 404 })
    const own = query.closing === answer ? query.closedBy : query.answer === answer && !query.escalatedAt ? query.answeredBy : null
    if (own === viewer.id) return { ok: true }
    const change = typed.points === null ? null : await changeOf(tx, row, rubric, query.criterionId, typed.points)
    const hands = await handsOn(tx, query.submissionId, query.answeredBy)
    const may = answerQuery(query, { by: viewer.id, hands, answer, isReleased: row.releaseId !== null, change })
    if (!may.ok) return may
    if (change && !levelFor(rubric, query.criterionId, change.to)?.ok) return { ok: false, because: 'no-level' }
    const isRaised = change !== null && change.to !== change.from
    const raised = { criterionId: query.criterionId, points: change?.to ?? 0, reason: answer }
    const outcomeId = isRaised ? await raise(tx, viewer, row, rubric, raised, now) : query.outcomeId
    const said = may.isLast ? { closing: answer, closedBy: viewer.id, closedAt: now } : { answer, answeredBy: viewer.id, answeredAt: now }
    await tx
      .update(criterionQueries)
      .set({ ...said, outcomeId, seenAt: null })
      .where(eq(criterionQueries.id, query.id))
    const round = may.isLast ? 'last' : 'first'
    await enqueue(tx, { kind: 'send-query-answer', key: `${query.id}:${round}`, payload: { queryId: query.id } }, now)
    const subject = { kind: 'submission', id: query.submissionId }
    const detail = { criterion: query.criterionId, from: change?.from ?? null, to: change?.to ?? null }
    await recordAudit(tx, { actorId: viewer.id, action: may.isLast ? 'criterion.closed' : 'criterion.answered', subject, detail }, now)
    return { ok: true }
  })
}

/** The change of a mark that is wanted; null where the criterion has no mark, so that only words are sent. */
async function changeOf(db: Db, { markId }: WorkRow, rubric: Rubric, criterionId: string, to: number) {
  if (markId === null) return null
  const [stored] = await db
    .select({ points: criterionMarks.points })
    .from(criterionMarks)
    .where(and(eq(criterionMarks.markId, markId), eq(criterionMarks.criterionId, criterionId)))
  const criterion = rubric.criteria.find(({ id }) => id === criterionId)
  return stored && criterion ? { from: stored.points, to, most: criterion.points } : null
}
