import { computedTable } from '#app/interface/plan/computed-table.ts'
import { filledTables, type ShownTable } from '#app/interface/plan/shown-table.ts'
import { planTableWords } from '#app/interface/plan/words/words.ts'
import type { AssignmentTable } from '#app/rules/assignments.ts'
import type { Language } from '#app/rules/languages.ts'
import { ATELIER_SIKA } from '#app/rules/plan-money-sample.ts'

/** The tables of a part as a reader meets them: money tables with the figures of the invented example, others with their columns alone. */
export function previewTables(table: AssignmentTable, language: Language): ShownTable[] {
  const showing = { money: ATELIER_SIKA, words: planTableWords[language], language }
  const computed = computedTable(table, showing)
  return computed ? [computed] : filledTables(table, undefined, showing)
}
