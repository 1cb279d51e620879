import { and, desc, eq, isNull, sql } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { cohortCourses, enrolments } from '#db/schema/cohorts.ts'
import { assignmentRuns, plans } from '#db/schema/plans.ts'
import { mayWritePlan } from '#app/access/plans.ts'
import { planOfEnrolment } from '#app/access/plans.scope.server.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { eventId } from '#app/platform/event-id.server.ts'
import { recordProgress } from '#app/platform/record-progress.server.ts'

export type OpenedPlan = { ok: true; planId: string } | { ok: false; because: 'not-open-yet'; opensAt: Date }

/** The runs of an assignment in the viewer's cohorts, the open ones and the most recent enrolment first. */
function runsOf(db: Db, viewer: Viewer, assignmentKey: string, now: Date) {
  const isOpen = sql`(${assignmentRuns.opensAt} is null or ${assignmentRuns.opensAt} <= ${now.toISOString()}::timestamptz)`
  return db
    .select({
      runId: assignmentRuns.id,
      assignmentVersionId: assignmentRuns.assignmentVersionId,
      opensAt: assignmentRuns.opensAt,
      courseId: assignmentRuns.courseId,
      courseVersionId: cohortCourses.versionId,
      enrolmentId: enrolments.id,
      enrolmentStatus: enrolments.status,
      planId: plans.id,
    })
    .from(enrolments)
    .innerJoin(assignmentRuns, eq(assignmentRuns.cohortId, enrolments.cohortId))
    .innerJoin(cohortCourses, and(eq(cohortCourses.cohortId, enrolments.cohortId), eq(cohortCourses.courseId, assignmentRuns.courseId)))
    .leftJoin(plans, eq(plans.id, planOfEnrolment(sql`${assignmentRuns.id}`, sql`${enrolments.id}`)))
    .where(and(eq(enrolments.personId, viewer.id), eq(assignmentRuns.assignmentKey, assignmentKey)))
    .orderBy(desc(isOpen), desc(enrolments.enrolledAt))
}

/** Opens the viewer's plan for an assignment, and makes it the first time; refused before the run opens. Throws 404 where they have no such run. */
export async function openPlan(db: Db, viewer: Viewer, assignmentKey: string, now: Date): Promise<OpenedPlan> {
  const runs = await runsOf(db, viewer, assignmentKey, now)
  const mine = runs.filter((run) => mayWritePlan(viewer, { ownerId: viewer.id, enrolmentStatus: run.enrolmentStatus, coAuthors: [] }))
  const [run] = mine
  const existing = mine.find((one) => one.planId !== null) ?? runs.find((one) => one.planId !== null)
  if (existing?.planId && (run === undefined || run.planId !== null || run.opensAt === null || run.opensAt > now))
    return { ok: true, planId: existing.planId }
  if (!run) throw new Response(null, { status: 404 })
  if (run.planId) return { ok: true, planId: run.planId }
  if (run.opensAt && run.opensAt > now) return { ok: false, because: 'not-open-yet', opensAt: run.opensAt }

  return db.transaction(async (tx) => {
    const { runId, enrolmentId, assignmentVersionId } = run
    await tx.insert(plans).values({ runId, enrolmentId, assignmentVersionId, ownerId: viewer.id, openedAt: now }).onConflictDoNothing()
    const [plan] = await tx
      .select({ id: plans.id })
      .from(plans)
      .where(and(eq(plans.runId, runId), eq(plans.enrolmentId, enrolmentId), isNull(plans.setAsideAt)))
    if (!plan) throw new Error('A plan was not written')
    const event = {
      id: eventId(plan.id, 'opened'),
      personId: viewer.id,
      courseId: run.courseId,
      itemKey: assignmentKey,
      versionId: run.courseVersionId,
      kind: 'opened' as const,
      score: null,
      occurredAt: now,
    }
    await recordProgress(tx, event, now)
    return { ok: true, planId: plan.id }
  })
}
