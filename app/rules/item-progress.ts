import type { ProgressKind } from './activities.ts'

/** Something that happened between a person and an activity. `score` is in per cent, for quizzes. */
export type ProgressEvent = { kind: ProgressKind; versionId: string; occurredAt: Date; score: number | null }

/** Where a person stands with one activity: what the table of item progress holds, rebuilt from events at any time. */
export type ItemProgress = {
  openedAt: Date | null
  completedAt: Date | null
  /** The course version on which it was first completed. */
  completedVersionId: string | null
  passedAt: Date | null
  bestScore: number | null
  /** Tries that did not pass. */
  failures: number
  lastAt: Date | null
}

export const NO_PROGRESS: ItemProgress = {
  openedAt: null,
  completedAt: null,
  completedVersionId: null,
  passedAt: null,
  bestScore: null,
  failures: 0,
  lastAt: null,
}

function earlier(one: Date | null, other: Date): Date {
  return one && one <= other ? one : other
}

function isFirstCompletion(before: ItemProgress, event: ProgressEvent): boolean {
  if (!before.completedAt || event.occurredAt < before.completedAt) return true
  const isSameInstant = event.occurredAt.getTime() === before.completedAt.getTime()
  return isSameInstant && event.versionId < (before.completedVersionId ?? '')
}

/**
 * Progress after one more event, whatever the order in which events arrive. Everything but opening and advancing completes; "passed" and
 * "entered" (a result that a facilitator typed in) also pass; "completed" with a score is a try that did not pass.
 */
export function withEvent(before: ItemProgress, event: ProgressEvent): ItemProgress {
  const at = event.occurredAt
  const isCompletion = event.kind === 'completed' || event.kind === 'passed' || event.kind === 'entered'
  const isPass = event.kind === 'passed' || event.kind === 'entered'
  const isFirst = isCompletion && isFirstCompletion(before, event)
  return {
    openedAt: earlier(before.openedAt, at),
    completedAt: isCompletion ? earlier(before.completedAt, at) : before.completedAt,
    completedVersionId: isFirst ? event.versionId : before.completedVersionId,
    passedAt: isPass ? earlier(before.passedAt, at) : before.passedAt,
    bestScore: event.score === null ? before.bestScore : Math.max(before.bestScore ?? 0, event.score),
    failures: before.failures + (event.kind === 'completed' && event.score !== null ? 1 : 0),
    lastAt: before.lastAt && before.lastAt > at ? before.lastAt : at,
  }
}

/** Progress rebuilt from all events of one person and one activity. */
export function progressFrom(events: readonly ProgressEvent[]): ItemProgress {
  return events.reduce(withEvent, NO_PROGRESS)
}
