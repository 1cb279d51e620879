import { formatDay, formatInstant } from '#app/language/dates.ts'
import { addDays } from '#app/rules/calendar-days.ts'
import type { Criterion } from '#app/rules/assignments.ts'
import { askQuery, isOver, queryState, type QueryState } from '#app/rules/criterion-queries.ts'
import { textIn, type Language } from '#app/rules/languages.ts'
import { moroccoDay } from '#app/rules/morocco-time.ts'
import { isUnread, type CriterionInView, type CriterionQuery } from './criterion.queries.server.ts'

type Mark = { levelId: string; points: number; maxPoints: number; comment: string }

function levelOf(criterion: Criterion, mark: Mark | null, language: Language) {
  const level = criterion.levels.find(({ id }) => id === mark?.levelId)
  if (!mark || !level) return null
  return { label: textIn(level.label, language), points: mark.points, of: mark.maxPoints, comment: mark.comment }
}

const lastDay = (since: Date, days: number, language: Language, now: Date) =>
  formatDay(addDays(moroccoDay(since), days), language, moroccoDay(now))

/** One criterion of a result with its question, as its author's page shows it. */
export function shownCriterion(view: CriterionInView, language: Language, now: Date) {
  const { criterion, mark, markBefore, release, queryDays, query, isNextRoundHandedIn } = view
  const facts = { now, releasedAt: release.releasedAt, queryDays, isMarked: mark !== null, isAsked: query !== null, isNextRoundHandedIn }
  const may = askQuery({ ...facts, body: '?' })
  const when = (instant: Date | null) => instant && formatInstant(instant, language, now)
  const mayEscalate =
    query?.answeredAt && queryState(query) === 'answered' && queryDays !== null && !isOver(query.answeredAt, queryDays, now)
  return {
    title: textIn(criterion.title, language),
    level: levelOf(criterion, mark, language),
    levelBefore: markBefore && markBefore.points !== mark?.points ? levelOf(criterion, markBefore, language) : null,
    levels: criterion.levels.map((level) => ({
      id: level.id,
      label: textIn(level.label, language),
      descriptor: textIn(level.descriptor, language),
    })),
    refusal: may.ok ? null : may.because,
    until: queryDays === null ? null : lastDay(release.releasedAt, queryDays, language, now),
    escalateUntil: mayEscalate && query.answeredAt ? lastDay(query.answeredAt, queryDays, language, now) : null,
    query: query && {
      ...{ state: queryState(query), body: query.body, escalation: query.escalation },
      askedWhen: formatInstant(query.askedAt, language, now),
      escalatedWhen: when(query.escalatedAt),
      answer: query.answer === null ? null : { body: query.answer, by: query.answeredBy, when: when(query.answeredAt) ?? '' },
      closing: query.closing === null ? null : { body: query.closing, by: query.closedBy, when: when(query.closedAt) ?? '' },
    },
  }
}
export type ShownCriterion = ReturnType<typeof shownCriterion>

/** Where a criterion stands on the page of a result: its question, or that one may be asked; nothing where neither is. */
export type CriterionLine = { to: string; state: QueryState | 'free'; isUnread: boolean }

type Lines = {
  planId: string
  n: number
  releasedAt: Date
  criteria: ReadonlyArray<{ criterionId: string }>
  queryDays: number | null
  queries: readonly CriterionQuery[]
  isNextRoundHandedIn: boolean
}

/** The links of all criteria of a result by the criterion, and the last day on which may be asked where one is free. */
export function criterionLines(facts: Lines, language: Language, now: Date) {
  const { planId, n, releasedAt, criteria, queryDays, queries, isNextRoundHandedIn } = facts
  const lines = criteria.flatMap(({ criterionId }): Array<[string, CriterionLine]> => {
    const to = `/plan/${planId}/versions/${n}/criteres/${criterionId}`
    const query = queries.find((one) => one.criterionId === criterionId)
    if (query) return [[criterionId, { to, state: queryState(query), isUnread: isUnread(query) }]]
    const may = askQuery({ now, releasedAt, queryDays, isMarked: true, isAsked: false, isNextRoundHandedIn, body: '?' })
    return may.ok ? [[criterionId, { to, state: 'free', isUnread: false }]] : []
  })
  const isFree = lines.some(([, { state }]) => state === 'free')
  return { lines: Object.fromEntries(lines), until: isFree && queryDays !== null ? lastDay(releasedAt, queryDays, language, now) : null }
}
export type CriterionLines = ReturnType<typeof criterionLines>
