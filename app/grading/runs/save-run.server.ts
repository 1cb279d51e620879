import { and, eq } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { assignmentRuns } from '#db/schema/plans.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { recordAudit } from '#app/platform/record-audit.server.ts'
import { changeRun, type PlanRun, type RunRefusal } from '#app/rules/plan-runs.ts'
import { runSoFar, steeredRun } from './runs.queries.server.ts'

export type SavedRun = { ok: true } | { ok: false; because: RunRefusal | 'changed-meanwhile' }

/** The rules of a run as its columns hold them. */
function columnsOf({ late, ...rules }: PlanRun) {
  const { percent, everyHours, graceHours, floor, mayFail } = late
  return { ...rules, latePercent: percent, lateEveryHours: everyHours, lateGraceHours: graceHours, lateFloor: floor, lateMayFail: mayFail }
}

/** Keeps how a cohort runs a final assignment. Refused where it contradicts what was handed in or shown; who saves second is told. 404 for a run that the viewer does not steer. */
export function saveRun(
  db: Db,
  viewer: Viewer,
  wanted: { cohortId: string; key: string; rules: PlanRun; revision: number },
  now: Date,
): Promise<SavedRun> {
  const { cohortId, key, rules, revision } = wanted
  return db.transaction(async (tx): Promise<SavedRun> => {
    const place = and(eq(assignmentRuns.cohortId, cohortId), eq(assignmentRuns.assignmentKey, key))
    // Lock before reading what happened: a hand-in and a release read the run as well.
    await tx.select({ id: assignmentRuns.id }).from(assignmentRuns).where(place).for('update')
    const run = await steeredRun(tx, viewer, cohortId, key)
    if (!run) throw new Response(null, { status: 404 })
    if (run.revision !== revision) return { ok: false, because: 'changed-meanwhile' }
    const allowed = changeRun(run.rules, rules, await runSoFar(tx, run))
    if (!allowed.ok) return allowed
    await tx
      .update(assignmentRuns)
      .set({ ...columnsOf(rules), revision: revision + 1 })
      .where(eq(assignmentRuns.id, run.id))
    const { attemptsMax, late, releaseRule } = rules
    const detail = { attemptsMax, latePercent: late.percent, releaseRule, revision: revision + 1 }
    await recordAudit(tx, { actorId: viewer.id, action: 'plan-settings-changed', subject: { kind: 'run', id: run.id }, detail }, now)
    return { ok: true }
  })
}
