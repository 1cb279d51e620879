import { computedTable } from '#app/interface/plan/computed-table.ts'
import { filledTables, type ShownTable } from '#app/interface/plan/shown-table.ts'
import { planTableWords } from '#app/interface/plan/words/words.ts'
import { formatInstant } from '#app/language/dates.ts'
import { textIn, type Language } from '#app/rules/languages.ts'
import { planMoneyFrom, tablesOfPlan } from '#app/rules/plan-money-reading.ts'
import type { HeldFile } from '#app/rules/part-files.ts'
import type { PartContent } from '#app/rules/plan-parts.ts'
import type { Feedback } from './feedback.queries.server.ts'
import type { PlanInView } from './plan.queries.server.ts'
import { shownFeedback, type ShownFeedback } from './shown-feedback.ts'
import type { HandedIn } from './submissions.queries.server.ts'

/** A part of a plan to read. */
export type ReadPart = { id: string; title: string; text: string; tables: ShownTable[]; files: readonly HeldFile[] }

/** A version of a plan as it was sent, to read: texts in the reader's language. */
export type ReadVersion = {
  planId: string
  planTitle: string
  n: number
  when: string
  code: string
  statement: string
  isWithdrawn: boolean
  feedback: ShownFeedback | null
  parts: ReadPart[]
}

/** The parts of a plan to read, each with its filled and computed tables; `contents` are the parts of one version by their ids. */
export function readParts(plan: PlanInView, contents: ReadonlyMap<string, PartContent>, language: Language): ReadPart[] {
  const { money } = planMoneyFrom(plan.assignment.tables, tablesOfPlan([...contents.values()]))
  const showing = { money, words: planTableWords[language], language }
  return plan.parts.map(({ part, tables }) => {
    const own = contents.get(part.id)
    return {
      id: part.id,
      title: textIn(part.title, language),
      text: own?.text ?? '',
      tables: tables
        .flatMap((table) => [filledTables(table, own?.tables[table.id], showing), computedTable(table, showing) ?? []].flat())
        .filter(({ rows }) => rows.length > 0),
      files: own?.files ?? [],
    }
  })
}

type Sent = { sent: HandedIn; contents: ReadonlyMap<string, PartContent>; feedback: Feedback | null }

/** A hand-in of a plan in view as its page and its paper show it. */
export function shownVersion(plan: PlanInView, { sent, contents, feedback }: Sent, language: Language, now: Date): ReadVersion {
  return {
    planId: plan.id,
    planTitle: textIn(plan.assignment.title, language),
    n: sent.n,
    when: formatInstant(sent.submittedAt, language),
    code: sent.receiptCode,
    statement: sent.statement,
    isWithdrawn: sent.withdrawnAt !== null,
    feedback: feedback && shownFeedback(plan, feedback, language, now),
    parts: readParts(plan, contents, language),
  }
}
