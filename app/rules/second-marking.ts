import type { Rubric } from './assignments.ts'
import type { CombineRule, MarkingMode, SecondReason } from './plan-runs.ts'
import { levelAt } from './rubric-score.ts'
import { seedFor } from './seeded-order.ts'

/** Points given on each criterion, by its id. */
export type Points = Readonly<Record<string, number>>

/** Whether a hand-in is drawn for a second marking: the same for the same hand-in, for ever, and nobody can guess it from the name or the time. */
export function isDrawn(submissionId: string, percent: number): boolean {
  return Math.abs(seedFor(7, submissionId)) % 100 < percent
}

/** Why a validated first marking needs a second one, and whether its marker may see the first; null where one marking is enough. */
export function secondNeeded(
  mode: MarkingMode,
  samplePercent: number,
  submissionId: string,
): { reason: SecondReason; isBlind: boolean } | null {
  if (mode === 'single') return null
  if (mode === 'sample') return isDrawn(submissionId, samplePercent) ? { reason: 'sample', isBlind: true } : null
  return { reason: 'mode', isBlind: mode === 'double-blind' }
}

/** What two markings come to: points that the rule makes of them, or a third person's turn with how far they are apart. */
export type Combined = { by: 'rule'; points: Record<string, number> } | { by: 'moderator'; difference: number }

const sumOf = (rubric: Rubric, points: Points) => rubric.criteria.reduce((sum, { id }) => sum + (points[id] ?? 0), 0)

/** How far two totals are apart, in points of the rubric. */
export function differenceOf(rubric: Rubric, first: Points, second: Points): number {
  return Math.abs(sumOf(rubric, first) - sumOf(rubric, second))
}

/**
 * Two complete markings by the rule of a run. The mean is taken criterion by criterion, half a point going to the author; "higher" takes the whole
 * marking with the higher total. Totals further apart than `moderateAbove` per cent of all points, or the rule "moderator", are a third person's turn.
 */
export function combineMarks(
  rubric: Rubric,
  rule: { combineRule: CombineRule; moderateAbove: number },
  first: Points,
  second: Points,
): Combined {
  const difference = differenceOf(rubric, first, second)
  if (rule.combineRule === 'moderator' || difference * 100 > rule.moderateAbove * rubric.total) return { by: 'moderator', difference }
  if (rule.combineRule === 'higher') return { by: 'rule', points: { ...(sumOf(rubric, second) > sumOf(rubric, first) ? second : first) } }
  const mean = rubric.criteria.map(({ id }) => [id, Math.ceil(((first[id] ?? 0) + (second[id] ?? 0)) / 2)] as const)
  return { by: 'rule', points: Object.fromEntries(mean) }
}

/** The level of each criterion for combined points; a mean between two levels belongs to the one its points lie in, or the next below. */
export function levelsFor(rubric: Rubric, points: Points): Record<string, string> {
  return Object.fromEntries(
    rubric.criteria.flatMap((criterion) => {
      const given = points[criterion.id] ?? 0
      const below = [...criterion.levels].sort((a, b) => b.from - a.from).find(({ from }) => from <= given)
      const level = levelAt(criterion, given) ?? below
      return level ? [[criterion.id, level.id]] : []
    }),
  )
}

/** A decided copy that nobody sees yet, as a coordinator may have it marked again. */
export type Copy = { id: string; total: number; of: number; passTotal: number; markerId: string }
export const SUGGESTION_REASONS = ['near-pass', 'far-marker', 'lot'] as const
export type SuggestionReason = (typeof SUGGESTION_REASONS)[number]

/** Within so many per cent of all points around the pass mark, one point more or less decides. */
export const NEAR_PASS = 5
/** So many copies are suggested at most. */
export const MOST_SUGGESTED = 5

/**
 * Copies worth a second marking: those near the pass mark, those of trainers whose means are notably far from the others', and a tenth drawn by lot;
 * each once, for its first reason.
 */
export function suggestedCopies<C extends Copy>(
  copies: readonly C[],
  farMarkers: ReadonlySet<string>,
): Array<C & { reason: SuggestionReason }> {
  const reasonOf = ({ id, total, of, passTotal, markerId }: Copy): SuggestionReason | null => {
    if (Math.abs(total - passTotal) * 100 <= NEAR_PASS * of) return 'near-pass'
    if (farMarkers.has(markerId)) return 'far-marker'
    return isDrawn(id, 10) ? 'lot' : null
  }
  const found = copies.flatMap((copy) => {
    const reason = reasonOf(copy)
    return reason ? [{ ...copy, reason }] : []
  })
  const rank = ({ reason }: { reason: SuggestionReason }) => SUGGESTION_REASONS.indexOf(reason)
  return found.sort((a, b) => rank(a) - rank(b)).slice(0, MOST_SUGGESTED)
}
