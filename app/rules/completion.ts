import type { ActivityKind } from './activities.ts'
import type { ItemProgress } from './item-progress.ts'
import { isPassed } from './quiz-score.ts'

/** Where a person stands with one activity. */
export const ITEM_STATUSES = [
  'not-started',
  'started',
  'needs-help',
  'waiting-for-trainer',
  'completed',
  'completed-earlier-version',
  'excused',
] as const
export type ItemStatus = (typeof ITEM_STATUSES)[number]

/** After so many tries that did not pass, a person is said to need help. */
export const HELP_AFTER_FAILURES = 2
/** After so many days without a change, work that was sent back is said to need help. */
export const HELP_AFTER_RETURNED_DAYS = 7

/** An activity of a course version, as completion looks at it. */
export type CourseItem = { key: string; kind: ActivityKind; moduleKey: string | null; isRequired: boolean }

export type ItemFacts = {
  kind: ActivityKind
  progress: ItemProgress
  isExcused: boolean
  /** Handed in and not answered yet. */
  isWaiting: boolean
  /** Days since returned work was last touched; null when nothing stands returned. */
  returnedDays: number | null
  /** The versions on which completing counts as completing today's: its own and those that differ in small things only. */
  currentVersions: readonly string[]
}

/** When an activity was done: a lesson when it was read, a quiz or an assignment when it was passed; null before. */
export function doneAt(kind: ActivityKind, progress: Pick<ItemProgress, 'completedAt' | 'passedAt'>): Date | null {
  return kind === 'lesson' ? progress.completedAt : progress.passedAt
}

/** The status of one activity for one person. What is done stays done on any version; being excused is shown before all else. */
export function itemStatus(facts: ItemFacts): ItemStatus {
  const { progress } = facts
  if (facts.isExcused) return 'excused'
  if (doneAt(facts.kind, progress)) {
    const isCurrent = progress.completedVersionId === null || facts.currentVersions.includes(progress.completedVersionId)
    return isCurrent ? 'completed' : 'completed-earlier-version'
  }
  if (facts.isWaiting) return 'waiting-for-trainer'
  if (progress.failures >= HELP_AFTER_FAILURES || (facts.returnedDays ?? 0) >= HELP_AFTER_RETURNED_DAYS) return 'needs-help'
  return progress.openedAt ? 'started' : 'not-started'
}

/** Whether a status counts as done in figures. */
export function isDone(status: ItemStatus): boolean {
  return status === 'completed' || status === 'completed-earlier-version'
}

export type Progress = { done: number; of: number; percent: number }

type Stand = { isRequired: boolean; status: ItemStatus }

/** Required activities that are done, out of the required ones of that version; excused ones are left out. Per cent rounded down; nothing required is 0 of 0. */
export function progressOf(items: readonly Stand[]): Progress {
  let [done, of] = [0, 0]
  for (const { isRequired, status } of items) {
    if (!isRequired || status === 'excused') continue
    of += 1
    if (isDone(status)) done += 1
  }
  return { done, of, percent: of === 0 ? 0 : Math.floor((done * 100) / of) }
}

/** Where a person stands with a module or a course as a whole. */
export const GROUP_STATUSES = ['not-started', 'started', 'needs-help', 'waiting-for-trainer', 'completed', 'excused'] as const
export type GroupStatus = (typeof GROUP_STATUSES)[number]

/** The status of a module or course from its required activities; of several reasons to look at it, needing help comes first. */
export function groupStatus(items: readonly Stand[]): GroupStatus {
  const { done, of } = progressOf(items)
  if (of > 0 && done === of) return 'completed'
  let [isRequired, isWaiting, isStarted] = [false, false, false]
  for (const item of items) {
    isRequired ||= item.isRequired
    isWaiting ||= item.status === 'waiting-for-trainer'
    isStarted ||= item.status !== 'not-started' && item.status !== 'excused'
  }
  if (isRequired && of === 0) return 'excused'
  if (items.some(({ status }) => status === 'needs-help')) return 'needs-help'
  if (isWaiting) return 'waiting-for-trainer'
  return isStarted ? 'started' : 'not-started'
}

/** The activities of each module in order; the final assignment stands under null. */
export function byModule<T extends { moduleKey: string | null }>(items: readonly T[]): Map<string | null, T[]> {
  const groups = new Map<string | null, T[]>()
  for (const item of items) groups.set(item.moduleKey, [...(groups.get(item.moduleKey) ?? []), item])
  return groups
}

/** Whether any of a person's tries passed: a later worse one takes nothing away. */
export function hasPassed(percents: readonly number[], passMark?: number): boolean {
  return percents.some((percent) => isPassed(percent, passMark))
}

/** Activities that replace others in a later version: the new key with the old keys that together count for it. */
export type Equivalents = Readonly<Record<string, readonly string[]>>

/** When an activity was done, counting what it replaced: done with itself, or with all the activities it stands for. */
export function doneWithEquivalents(key: string, done: ReadonlyMap<string, Date>, equivalents: Equivalents): Date | null {
  const own = done.get(key)
  if (own) return own
  const olds = equivalents[key] ?? []
  const dates = olds.flatMap((old) => done.get(old) ?? [])
  if (olds.length === 0 || dates.length < olds.length) return null
  return latest(dates)
}

function latest(dates: readonly Date[]): Date | null {
  return dates.reduce<Date | null>((last, date) => (last && last >= date ? last : date), null)
}

export type CourseCompletion = {
  isComplete: boolean
  /** The day on which the last required activity was done, or the date recorded earlier. */
  completedAt: Date | null
  /** What is still asked, in the order of the course. */
  missing: { key: string; kind: ActivityKind }[]
}

/**
 * A course is complete when all required lessons are read, all required module quizzes passed and the final assignment passed by its rule.
 * A completion once recorded stays, whatever a later version asks; `missing` then says what is new.
 */
export function courseCompletion(
  items: readonly (Pick<CourseItem, 'key' | 'kind' | 'isRequired'> & { doneAt: Date | null; isExcused: boolean })[],
  recordedAt: Date | null,
): CourseCompletion {
  const asked = items.filter((item) => item.isRequired && !item.isExcused)
  const missing = asked.filter((item) => item.doneAt === null).map(({ key, kind }) => ({ key, kind }))
  if (recordedAt) return { isComplete: true, completedAt: recordedAt, missing }
  if (asked.length === 0 || missing.length > 0) return { isComplete: false, completedAt: null, missing }
  return { isComplete: true, completedAt: latest(asked.flatMap((item) => item.doneAt ?? [])), missing }
}
