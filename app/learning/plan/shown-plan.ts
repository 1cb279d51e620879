import { formatDay, formatInstant, formatTime } from '#app/language/dates.ts'
import type { Language } from '#app/rules/languages.ts'
import { textIn } from '#app/rules/languages.ts'
import { addDays } from '#app/rules/calendar-days.ts'
import { daysLeft, isEndOfDay } from '#app/rules/deadlines.ts'
import { moroccoDay } from '#app/rules/morocco-time.ts'
import { missingReason, type MissingReason, type PartStatus, type PlanPhase } from '#app/rules/plan-parts.ts'
import type { PlanInView } from './plan.queries.server.ts'

/** What is left of the time to hand in; null where there is no date or the plan is not being written for the first time. */
export type ShownDue = { day: string; left: number; isLate: boolean; isClosed: boolean; isOwn: boolean; penalty: ShownPenalty | null }

/** What being late takes off, in points of the rubric for each begun period; `floor` is what it never goes below, null for zero. */
export type ShownPenalty = { points: number; hours: number; floor: number | null }

/** A part that keeps the plan from being sent. */
export type ShownMissing = { id: string; title: string; because: MissingReason }

/** A hand-in in the list of versions. */
export type ShownVersion = { n: number; when: string; isWithdrawn: boolean; hasFeedback: boolean }

/** A plan as its task list shows it: texts in the reader's language. */
export type ShownPlan = {
  id: string
  title: string
  phase: PlanPhase
  mayWrite: boolean
  due: ShownDue | null
  parts: Array<{ id: string; title: string; status: PartStatus; openRemarks: number }>
  done: number
  missing: ShownMissing[]
  /** The number that the next hand-in will carry. */
  nextN: number
  latest: { n: number; when: string; answerBy: string } | null
  openRemarks: number
  retracted: { day: string; reason: string } | null
  versions: ShownVersion[]
}

/** A day in words with its time where it is not the end of the day. */
export function dueText(deadline: { day: string; time: string }, language: Language, now: Date): string {
  const day = formatDay(deadline.day, language, moroccoDay(now))
  return isEndOfDay(deadline) ? day : `${day}, ${formatTime(deadline.time, language)}`
}

function penaltyOf({ late, rubric }: PlanInView): ShownPenalty | null {
  if (late.percent === 0) return null
  const ofAll = (percent: number) => (percent * rubric.total) / 100
  return { points: ofAll(late.percent), hours: late.everyHours, floor: late.floor > 0 ? ofAll(late.floor) : null }
}

/** What is left of the time to hand in a plan. */
export function shownDue(plan: PlanInView, language: Language, now: Date): ShownDue | null {
  const { deadline, cutOffAt } = plan
  if (!deadline || plan.phase !== 'writing') return null
  return {
    day: dueText(deadline, language, now),
    left: daysLeft(now, deadline),
    isLate: now > deadline.at,
    isClosed: cutOffAt !== null && now > cutOffAt,
    isOwn: deadline.source !== 'run',
    penalty: penaltyOf(plan),
  }
}

/** The parts that must be seen to before the plan can go, in order. */
export function shownMissing(plan: PlanInView, language: Language): ShownMissing[] {
  return plan.parts.flatMap(({ part, facts }) => {
    const because = missingReason(facts)
    return because ? [{ id: part.id, title: textIn(part.title, language), because }] : []
  })
}

/** The day by which a trainer answers a hand-in. */
export function answerBy(plan: Pick<PlanInView, 'gradeWithinDays'>, submittedAt: Date, language: Language, now: Date): string {
  return formatDay(addDays(moroccoDay(submittedAt), plan.gradeWithinDays), language, moroccoDay(now))
}

/** A plan as its task list shows it. */
export function shownPlan(plan: PlanInView, language: Language, now: Date): ShownPlan {
  const { latest, phase } = plan
  const statuses = plan.parts.map(({ status }) => status)
  return {
    id: plan.id,
    title: textIn(plan.assignment.title, language),
    phase,
    mayWrite: plan.mayWrite,
    due: shownDue(plan, language, now),
    parts: plan.parts.map(({ part, status, facts }) => ({
      id: part.id,
      title: textIn(part.title, language),
      status,
      openRemarks: facts.openRemarks,
    })),
    done: statuses.filter((status) => status === 'done' || status === 'accepted').length,
    missing: shownMissing(plan, language),
    nextN: (plan.handedIn.at(-1)?.n ?? 0) + 1,
    latest: latest && {
      n: latest.n,
      when: formatInstant(latest.submittedAt, language, now),
      answerBy: answerBy(plan, latest.submittedAt, language, now),
    },
    openRemarks: plan.remarks.filter(({ isTicked }) => !isTicked).length,
    retracted: latest?.retracted
      ? { day: formatDay(moroccoDay(latest.retracted.at), language, moroccoDay(now)), reason: latest.retracted.reason }
      : null,
    versions: plan.handedIn
      .map((sent) => ({
        n: sent.n,
        when: formatInstant(sent.submittedAt, language, now),
        isWithdrawn: sent.withdrawnAt !== null,
        hasFeedback: sent.release !== null,
      }))
      .reverse(),
  }
}
