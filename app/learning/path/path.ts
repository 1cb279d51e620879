import type { CalendarDay } from '#app/rules/calendar-days.ts'
import { daysBetween } from '#app/rules/calendar-days.ts'
import { groupStatus, isDone, itemStatus, progressOf, type GroupStatus, type ItemStatus, type Progress } from '#app/rules/completion.ts'
import {
  effectiveCutOff,
  effectiveDeadline,
  isLate,
  type DeadlineOverride,
  type EffectiveDeadline,
  type LocalDeadline,
} from '#app/rules/deadlines.ts'
import { NO_PROGRESS, type ItemProgress } from '#app/rules/item-progress.ts'
import type { ActivityKind } from '#app/rules/activities.ts'
import type { Language } from '#app/rules/languages.ts'
import { moroccoDay } from '#app/rules/morocco-time.ts'
import type { AnsweredWork, PathStep } from '#app/rules/next-step.ts'
import { lineStatus, type LineStatus } from '#app/rules/work-states.ts'
import type { WorkLine } from './work-lines.queries.server.ts'

/** A course as an enrolment holds it, with its cohort. */
export type HeldCourse = {
  cohortId: string
  programmeTitle: string
  startsOn: CalendarDay
  courseId: string
  versionId: string
  title: string
  short: string
  summary: string
  opensOn: CalendarDay
  isOpen: boolean
  /** Set where the person had finished the course before it was moved to this version. */
  finishedAt: Date | null
}

/** An activity of a course version, as it is read in one language. */
export type PathItem = {
  courseId: string
  key: string
  kind: ActivityKind
  moduleKey: string | null
  moduleNumber: number | null
  moduleTitle: string | null
  moduleAims: string | null
  title: string
  titleLanguage: Language
  minutes: number
  bytes: number | null
  isRequired: boolean
}

/** The due day of one module, quiz or assignment, or its move for the person or their organisation (`for`). */
export type DueRow = { cohortId: string; itemKey: string; for: 'run' | DeadlineOverride['for'] } & LocalDeadline

export type Step = PathStep &
  Pick<PathItem, 'title' | 'titleLanguage' | 'minutes' | 'bytes' | 'moduleNumber'> & { line: LineStatus | null; planId: string | null }

export type ModulePath = {
  key: string
  n: number
  title: string
  aims: string
  status: GroupStatus
  progress: Progress
  dueOn: CalendarDay | null
  steps: Step[]
}

export type CoursePath = HeldCourse & {
  status: GroupStatus
  progress: Progress
  /** Required steps that came after the person had finished: they may be done, and nothing hangs on them. */
  newSteps: number
  modules: ModulePath[]
  final: Step | null
  answered: AnsweredWork | null
}

function deadlinesIn(due: readonly DueRow[]) {
  const rows = new Map<string, DueRow[]>()
  for (const row of due) {
    const place = `${row.cohortId} ${row.itemKey}`
    rows.set(place, [...(rows.get(place) ?? []), row])
  }
  return (cohortId: string, key: string): EffectiveDeadline | null => {
    const own = rows.get(`${cohortId} ${key}`)
    if (!own) return null
    const moved = own.flatMap(({ for: source, day, time }) => (source === 'run' ? [] : [{ for: source, day, time }]))
    return effectiveDeadline(own.find((row) => row.for === 'run') ?? null, moved)
  }
}

function isWaiting(line: WorkLine): boolean {
  return line.latest !== null && line.answer === null
}

function returnedDays(line: WorkLine, now: Date): number | null {
  return line.answer?.isReturn ? daysBetween(moroccoDay(line.answer.at), moroccoDay(now)) : null
}

function shownLine(line: WorkLine, deadline: EffectiveDeadline | null, now: Date): LineStatus {
  return lineStatus(
    {
      isExcused: line.excusedAt !== null,
      latest: line.latest?.work ?? null,
      hasDraft: line.hasDraft,
      isPassed: line.answer?.isPassed ?? null,
      readAt: line.answer?.seenAt ?? null,
      isLate: line.latest !== null && isLate(line.latest.submittedAt, deadline),
      cutOffAt: effectiveCutOff(line.cutOffAt, deadline),
    },
    now,
  )
}

/** The answer of a trainer as the card looks at it: a message without remarks is one thing to read as well. */
function answeredOf(line: WorkLine): AnsweredWork | null {
  const { answer } = line
  if (!answer) return null
  return {
    key: line.assignmentKey,
    courseId: line.courseId,
    answer: answer.isReturn ? 'returned' : 'released',
    unreadRemarks: answer.seenAt ? 0 : Math.max(1, answer.remarks),
    openRemarks: Math.max(0, answer.remarks - answer.ticked),
    answeredAt: answer.at,
  }
}

/** What the path of a person hangs on: what they did, by the keys of the activities, the due days and their work. */
export type PathFacts = { done: ReadonlyMap<string, ItemProgress>; due: readonly DueRow[]; lines: readonly WorkLine[]; now: Date }
type Facts = Omit<PathFacts, 'due'> & { due: ReturnType<typeof deadlinesIn> }

function stepOf(course: HeldCourse, item: PathItem, { now, due, lines, done }: Facts): Step {
  const { key, kind, moduleKey } = item
  const progress = done.get(key) ?? NO_PROGRESS
  const line = kind === 'assignment' ? lines.find((one) => one.assignmentKey === key) : undefined
  const status: ItemStatus = itemStatus({
    kind,
    progress,
    isExcused: line !== undefined && line.excusedAt !== null,
    isWaiting: line !== undefined && isWaiting(line),
    returnedDays: line ? returnedDays(line, now) : null,
    currentVersions: [course.versionId],
  })
  const deadline = due(course.cohortId, key) ?? (moduleKey ? due(course.cohortId, moduleKey) : null)
  return {
    key,
    kind,
    status,
    moduleKey,
    courseId: item.courseId,
    moduleNumber: item.moduleNumber,
    isRequired: item.isRequired,
    title: item.title,
    titleLanguage: item.titleLanguage,
    minutes: item.minutes,
    bytes: item.bytes,
    isOpen: course.isOpen && (!line?.opensAt || line.opensAt <= now),
    dueOn: deadline?.day ?? null,
    begunAt: progress.openedAt ? progress.lastAt : null,
    line: line ? shownLine(line, deadline, now) : null,
    planId: line?.planId ?? null,
  }
}

function modulePath(course: HeldCourse, first: PathItem, key: string, steps: Step[], { due }: Facts): ModulePath {
  return {
    key,
    n: first.moduleNumber ?? 0,
    title: first.moduleTitle ?? '',
    aims: first.moduleAims ?? '',
    status: groupStatus(steps),
    progress: progressOf(steps),
    dueOn: due(course.cohortId, key)?.day ?? null,
    steps,
  }
}

function coursePath(course: HeldCourse, items: readonly PathItem[], facts: Facts): CoursePath {
  const inModules = new Map<string, { first: PathItem; steps: Step[] }>()
  const steps = items.map((item) => {
    const step = stepOf(course, item, facts)
    const module = item.moduleKey === null ? undefined : inModules.get(item.moduleKey)
    if (module) module.steps.push(step)
    else if (item.moduleKey !== null) inModules.set(item.moduleKey, { first: item, steps: [step] })
    return step
  })
  const line = facts.lines.find((one) => one.courseId === course.courseId)
  return {
    ...course,
    status: course.finishedAt ? 'completed' : groupStatus(steps),
    progress: progressOf(steps),
    newSteps: course.finishedAt ? steps.filter((step) => step.isRequired && !isDone(step.status) && step.status !== 'excused').length : 0,
    modules: [...inModules].map(([key, module]) => modulePath(course, module.first, key, module.steps, facts)),
    final: steps.find((step) => step.kind === 'assignment') ?? null,
    answered: line ? answeredOf(line) : null,
  }
}

/** A person's courses with every step's status, deadline and place, in the order in which the courses and their items are given. */
export function pathOf(courses: ReadonlyArray<{ course: HeldCourse; items: readonly PathItem[] }>, facts: PathFacts): CoursePath[] {
  const known = { ...facts, due: deadlinesIn(facts.due) }
  return courses.map(({ course, items }) => coursePath(course, items, known))
}

/** Every step of a course in order: its modules', then the final assignment. */
export function stepsOf(course: CoursePath): Step[] {
  return [...course.modules.flatMap((module) => module.steps), ...(course.final ? [course.final] : [])]
}

/** The next date that still asks for something: a module or final assignment that is not done, due today or later. */
export function nextDue(courses: readonly CoursePath[], today: CalendarDay): { day: CalendarDay; title: string; n: number | null } | null {
  const dates = courses.flatMap((course) => [
    ...course.modules.flatMap((module) =>
      module.dueOn && module.status !== 'completed' && module.status !== 'excused'
        ? [{ day: module.dueOn, title: module.title, n: module.n }]
        : [],
    ),
    ...(course.final?.dueOn &&
    !isDone(course.final.status) &&
    course.final.status !== 'waiting-for-trainer' &&
    course.final.status !== 'excused'
      ? [{ day: course.final.dueOn, title: course.final.title, n: null }]
      : []),
  ])
  const coming = dates.filter(({ day }) => day >= today).sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
  return coming[0] ?? null
}
