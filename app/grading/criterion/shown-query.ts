import { formatInstant } from '#app/language/dates.ts'
import { daysBetween } from '#app/rules/calendar-days.ts'
import { queryState, type QueryState } from '#app/rules/criterion-queries.ts'
import { textIn, type Language } from '#app/rules/languages.ts'
import { moroccoDay } from '#app/rules/morocco-time.ts'
import type { ShownCriterion } from '#app/rules/released-feedback.ts'
import type { QueryInView, QueryRow } from './queries.queries.server.ts'

/** A question about a criterion in the list of those who answer. */
export type ShownQuery = {
  id: string
  name: string
  organisation: string | null
  cohort: string
  criterion: string
  body: string
  state: QueryState
  days: number
  isOverdue: boolean
  wasSeen: boolean
}

const criterionOf = ({ rubric, criterionId }: QueryRow) => rubric.criteria.find(({ id }) => id === criterionId)

/** Since when a question stands where it stands: asked, or sent to a third person, or what was said last. */
function sinceOf(row: QueryRow): Date {
  return row.closedAt ?? row.escalatedAt ?? row.answeredAt ?? row.askedAt
}

/** A question as the list shows it: how long it waits, or how long ago it was answered. */
export function shownQuery(row: QueryRow, language: Language, now: Date): ShownQuery {
  const { id, name, organisation, cohort, gradeWithinDays, seenAt } = row
  const criterion = criterionOf(row)
  const state = queryState(row)
  const days = daysBetween(moroccoDay(sinceOf(row)), moroccoDay(now))
  return {
    ...{ id, name, organisation, cohort, state, days },
    criterion: criterion ? textIn(criterion.title, language) : '',
    body: row.escalation ?? row.body,
    isOverdue: (state === 'open' || state === 'escalated') && days > gradeWithinDays,
    wasSeen: seenAt !== null,
  }
}

/** A question as its page shows it: the criterion with its levels, the mark then and now, and what was said. */
export function shownAskedQuery({ row, markThen, markNow }: QueryInView, language: Language, now: Date) {
  const criterion = criterionOf(row)
  const levels = (criterion?.levels ?? []).map((level) => ({
    ...{ id: level.id, from: level.from, to: level.to },
    label: textIn(level.label, language),
    descriptor: textIn(level.descriptor, language),
  }))
  const marked = (mark: ShownCriterion | null) => {
    const level = levels.find(({ id }) => id === mark?.levelId)
    return mark && level ? { label: level.label, points: mark.points, of: mark.maxPoints, comment: mark.comment } : null
  }
  const when = (instant: Date | null) => (instant ? formatInstant(instant, language, now) : '')
  const said = (body: string | null, by: string | null, at: Date | null) => (body === null ? null : { body, by, when: when(at) })
  return {
    ...shownQuery(row, language, now),
    submissionId: row.submissionId,
    asked: { body: row.body, when: when(row.askedAt) },
    answer: said(row.answer, row.answererName, row.answeredAt),
    escalation: said(row.escalation, null, row.escalatedAt),
    closing: said(row.closing, row.closerName, row.closedAt),
    levels,
    most: criterion?.points ?? 0,
    markThen: marked(markThen),
    markNow: marked(markNow),
    isRaised: row.outcomeId !== null,
  }
}
export type ShownAskedQuery = ReturnType<typeof shownAskedQuery>
