import type { Criterion, Level, Rubric } from './assignments.ts'

/** What a trainer chose for a criterion. */
export type CriterionMark = { levelId: string; points: number }

/** The points that choosing a level sets: the middle of its range, rounded down to a whole point. */
export function pointsForLevel(level: Pick<Level, 'from' | 'to'>): number {
  return Math.floor((level.from + level.to) / 2)
}

/** The level in whose range points lie. */
export function levelAt(criterion: Criterion, points: number): Level | undefined {
  return criterion.levels.find((level) => points >= level.from && points <= level.to)
}

export const MARK_REFUSALS = ['unknown-level', 'out-of-range', 'not-whole'] as const
export type MarkRefusal = (typeof MARK_REFUSALS)[number]

/** The mark of a criterion: a level with its middle points, or with whole points moved within its range. */
export function markCriterion(
  criterion: Criterion,
  levelId: string,
  points?: number,
): { ok: true; mark: CriterionMark } | { ok: false; because: MarkRefusal } {
  const level = criterion.levels.find((one) => one.id === levelId)
  if (!level) return { ok: false, because: 'unknown-level' }
  const chosen = points ?? pointsForLevel(level)
  if (!Number.isInteger(chosen)) return { ok: false, because: 'not-whole' }
  if (chosen < level.from || chosen > level.to) return { ok: false, because: 'out-of-range' }
  return { ok: true, mark: { levelId, points: chosen } }
}

/** Why marked work does not pass: its total, or one criterion, is under what the rubric asks. */
export type NotPassedReason =
  { because: 'total'; points: number; needed: number } | { because: 'criterion'; criterionId: string; points: number; needed: number }

export type RubricScore = {
  isComplete: boolean
  /** The criteria without a mark, in the rubric's order. */
  missing: string[]
  total: number
  of: number
  outOf100: number
  /** Null until every criterion is marked. */
  isPassed: boolean | null
  reasons: NotPassedReason[]
}

/** Points on a rubric's own scale as a value out of 100, rounded down so that it never reads like a pass that it is not. */
export function outOf100(points: number, of: number): number {
  return of === 0 ? 0 : Math.floor((points * 100) / of + 1e-9)
}

/** The total of the marks given so far, the criteria without one, and once all are there whether the work passes and why not. */
export function rubricScore(rubric: Rubric, marks: Readonly<Record<string, Pick<CriterionMark, 'points'> | undefined>>): RubricScore {
  const missing = rubric.criteria.filter((criterion) => marks[criterion.id] === undefined).map((criterion) => criterion.id)
  const total = rubric.criteria.reduce((points, criterion) => points + (marks[criterion.id]?.points ?? 0), 0)
  const isComplete = missing.length === 0
  const reasons: NotPassedReason[] = []
  if (isComplete && total < rubric.pass.total) reasons.push({ because: 'total', points: total, needed: rubric.pass.total })
  for (const criterion of rubric.criteria) {
    const needed = rubric.pass.minimum[criterion.id] ?? 0
    const points = marks[criterion.id]?.points ?? 0
    if (isComplete && points < needed) reasons.push({ because: 'criterion', criterionId: criterion.id, points, needed })
  }
  return {
    isComplete,
    missing,
    total,
    of: rubric.total,
    outOf100: outOf100(total, rubric.total),
    isPassed: isComplete ? reasons.length === 0 : null,
    reasons,
  }
}
