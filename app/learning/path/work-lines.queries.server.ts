import { and, desc, eq, isNull, sql } from 'drizzle-orm'
import { heldBy } from '#app/access/activities.scope.server.ts'
import { planOfEnrolment } from '#app/access/plans.scope.server.ts'
import type { Viewer } from '#app/access/viewer.ts'
import type { CalendarDay } from '#app/rules/calendar-days.ts'
import type { WorkFacts } from '#app/rules/work-states.ts'
import { keptQuery, type Db, type Given } from '#db/handle.ts'
import { assignmentVersions } from '#db/schema/courses.ts'
import { criterionMarks, feedbackViews, leases, marks, outcomes, releases, remarkTicks } from '#db/schema/grading.ts'
import { assignmentRuns, plans, revisions, submissions } from '#db/schema/plans.ts'

/** Where the viewer's final assignment of one course stands, as far as its author may know. */
export type WorkLine = {
  assignmentKey: string
  courseId: string
  planId: string | null
  opensAt: Date | null
  cutOffAt: Date | null
  excusedAt: Date | null
  hasDraft: boolean
  latest: { work: WorkFacts; submittedAt: Date } | null
  /** The answer to the latest hand-in that is in force. */
  answer: {
    isReturn: boolean
    isPassed: boolean | null
    at: Date
    seenAt: Date | null
    remarks: number
    ticked: number
  } | null
}

const isOne = (condition: ReturnType<typeof sql>) => condition.mapWith(Boolean)

/** The hand-in of a plan that counts: the last one that was not withdrawn. */
function latestHandIn(db: Db) {
  return db
    .select({ id: submissions.id, at: sql<Date>`${submissions.submittedAt}`.mapWith(submissions.submittedAt).as('handed_in_at') })
    .from(submissions)
    .where(and(eq(submissions.planId, plans.id), isNull(submissions.withdrawnAt)))
    .orderBy(desc(submissions.n))
    .limit(1)
    .as('latest')
}

type Latest = ReturnType<typeof latestHandIn>

/** The last decision on a hand-in. */
function decisionOn(db: Db, latest: Latest) {
  return db
    .select({
      decision: outcomes.decision,
      by: outcomes.decidedBy,
      at: sql<Date>`${outcomes.createdAt}`.mapWith(outcomes.createdAt).as('decided_at'),
    })
    .from(outcomes)
    .where(eq(outcomes.submissionId, latest.id))
    .orderBy(desc(outcomes.createdAt))
    .limit(1)
    .as('decided')
}

/** The release of a hand-in's outcome that is in force. */
function answerTo(db: Db, person: Given, latest: Latest) {
  return db
    .select({
      id: releases.id,
      isReturn: sql<boolean>`${outcomes.decision} = 'return'`.as('is_return'),
      isPassed: outcomes.isPassed,
      by: releases.releasedBy,
      at: sql<Date>`${releases.releasedAt}`.mapWith(releases.releasedAt).as('answered_at'),
      seenAt: feedbackViews.seenAt,
      remarks: sql<number>`coalesce(jsonb_array_length(${releases.shown} -> 'remarks'), 0)`.mapWith(Number).as('remarks'),
      ticked: sql<number>`(select count(*) from ${remarkTicks} where ${remarkTicks.remarkId}::text in
        (select remark ->> 'id' from jsonb_array_elements(coalesce(${releases.shown} -> 'remarks', '[]'::jsonb)) as remark))`
        .mapWith(Number)
        .as('ticked'),
    })
    .from(outcomes)
    .innerJoin(releases, and(eq(releases.outcomeId, outcomes.id), isNull(releases.retractedAt)))
    .leftJoin(feedbackViews, and(eq(feedbackViews.releaseId, releases.id), eq(feedbackViews.personId, person)))
    .where(eq(outcomes.submissionId, latest.id))
    .orderBy(desc(releases.releasedAt))
    .limit(1)
    .as('answer')
}

const lineRows = keptQuery('work lines', (db, value: (name: 'person' | 'today') => Given) => {
  const held = heldBy(db, { id: value('person') }, value('today'))
  const latest = latestHandIn(db)
  const decided = decisionOn(db, latest)
  const answer = answerTo(db, value('person'), latest)
  return db
    .select({
      assignmentKey: assignmentRuns.assignmentKey,
      courseId: assignmentRuns.courseId,
      planId: plans.id,
      opensAt: assignmentRuns.opensAt,
      cutOffAt: assignmentRuns.cutOffAt,
      excusedAt: plans.excusedAt,
      hasDraft: isOne(sql`exists (select 1 from ${revisions} where ${revisions.planId} = ${plans.id}
        and (${latest.id} is null or ${revisions.receivedAt} > ${latest.at}))`),
      rounds: sql<number>`(select count(*) from ${submissions} where ${submissions.planId} = ${plans.id}
        and ${submissions.withdrawnAt} is null)`.mapWith(Number),
      latestId: latest.id,
      latestAt: latest.at,
      lease: { by: leases.markerId, takenAt: leases.takenAt, renewedAt: leases.renewedAt, expiresAt: leases.expiresAt },
      isBegun: isOne(sql`exists (select 1 from ${marks} where ${marks.submissionId} = ${latest.id})`),
      isMarked: isOne(sql`(select count(*) from ${criterionMarks} join ${marks} on ${marks.id} = ${criterionMarks.markId}
        where ${marks.submissionId} = ${latest.id} and ${marks.role} = 'first')
        >= ${assignmentVersions.criteria}`),
      decision: { verdict: decided.decision, by: decided.by, at: decided.at },
      // A nested object is taken for missing when its first column is null: the id comes first.
      answer: {
        id: answer.id,
        isReturn: answer.isReturn,
        isPassed: answer.isPassed,
        by: answer.by,
        at: answer.at,
        seenAt: answer.seenAt,
        remarks: answer.remarks,
        ticked: answer.ticked,
      },
    })
    .from(held)
    .innerJoin(assignmentRuns, and(eq(assignmentRuns.cohortId, held.cohortId), eq(assignmentRuns.courseId, held.courseId)))
    .leftJoin(plans, eq(plans.id, planOfEnrolment(sql`${assignmentRuns.id}`, sql`${held.enrolmentId}`)))
    .leftJoin(assignmentVersions, eq(assignmentVersions.id, plans.assignmentVersionId))
    .leftJoinLateral(latest, sql`true`)
    .leftJoin(leases, eq(leases.submissionId, latest.id))
    .leftJoinLateral(decided, sql`true`)
    .leftJoinLateral(answer, sql`true`)
})

type LineRow = Awaited<ReturnType<typeof lineRows>>[number]

function workOf(viewer: Viewer, row: LineRow): WorkLine['latest'] {
  if (!row.latestId || !row.latestAt) return null
  const { decision, answer } = row
  return {
    submittedAt: row.latestAt,
    work: {
      authorIds: [viewer.id],
      round: row.rounds,
      handedInAt: row.latestAt,
      withdrawnAt: null,
      lease: row.lease,
      marking: row.isMarked ? 'complete' : row.isBegun ? 'begun' : 'none',
      decision: decision ? { verdict: decision.verdict, by: decision.by ?? '', at: decision.at } : null,
      release: answer?.at ? { by: answer.by ?? '', at: answer.at } : null,
      excusedAt: row.excusedAt,
      cancelledAt: null,
    },
  }
}

/** Where the viewer's final assignments stand, one line for each course that has a run. One query. */
export async function workLines(db: Db, viewer: Viewer, today: CalendarDay): Promise<WorkLine[]> {
  const found = await lineRows(db, { person: viewer.id, today })
  return found.map((row) => ({
    assignmentKey: row.assignmentKey,
    courseId: row.courseId,
    planId: row.planId,
    opensAt: row.opensAt,
    cutOffAt: row.cutOffAt,
    excusedAt: row.excusedAt,
    hasDraft: row.hasDraft,
    latest: workOf(viewer, row),
    answer: row.answer?.at
      ? {
          isReturn: row.answer.isReturn === true,
          isPassed: row.answer.isPassed,
          at: row.answer.at,
          seenAt: row.answer.seenAt,
          remarks: row.answer.remarks ?? 0,
          ticked: row.answer.ticked ?? 0,
        }
      : null,
  }))
}
