import { filledTables, type ShownTable } from '#app/interface/plan/shown-table.ts'
import { planTableWords } from '#app/interface/plan/words/words.ts'
import { formatInstant } from '#app/language/dates.ts'
import { daysBetween } from '#app/rules/calendar-days.ts'
import { textIn, type Language } from '#app/rules/languages.ts'
import { moroccoDay } from '#app/rules/morocco-time.ts'
import { planMoneyFrom, tablesOfPlan } from '#app/rules/plan-money-reading.ts'
import { tablesOf } from '#app/rules/plan-parts.ts'
import type { QuestionRow } from './questions.queries.server.ts'

/** A question in the list of trainers. */
export type ShownQuestion = {
  id: string
  name: string
  organisation: string | null
  cohort: string
  part: string
  question: string
  days: number
  isOverdue: boolean
  wasSeen: boolean
}

const partOfRow = ({ assignment, partId }: QuestionRow) => assignment.parts.find(({ id }) => id === partId)

/** A question as the list shows it: how long it waits, or how long ago it was answered. */
export function shownQuestion(row: QuestionRow, language: Language, now: Date): ShownQuestion {
  const { id, name, organisation, cohort, question, askedAt, answeredAt, gradeWithinDays, seenAt } = row
  const part = partOfRow(row)
  const days = daysBetween(moroccoDay(answeredAt ?? askedAt), moroccoDay(now))
  return {
    ...{ id, name, organisation, cohort, question, days },
    part: part ? textIn(part.title, language) : '',
    isOverdue: answeredAt === null && days > gradeWithinDays,
    wasSeen: seenAt !== null,
  }
}

type Asked = {
  row: QuestionRow
  content: { text: string; tables: Readonly<Record<string, unknown>> }
  answer: string | null
  answeredBy: string | null
  earlier: ReadonlyArray<{ id: string; question: string; answer: string | null; askedAt: Date }>
}

/** A question as its page shows it: the part as it was, its tables, and what was asked before. */
export function shownAsked({ row, content, answer, answeredBy, earlier }: Asked, language: Language, now: Date) {
  const part = partOfRow(row)
  const { money } = planMoneyFrom(row.assignment.tables, tablesOfPlan([content]))
  const showing = { money, words: planTableWords[language], language }
  const tables: ShownTable[] = part
    ? tablesOf(row.assignment, part).flatMap((table) => filledTables(table, content.tables[table.id], showing))
    : []
  return {
    ...shownQuestion(row, language, now),
    askedWhen: formatInstant(row.askedAt, language, now),
    answeredWhen: row.answeredAt && formatInstant(row.answeredAt, language, now),
    guiding: part ? part.questions.map((question) => textIn(question, language)) : [],
    text: content.text,
    tables: tables.filter(({ rows }) => rows.length > 0),
    answer,
    answeredBy,
    earlier: earlier.map(({ id, question, answer: said, askedAt }) => ({
      id,
      question,
      answer: said ?? '',
      when: formatInstant(askedAt, language, now),
    })),
  }
}
export type ShownAsked = ReturnType<typeof shownAsked>
