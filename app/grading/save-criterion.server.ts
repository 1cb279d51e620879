import { and, eq } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { criterionMarks } from '#db/schema/grading.ts'
import { people } from '#db/schema/people.ts'
import { submissionsMarkedBy } from '#app/access/submissions.scope.server.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { saveMark, type SaveMarkRefusal } from '#app/rules/grading.ts'
import { markCriterion, type MarkRefusal } from '#app/rules/rubric-score.ts'
import { holdLease } from './hold-lease.server.ts'
import { lockWork } from './lock-work.server.ts'
import { openMark } from './open-mark.server.ts'

/** The mark of one criterion as it was typed; `basedOn` is the version it was read at, 0 for a criterion without a mark. */
export type CriterionToSave = {
  submissionId: string
  criterionId: string
  levelId: string
  /** Left out, the level sets its middle. */
  points: number | undefined
  comment: string
  basedOn: number
}

/** What stands stored for a criterion, shown beside what was typed when both changed it. */
export type StoredCriterion = { levelId: string; points: number; comment: string; rowVersion: number; by: string | null; at: Date }

export type SavedCriterion =
  | { ok: true; rowVersion: number; points: number }
  | { ok: false; because: Exclude<SaveMarkRefusal, 'stale'> | MarkRefusal; by: string | null; since: Date | null }
  | { ok: false; because: 'stale'; theirs: StoredCriterion }

async function storedCriterion(db: Db, markId: string, criterionId: string): Promise<StoredCriterion | undefined> {
  const { levelId, points, comment, rowVersion, changedAt } = criterionMarks
  const [found] = await db
    .select({ levelId, points, comment, rowVersion, by: people.name, at: changedAt })
    .from(criterionMarks)
    .leftJoin(people, eq(people.id, criterionMarks.changedBy))
    .where(and(eq(criterionMarks.markId, markId), eq(criterionMarks.criterionId, criterionId)))
  return found
}

/** Saves the mark of one criterion and renews the hold; refused when somebody changed it since it was read, and nothing is overwritten then. */
export function saveCriterion(db: Db, viewer: Viewer, typed: CriterionToSave, now: Date): Promise<SavedCriterion> {
  const { submissionId, criterionId, basedOn } = typed
  const comment = typed.comment.trim()
  return db.transaction(async (tx): Promise<SavedCriterion> => {
    const { row, work, rubric } = await lockWork(tx, submissionId, submissionsMarkedBy(viewer))
    const criterion = rubric.criteria.find(({ id }) => id === criterionId)
    if (!criterion) throw new Response(null, { status: 404 })
    const marked = markCriterion(criterion, typed.levelId, typed.points)
    if (!marked.ok) return { ...marked, by: null, since: null }

    const stored = row.markId ? await storedCriterion(tx, row.markId, criterionId) : undefined
    const isSame = stored?.levelId === marked.mark.levelId && stored.points === marked.mark.points && stored.comment === comment
    const rowVersion = stored?.rowVersion ?? 0
    const saved = saveMark(work, { now, by: viewer.id, basedOn: stored && !isSame ? basedOn : rowVersion, rowVersion })
    if (!saved.ok) {
      const { because } = saved
      if (because === 'stale' && stored) return { ok: false, because, theirs: stored }
      return { ok: false, because: because === 'stale' ? 'not-waiting' : because, by: row.leaseName, since: row.leaseTakenAt }
    }

    await holdLease(tx, submissionId, saved.lease)
    if (isSame) return { ok: true, rowVersion, points: marked.mark.points }
    const mark = await openMark(tx, viewer, row, now)
    const written = { ...marked.mark, comment, rowVersion: saved.rowVersion, changedBy: viewer.id, changedAt: now }
    await tx
      .insert(criterionMarks)
      .values({ markId: mark.id, criterionId, maxPoints: criterion.points, ...written })
      .onConflictDoUpdate({ target: [criterionMarks.markId, criterionMarks.criterionId], set: written })
    return { ok: true, rowVersion: saved.rowVersion, points: marked.mark.points }
  })
}
