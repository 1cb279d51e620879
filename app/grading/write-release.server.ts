import { and, eq } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { cohortCourses } from '#db/schema/cohorts.ts'
import { outcomes, releases } from '#db/schema/grading.ts'
import { notices } from '#db/schema/operations.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { eventId } from '#app/platform/event-id.server.ts'
import { enqueue } from '#app/platform/queue.server.ts'
import { recordAudit } from '#app/platform/record-audit.server.ts'
import { recordProgress } from '#app/platform/record-progress.server.ts'
import { settleLateness } from './settle-lateness.server.ts'
import { shownOfAll } from './shown.queries.server.ts'
import type { WorkRow } from './work.queries.server.ts'

/** A validated and passed plan passes the assignment in its course, once whatever is released again. */
async function recordPass(db: Db, row: WorkRow, outcomeId: string, now: Date): Promise<void> {
  const [course] = await db
    .select({ versionId: cohortCourses.versionId })
    .from(cohortCourses)
    .where(and(eq(cohortCourses.cohortId, row.cohortId), eq(cohortCourses.courseId, row.courseId)))
  if (!course) throw new Error('The cohort of a piece of work does not hold its course')
  const event = {
    ...{ id: eventId(outcomeId, 'passed'), personId: row.ownerId, courseId: row.courseId, itemKey: row.assignmentKey },
    ...{ versionId: course.versionId, kind: 'passed' as const, score: null, occurredAt: now },
  }
  await recordProgress(db, event, now)
}

/** Makes a decided outcome visible to its author, after what being late takes off: a snapshot of what is shown, a notice, an e-mail in the queue, the audit, and the progress of who passed. Asks no rule: its callers do. */
export async function writeRelease(db: Db, viewer: Viewer, row: WorkRow, decidedId: string, now: Date): Promise<void> {
  const outcomeId = await settleLateness(db, viewer, decidedId, now)
  const shown = (await shownOfAll(db, [outcomeId])).get(outcomeId)
  if (!shown) throw new Error('An outcome to release is not there')
  const [outcome] = await db.select({ decision: outcomes.decision }).from(outcomes).where(eq(outcomes.id, outcomeId))
  const isReturn = outcome?.decision === 'return'
  const [release] = await db
    .insert(releases)
    .values({ outcomeId, releasedBy: viewer.id, releasedAt: now, shown })
    .returning({ id: releases.id })
  if (!release) throw new Error('A release was not written')
  await enqueue(db, { kind: 'send-feedback', key: release.id, payload: { releaseId: release.id } }, now)
  await db.insert(notices).values({
    personId: row.ownerId,
    kind: isReturn ? 'plan-returned' : 'plan-released',
    detail: {
      planId: row.planId,
      submissionId: row.id,
      n: String(row.n),
      trainer: shown.trainerName ?? '',
      remarks: String(shown.remarks.length),
    },
    createdAt: now,
  })
  if (!isReturn && shown.isPassed) await recordPass(db, row, outcomeId, now)
  const subject = { kind: 'submission', id: row.id }
  await recordAudit(db, { actorId: viewer.id, action: 'result.released', subject, detail: { outcome: outcomeId, isReturn } }, now)
}
