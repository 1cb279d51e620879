import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { criterionMarks, leases, marks, outcomes, remarks } from '#db/schema/grading.ts'
import { submissions } from '#db/schema/plans.ts'
import { submissionsMarkedBy } from '#app/access/submissions.scope.server.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { recordAudit } from '#app/platform/record-audit.server.ts'
import type { Rubric } from '#app/rules/assignments.ts'
import { decide, type DecideRefusal } from '#app/rules/grading.ts'
import { rubricScore } from '#app/rules/rubric-score.ts'
import { secondNeeded } from '#app/rules/second-marking.ts'
import type { Verdict } from '#app/rules/work-states.ts'
import { agreeMarks } from './agree-marks.server.ts'
import { lockWork } from './lock-work.server.ts'
import { openMark } from './open-mark.server.ts'
import type { WorkRow } from './work.queries.server.ts'
import { writeRelease } from './write-release.server.ts'

/** Where decided work stands: a result, or a second or third person's turn. */
export type DecidedState = 'ready' | 'returned' | 'second' | 'moderator'
export type DecidedSubmission =
  | { ok: true; state: DecidedState }
  | { ok: false; because: Exclude<DecideRefusal, 'criteria-missing'>; by: string | null; since: Date | null }
  | { ok: false; because: 'criteria-missing'; criteria: string[] }

async function wordsOf(db: Db, submissionId: string, markId: string | null) {
  const [said] = await db
    .select({ count: sql`count(*)`.mapWith(Number) })
    .from(remarks)
    .where(and(eq(remarks.submissionId, submissionId), isNull(remarks.removedAt)))
  const [mark] = markId ? await db.select({ message: marks.overall }).from(marks).where(eq(marks.id, markId)) : []
  return { remarks: said?.count ?? 0, message: mark?.message ?? '' }
}

async function scoreOf(db: Db, markId: string | null, rubric: Rubric) {
  const { criterionId, points } = criterionMarks
  const rows = markId ? await db.select({ criterionId, points }).from(criterionMarks).where(eq(criterionMarks.markId, markId)) : []
  return rubricScore(rubric, Object.fromEntries(rows.map((row) => [row.criterionId, { points: row.points }])))
}

async function lastOutcome(db: Db, submissionId: string): Promise<string | null> {
  const [last] = await db
    .select({ id: outcomes.id })
    .from(outcomes)
    .where(
      and(
        eq(outcomes.submissionId, submissionId),
        sql`not exists (select 1 from outcomes later where later.supersedes_id = ${outcomes.id})`,
      ),
    )
  return last?.id ?? null
}

/** What a validated first marking waits for by the mode of its run: nothing, or a second marking, which is asked for now. */
async function askedSecond(db: Db, row: WorkRow, now: Date): Promise<boolean> {
  if (row.secondAskedAt) return row.role === 'first'
  const needed = row.role === 'first' ? secondNeeded(row.markingMode, row.samplePercent, row.id) : null
  if (!needed) return false
  const asked = { secondAskedAt: now, secondReason: needed.reason, isSecondBlind: needed.isBlind }
  await db.update(submissions).set(asked).where(eq(submissions.id, row.id))
  return true
}

/** The marking that a result is made of: that of who decides, or where two agree by the rule of the run what it makes of both; null while a turn is left. */
async function resultMark(db: Db, row: WorkRow, rubric: Rubric, mark: { id: string }, verdict: Verdict, now: Date) {
  if (verdict === 'return') return { markId: mark.id, waitsFor: null }
  if (await askedSecond(db, row, now)) return { markId: null, waitsFor: 'second' as const }
  if (row.role !== 'second') return { markId: mark.id, waitsFor: null }
  const agreed = await agreeMarks(db, row, rubric, now)
  return agreed ? { markId: agreed, waitsFor: null } : { markId: null, waitsFor: 'moderator' as const }
}

/**
 * Records a marker's decision: sent back, it reaches its author at once unless the run says otherwise; validated, it waits for release, or first for
 * a second marker, or for who decides between two. Two deciding at once: the first wins, the second is told.
 */
export function decideSubmission(
  db: Db,
  viewer: Viewer,
  decided: { submissionId: string; verdict: Verdict },
  now: Date,
): Promise<DecidedSubmission> {
  const { submissionId, verdict } = decided
  return db.transaction(async (tx): Promise<DecidedSubmission> => {
    const { row, work, rubric } = await lockWork(tx, submissionId, submissionsMarkedBy(viewer))
    const words = await wordsOf(tx, submissionId, row.markId)
    const decision = decide(work, { now, by: viewer.id, verdict, ...words, returns: row.returnRule })
    const score = await scoreOf(tx, row.markId, rubric)
    if (!decision.ok) {
      const { because } = decision
      if (because === 'criteria-missing') return { ok: false, because, criteria: score.missing }
      return { ok: false, because, by: row.leaseName, since: row.leaseTakenAt }
    }

    const mark = await openMark(tx, viewer, row, now)
    await tx.update(marks).set({ decision: verdict, decidedAt: now, markerId: viewer.id, updatedAt: now }).where(eq(marks.id, mark.id))
    await tx.delete(leases).where(eq(leases.submissionId, submissionId))
    const { markId, waitsFor } = await resultMark(tx, row, rubric, mark, verdict, now)
    const subject = { kind: 'submission', id: submissionId }
    if (waitsFor) {
      await recordAudit(
        tx,
        { actorId: viewer.id, action: 'submission.decided', subject, detail: { verdict, role: row.role, waitsFor } },
        now,
      )
      return { ok: true, state: waitsFor }
    }
    const result = markId === mark.id ? score : await scoreOf(tx, markId, rubric)
    const [outcome] = await tx
      .insert(outcomes)
      .values({
        ...{ submissionId, markId, decision: verdict, decidedBy: viewer.id, createdAt: now },
        ...{ points: result.isComplete ? result.total : null, maxPoints: rubric.total },
        isPassed: verdict === 'validate' ? result.isPassed : null,
        supersedesId: await lastOutcome(tx, submissionId),
      })
      .returning({ id: outcomes.id })
    if (!outcome) throw new Error('An outcome was not written')
    const detail = { verdict, role: row.role, outcome: outcome.id }
    await recordAudit(tx, { actorId: viewer.id, action: 'submission.decided', subject, detail }, now)
    if (decision.reachesLearner) await writeRelease(tx, viewer, row, outcome.id, now)
    return { ok: true, state: decision.state }
  })
}
