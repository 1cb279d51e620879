import type { CalendarDay } from '#app/rules/calendar-days.ts'
import { progressOf, type Progress } from '#app/rules/completion.ts'
import type { Language } from '#app/rules/languages.ts'
import { moroccoDay } from '#app/rules/morocco-time.ts'
import {
  nextStep,
  noticesBeside,
  type AnsweredWork,
  type LearnerFacts,
  type NextStep,
  type Notice,
  type PathStep,
} from '#app/rules/next-step.ts'
import { planAddress, remarksAddress, stepAddress } from '../path/addresses.ts'
import { nextDue, stepsOf, type CoursePath, type Step } from '../path/path.ts'
import type { ModuleRow, WorkRow } from '../path/step-rows.tsx'

/** The card that says what to do now, with where its button leads. */
export type CardOnPage =
  | { card: 'starts-later'; startsOn: CalendarDay; to: string }
  | {
      card: 'step'
      kind: PathStep['kind']
      title: string
      titleLanguage: Language
      /** The short title of its course, where the learner has several. */
      course: string | null
      moduleNumber: number | null
      minutes: number
      bytes: number | null
      isBegun: boolean
      isNewModule: boolean
      days: number | null
      to: string
    }
  | { card: 'read-remarks'; title: string; remarks: number; to: string }
  | { card: 'revise'; title: string; remarks: number; to: string }
  | { card: 'certificate'; to: string }
  | { card: 'up-to-date' }

export type NoticeOnPage =
  | { notice: 'remarks' | 'answered' | 'revise' | 'waiting'; title: string; remarks: number; to: string }
  | { notice: 'late' | 'due-soon'; title: string; dueOn: CalendarDay | null; to: string }
  | { notice: 'certificate'; to: string }

/** One programme of a learner: its modules where it has one course, else its courses. */
export type ProgrammeOnPage = {
  cohortId: string
  title: string
  progress: Progress
  modules: ModuleRow[]
  courses: { courseId: string; title: string; status: CoursePath['status'] }[]
  works: WorkRow[]
}

export type HomeOnPage = {
  today: CalendarDay
  card: CardOnPage
  notices: NoticeOnPage[]
  programmes: ProgrammeOnPage[]
  due: ReturnType<typeof nextDue>
}

function workRow({ key, title, planId, line, dueOn, isOpen }: Step): WorkRow {
  return { key, title, planId, line, dueOn, isOpen }
}

function programmeOf(courses: CoursePath[]): ProgrammeOnPage {
  const [first] = courses
  const isOne = courses.length === 1
  return {
    cohortId: first?.cohortId ?? '',
    title: first?.programmeTitle ?? '',
    progress: progressOf(courses.flatMap(stepsOf)),
    modules: isOne ? (first?.modules ?? []).map(({ key, n, title, status, dueOn }) => ({ key, n, title, status, dueOn })) : [],
    courses: isOne ? [] : courses.map(({ courseId, short, status }) => ({ courseId, title: short, status })),
    works: courses.flatMap(({ final }) => (final && (isOne || (final.line && final.line !== 'not-started')) ? [workRow(final)] : [])),
  }
}

/** The next date; a module's number says nothing where there are several courses. */
function dueOf(courses: CoursePath[], today: CalendarDay): HomeOnPage['due'] {
  const due = nextDue(courses, today)
  return due && courses.length > 1 ? { ...due, n: null } : due
}

/** What the learner's home page shows of their courses. */
export function homeOf(courses: CoursePath[], now: Date): HomeOnPage {
  const today = moroccoDay(now)
  const steps = courses.flatMap(stepsOf)
  const facts: LearnerFacts = {
    today,
    startsOn: courses.map(({ startsOn }) => startsOn).sort()[0] ?? null,
    path: steps,
    answered: courses.flatMap(({ answered }) => answered ?? []),
    certificates: [],
  }
  const find = (key: string) => steps.find((step) => step.key === key)
  const courseOf = (step: PathStep) =>
    courses.length > 1 ? (courses.find(({ courseId }) => courseId === step.courseId)?.short ?? null) : null
  const work = (answered: AnsweredWork) => ({ key: answered.key, planId: find(answered.key)?.planId ?? null })
  const next = nextStep(facts)
  const cohorts = [...new Set(courses.map(({ cohortId }) => cohortId))]
  return {
    today,
    card: cardOf(next, courses, { find, work, courseOf }),
    notices: noticesBeside(facts, next).map((notice) => noticeOf(notice, { find, work, courseOf })),
    programmes: cohorts.map((cohortId) => programmeOf(courses.filter((course) => course.cohortId === cohortId))),
    due: dueOf(courses, today),
  }
}

type Finders = {
  find: (key: string) => Step | undefined
  work: (answered: AnsweredWork) => { key: string; planId: string | null }
  courseOf: (step: PathStep) => string | null
}

function cardOf(next: NextStep, courses: CoursePath[], { find, work, courseOf }: Finders): CardOnPage {
  switch (next.card) {
    case 'starts-later':
      return { card: 'starts-later', startsOn: next.startsOn, to: `/cours/${courses[0]?.courseId ?? ''}` }
    case 'read-remarks':
      return {
        card: 'read-remarks',
        title: find(next.work.key)?.title ?? '',
        remarks: next.work.unreadRemarks,
        to: remarksAddress(work(next.work)),
      }
    case 'revise':
      return {
        card: 'revise',
        title: find(next.work.key)?.title ?? '',
        remarks: next.work.openRemarks,
        to: remarksAddress(work(next.work)),
      }
    case 'certificate':
      return { card: 'certificate', to: `/certificats/${next.courseId}` }
    case 'up-to-date':
      return { card: 'up-to-date' }
    case 'due-soon':
    case 'go-on-quiz':
    case 'go-on-lesson':
    case 'next-in-module':
    case 'next-module': {
      const step = find(next.step.key)
      return {
        card: 'step',
        kind: next.step.kind,
        title: step?.title ?? '',
        titleLanguage: step?.titleLanguage ?? 'fr',
        course: courseOf(next.step),
        moduleNumber: step?.moduleNumber ?? null,
        minutes: step?.minutes ?? 0,
        bytes: step?.bytes ?? null,
        isBegun: next.step.begunAt !== null,
        isNewModule: next.card === 'next-module' && next.step.kind === 'lesson',
        days: next.card === 'due-soon' ? next.days : null,
        to: step ? stepAddress(step) : '/accueil',
      }
    }
  }
}

function noticeOf(notice: Notice, { find, work, courseOf }: Finders): NoticeOnPage {
  switch (notice.notice) {
    case 'remarks': {
      const isReturn = notice.work.answer === 'returned'
      const title = find(notice.work.key)?.title ?? ''
      return { notice: isReturn ? 'remarks' : 'answered', title, remarks: notice.work.unreadRemarks, to: remarksAddress(work(notice.work)) }
    }
    case 'revise':
      return {
        notice: 'revise',
        title: find(notice.work.key)?.title ?? '',
        remarks: notice.work.openRemarks,
        to: remarksAddress(work(notice.work)),
      }
    case 'waiting': {
      const step = find(notice.step.key)
      return { notice: 'waiting', title: step?.title ?? '', remarks: 0, to: step ? planAddress(step) : '/accueil' }
    }
    case 'late':
    case 'due-soon': {
      const step = find(notice.step.key)
      const course = courseOf(notice.step)
      const title = course === null ? (step?.title ?? '') : `${step?.title ?? ''} · ${course}`
      // A quiz comes after the lessons of its module: its date leads to the module.
      const to = notice.step.moduleKey ? `/modules/${notice.step.moduleKey}` : step ? stepAddress(step) : '/accueil'
      return { notice: notice.notice, title, dueOn: notice.step.dueOn, to }
    }
    case 'certificate':
      return { notice: 'certificate', to: `/certificats/${notice.courseId}` }
  }
}
