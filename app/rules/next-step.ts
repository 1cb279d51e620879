import type { ActivityKind } from './activities.ts'
import { daysBetween, type CalendarDay } from './calendar-days.ts'
import { isDone, type ItemStatus } from './completion.ts'

/** Something due within so many days comes before what was begun. */
export const DUE_SOON_DAYS = 7
/** At most so many notices stand under the card. */
export const MOST_NOTICES = 2

/** One step of a learner's path; `dueOn` is the day of its effective deadline in Morocco, `begunAt` when it was last worked on. */
export type PathStep = {
  key: string
  kind: ActivityKind
  courseId: string
  moduleKey: string | null
  isRequired: boolean
  isOpen: boolean
  status: ItemStatus
  dueOn: CalendarDay | null
  begunAt: Date | null
}

/** A final assignment that a trainer answered: how many remarks nobody has read, how many are not ticked. */
export type AnsweredWork = {
  key: string
  courseId: string
  answer: 'returned' | 'released'
  unreadRemarks: number
  openRemarks: number
  answeredAt: Date
}

export type LearnerFacts = {
  today: CalendarDay
  /** The first day of the cohort; null without a cohort. */
  startsOn: CalendarDay | null
  /** Every step of the learner's courses, in order. */
  path: readonly PathStep[]
  answered: readonly AnsweredWork[]
  certificates: readonly { courseId: string; isSeen: boolean }[]
}

/** The card that says what to do now. */
export type NextStep =
  | { card: 'starts-later'; startsOn: CalendarDay }
  | { card: 'read-remarks'; work: AnsweredWork }
  | { card: 'due-soon'; step: PathStep; days: number }
  | { card: 'go-on-quiz'; step: PathStep }
  | { card: 'go-on-lesson'; step: PathStep }
  | { card: 'next-in-module'; step: PathStep }
  | { card: 'next-module'; step: PathStep }
  | { card: 'revise'; work: AnsweredWork }
  | { card: 'certificate'; courseId: string }
  | { card: 'up-to-date' }

export const NEXT_STEP_CARDS = [
  'starts-later',
  'read-remarks',
  'due-soon',
  'go-on-quiz',
  'go-on-lesson',
  'next-in-module',
  'next-module',
  'revise',
  'certificate',
  'up-to-date',
] as const satisfies readonly NextStep['card'][]

/** A line under the card; never about the same thing as the card. */
export type Notice =
  | { notice: 'remarks'; work: AnsweredWork }
  | { notice: 'late'; step: PathStep; days: number }
  | { notice: 'due-soon'; step: PathStep; days: number }
  | { notice: 'revise'; work: AnsweredWork }
  | { notice: 'certificate'; courseId: string }
  | { notice: 'waiting'; step: PathStep }

const latestFirst = (a: PathStep, b: PathStep) => (b.begunAt?.getTime() ?? 0) - (a.begunAt?.getTime() ?? 0)

function isToDo(step: PathStep): boolean {
  return step.isOpen && !isDone(step.status) && step.status !== 'excused' && step.status !== 'waiting-for-trainer'
}

function isBegun(step: PathStep): boolean {
  return step.begunAt !== null && isToDo(step)
}

/** What is due within a week, late things included, the most pressing first; lessons follow their module and are not counted. */
function pressing(facts: LearnerFacts): { step: PathStep; days: number }[] {
  return facts.path
    .filter((step) => step.kind !== 'lesson' && isToDo(step))
    .flatMap((step) => (step.dueOn === null ? [] : [{ step, days: daysBetween(facts.today, step.dueOn) }]))
    .filter(({ days }) => days <= DUE_SOON_DAYS)
    .sort((a, b) => a.days - b.days)
}

/** The first required lesson of a quiz's module that is still to be read, or the step itself: nobody is sent to a quiz on lessons they have not opened. */
function leadingTo(facts: LearnerFacts, step: PathStep): PathStep {
  if (step.kind !== 'quiz') return step
  const inModule = (one: PathStep) => one.courseId === step.courseId && one.moduleKey === step.moduleKey
  return facts.path.find((one) => one.kind === 'lesson' && one.isRequired && inModule(one) && isToDo(one)) ?? step
}

function unread(facts: LearnerFacts): AnsweredWork[] {
  return facts.answered
    .filter((work) => work.unreadRemarks > 0)
    .sort((a, b) => Number(b.answer === 'returned') - Number(a.answer === 'returned'))
}

function toRevise(facts: LearnerFacts): AnsweredWork[] {
  return facts.answered.filter((work) => work.answer === 'returned' && work.unreadRemarks === 0)
}

function nextOnPath(facts: LearnerFacts): NextStep | null {
  const isReturned = (step: PathStep) => facts.answered.some((work) => work.key === step.key && work.answer === 'returned')
  const step = facts.path.find((one) => one.isRequired && isToDo(one) && !isReturned(one))
  if (!step) return null
  const siblings = facts.path.filter((one) => one.courseId === step.courseId && one.moduleKey === step.moduleKey)
  const isModuleBegun = siblings.some((one) => one.status !== 'not-started' && one.status !== 'excused')
  return { card: isModuleBegun ? 'next-in-module' : 'next-module', step }
}

/**
 * What a learner does next, first match wins: a cohort that has not begun, returned work with unread remarks, a quiz or assignment due within
 * a week (for a quiz, the next lesson of its module while there is one), a quiz begun, a lesson begun, the next step of the module, the next module, returned work already read, a certificate not seen yet.
 */
export function nextStep(facts: LearnerFacts): NextStep {
  if (facts.startsOn && facts.startsOn > facts.today) return { card: 'starts-later', startsOn: facts.startsOn }
  const [work] = unread(facts).filter((one) => one.answer === 'returned')
  if (work) return { card: 'read-remarks', work }
  const [due] = pressing(facts)
  if (due) return { card: 'due-soon', step: leadingTo(facts, due.step), days: due.days }
  const [quiz] = facts.path.filter((step) => step.kind === 'quiz' && isBegun(step)).sort(latestFirst)
  if (quiz) return { card: 'go-on-quiz', step: quiz }
  const [lesson] = facts.path.filter((step) => step.kind === 'lesson' && isBegun(step)).sort(latestFirst)
  if (lesson) return { card: 'go-on-lesson', step: lesson }
  const onPath = nextOnPath(facts)
  if (onPath) return onPath
  const [revise] = toRevise(facts)
  if (revise) return { card: 'revise', work: revise }
  const certificate = facts.certificates.find((one) => !one.isSeen)
  return certificate ? { card: 'certificate', courseId: certificate.courseId } : { card: 'up-to-date' }
}

function keyOfCard(card: NextStep): string | null {
  if ('step' in card) return card.step.key
  if ('work' in card) return card.work.key
  return 'courseId' in card ? card.courseId : null
}

/** At most two notices under the card: remarks to read, what is late or due, work to revise, a certificate, work that waits for a trainer. */
export function noticesBeside(facts: LearnerFacts, card: NextStep): Notice[] {
  if (card.card === 'starts-later') return []
  const all: { key: string; notice: Notice }[] = [
    ...unread(facts).map((work) => ({ key: work.key, notice: { notice: 'remarks', work } as const })),
    ...pressing(facts)
      .filter(({ step }) => leadingTo(facts, step).key !== keyOfCard(card))
      .map(({ step, days }) => ({
        key: step.key,
        notice: { notice: days < 0 ? 'late' : 'due-soon', step, days } as const,
      })),
    ...toRevise(facts).map((work) => ({ key: work.key, notice: { notice: 'revise', work } as const })),
    ...facts.certificates
      .filter((one) => !one.isSeen)
      .map(({ courseId }) => ({ key: courseId, notice: { notice: 'certificate', courseId } as const })),
    ...facts.path
      .filter((step) => step.status === 'waiting-for-trainer')
      .map((step) => ({ key: step.key, notice: { notice: 'waiting', step } as const })),
  ]
  const seen = new Set([keyOfCard(card)])
  const kept = all.filter(({ key }) => !seen.has(key) && seen.add(key))
  return kept.slice(0, MOST_NOTICES).map(({ notice }) => notice)
}
