import { and, inArray, sql } from 'drizzle-orm'
import { z } from 'zod'
import { rows, type Db } from '#db/handle.ts'
import { assignmentRuns } from '#db/schema/plans.ts'
import { enrolments } from '#db/schema/cohorts.ts'
import { progressSeenBy } from '#app/access/enrolments.scope.server.ts'
import { planOfEnrolment } from '#app/access/plans.scope.server.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { lineStatus, type LineStatus, type WorkFacts } from '#app/rules/work-states.ts'

/** Where a person's final assignment stands, with the instants that reasons are made of. */
export type PlanLine = {
  enrolmentId: string
  assignmentKey: string
  status: LineStatus
  handedInAt: Date | null
  returnedAt: Date | null
  touchedAt: Date | null
  /** A plan was handed in and not withdrawn, whatever became of it. */
  hasHandedIn: boolean
  /** It was validated, and its author has been told. */
  isValidated: boolean
}

const instant = z.coerce.date().nullable()
const lineRow = z.object({
  enrolment_id: z.string(),
  owner_id: z.string(),
  assignment_key: z.string(),
  cut_off_at: instant,
  excused_at: instant,
  has_draft: z.boolean(),
  touched_at: instant,
  n: z.number().nullable(),
  submitted_at: instant,
  late_seconds: z.number().nullable(),
  withdrawn_at: instant,
  lease_by: z.string().nullable(),
  lease_expires_at: instant,
  decision: z.enum(['return', 'validate']).nullable(),
  decided_at: instant,
  is_passed: z.boolean().nullable(),
  released_at: instant,
  seen_at: instant,
})

function workOf(row: z.infer<typeof lineRow>): WorkFacts | null {
  if (row.n === null) return null
  const lease =
    row.lease_by && row.lease_expires_at
      ? { by: row.lease_by, takenAt: row.lease_expires_at, renewedAt: row.lease_expires_at, expiresAt: row.lease_expires_at }
      : null
  return {
    authorIds: [row.owner_id],
    round: row.n,
    handedInAt: row.submitted_at,
    withdrawnAt: row.withdrawn_at,
    lease,
    marking: 'none',
    decision: row.decision && row.decided_at ? { verdict: row.decision, by: '', at: row.decided_at } : null,
    release: row.released_at ? { by: '', at: row.released_at } : null,
    excusedAt: row.excused_at,
    cancelledAt: null,
  }
}

/** The final assignments of the people in these cohorts whose progress the viewer may see: one query, one row for each of a plan's authors. */
export async function planLines(db: Db, viewer: Viewer, cohortIds: string[], now: Date): Promise<PlanLine[]> {
  const result = await db.execute(sql`
    select ${enrolments.id} as enrolment_id, p.owner_id, ${assignmentRuns.assignmentKey} as assignment_key, ${assignmentRuns.cutOffAt} as cut_off_at, p.excused_at,
      exists (select 1 from revisions r where r.plan_id = p.id) as has_draft,
      (select max(r.received_at) from revisions r where r.plan_id = p.id) as touched_at,
      s.n, s.submitted_at, s.late_seconds, s.withdrawn_at, l.marker_id as lease_by, l.expires_at as lease_expires_at,
      o.decision, o.created_at as decided_at, o.is_passed, rel.released_at, v.seen_at
    from enrolments
    join assignment_runs on assignment_runs.cohort_id = enrolments.cohort_id
    join plans p on p.id = ${planOfEnrolment(sql`${assignmentRuns.id}`, sql`${enrolments.id}`)}
    left join lateral (select * from submissions where plan_id = p.id order by n desc limit 1) s on true
    left join leases l on l.submission_id = s.id
    left join lateral (select * from outcomes where submission_id = s.id order by created_at desc, id limit 1) o on true
    left join lateral (select * from releases where outcome_id = o.id and retracted_at is null order by released_at desc limit 1) rel on true
    left join feedback_views v on v.release_id = rel.id and v.person_id = enrolments.person_id
    where ${and(inArray(enrolments.cohortId, cohortIds), progressSeenBy(viewer))}`)
  return rows<unknown>(result).map((raw) => {
    const row = lineRow.parse(raw)
    const facts = {
      isExcused: row.excused_at !== null,
      latest: workOf(row),
      hasDraft: row.has_draft,
      isPassed: row.is_passed,
      readAt: row.seen_at,
      isLate: (row.late_seconds ?? 0) > 0,
      cutOffAt: row.cut_off_at,
    }
    const isReturned = row.decision === 'return' && row.released_at !== null
    return {
      enrolmentId: row.enrolment_id,
      assignmentKey: row.assignment_key,
      status: lineStatus(facts, now),
      handedInAt: row.submitted_at,
      returnedAt: isReturned ? row.released_at : null,
      touchedAt: row.touched_at,
      hasHandedIn: row.n !== null && (row.n > 1 || row.withdrawn_at === null),
      isValidated: row.decision === 'validate' && row.is_passed === true && row.released_at !== null,
    }
  })
}
