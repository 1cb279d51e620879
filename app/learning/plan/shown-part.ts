import { coherenceText, type CoherenceText } from '#app/interface/plan/coherence-texts.ts'
import { computedTable } from '#app/interface/plan/computed-table.ts'
import { filledTables, type ShownTable } from '#app/interface/plan/shown-table.ts'
import { planTableWords } from '#app/interface/plan/words/words.ts'
import { formatInstant } from '#app/language/dates.ts'
import { say } from '#app/language/words.ts'
import { languageOf, textIn, type Language } from '#app/rules/languages.ts'
import { lengthAdvice, wordCount, type LengthAdvice } from '#app/rules/part-length.ts'
import type { HeldFile } from '#app/rules/part-files.ts'
import { coherenceMarks, partsOfMark } from '#app/rules/plan-coherence.ts'
import { planMoneyFrom, tablesOfPlan } from '#app/rules/plan-money-reading.ts'
import type { PartStatus, PlanPhase } from '#app/rules/plan-parts.ts'
import type { EditGroup } from './edit-lists.ts'
import { editGroups } from './edit-tables.ts'
import type { PartInView, PlanInView } from './plan.queries.server.ts'
import { fieldOf } from './typed-tables.ts'
import { planWords } from './words/words.ts'

/** One of two versions of a part, to choose from. */
export type ShownConflict = { id: string; when: string; text: string; tables: ShownTable[] }

/** A part of a plan as its page shows it: texts in the reader's language. */
export type ShownPart = {
  planId: string
  planTitle: string
  id: string
  n: number
  of: number
  title: string
  phase: PlanPhase
  status: PartStatus
  mayWrite: boolean
  questions: string[]
  example: { html: string; language: Language } | null
  length: { min: number; max: number } | null
  words: number
  advice: LengthAdvice | null
  text: string
  isDone: boolean
  /** Whether the worked example may be compared with: once one's own part is written. */
  maySeeSample: boolean
  isNew: boolean
  keptAt: string | null
  basedOn: string
  remarks: Array<{ id: string; quote: string | null; body: string; isTicked: boolean; n: number }>
  groups: EditGroup[]
  filled: ShownTable[]
  computed: ShownTable[]
  /** The part with the products, where a table of this part needs some and there are none. */
  productsPart: string | null
  coherence: CoherenceText[]
  faults: Array<{ field: string; text: string }>
  conflict: ShownConflict[]
  files: readonly HeldFile[]
  previousId: string | null
  nextId: string | null
}

/** The money of a plan from all its parts. */
export function moneyOf(plan: PlanInView) {
  return planMoneyFrom(plan.assignment.tables, tablesOfPlan(plan.parts.map(({ content }) => content))).money
}

/** What the program noticed about the tables of a part; nothing before anything is filled in. */
function coherenceOf(plan: PlanInView, part: PartInView, language: Language): CoherenceText[] {
  const hasMoney = part.tables.some(({ kind }) => kind !== 'grid')
  const isBegun = plan.parts.some(({ content, tables }) =>
    tables.some(({ id, kind }) => kind !== 'grid' && content.tables[id] !== undefined),
  )
  if (!hasMoney || !isBegun) return []
  const money = moneyOf(plan)
  const showing = { money, words: planTableWords[language], language }
  return coherenceMarks(money)
    .filter((mark) => partsOfMark(mark, plan.assignment).includes(part.part.id))
    .map((mark) => coherenceText(mark, showing))
}

/** The part that holds the products, where a part needs them and none is written yet. */
function productsPartOf(plan: PlanInView, part: PartInView): string | null {
  const needs = ['sales', 'income-statement', 'break-even', 'cash-flow', 'scenario']
  if (!part.tables.some(({ kind }) => needs.includes(kind)) || moneyOf(plan).unitCosts.rows.length > 0) return null
  return plan.parts.find(({ tables }) => tables.some(({ kind }) => kind === 'unit-costs'))?.part.id ?? null
}

function conflictOf(plan: PlanInView, part: PartInView, language: Language, now: Date): ShownConflict[] {
  if (part.versions.length < 2) return []
  const ofOthers = tablesOfPlan(plan.parts.filter((other) => other !== part).map(({ content }) => content))
  return part.versions.map((version) => {
    const { money } = planMoneyFrom(plan.assignment.tables, { ...ofOthers, ...version.tables })
    const showing = { money, words: planTableWords[language], language }
    const tables = part.tables
      .flatMap((table) => filledTables(table, version.tables[table.id], showing))
      .filter(({ rows }) => rows.length > 0)
    return { id: version.id, when: formatInstant(version.savedAt, language, now), text: version.text, tables }
  })
}

/** The cells that are not understood, each named by its row and its label; by its table where no field shows it. */
function faultsOf(part: PartInView, groups: readonly EditGroup[], language: Language): ShownPart['faults'] {
  const { labelled, refusals } = planTableWords[language]
  return part.problems.map(({ tableId, cell, because }) => {
    const field = fieldOf(tableId, cell)
    const row = groups.flatMap(({ rows }) => rows).find(({ cells }) => cells.some(({ name }) => name === field))
    const place = [row?.title ?? '', row?.cells.find(({ name }) => name === field)?.label ?? ''].filter((text) => text !== '')
    const table = part.tables.find(({ id }) => id === tableId)?.title ?? part.part.title
    const label = place.length > 0 ? place.join(language === 'ar' ? '، ' : ', ') : textIn(table, language)
    return { field, text: say(labelled, { label, text: refusals[because] }) }
  })
}

/** A part of a plan as its page shows it. `rowWish` asks for more rows of its lists. */
export function shownPart(
  plan: PlanInView,
  part: PartInView,
  { language, now, rowWish }: { language: Language; now: Date; rowWish: Readonly<Record<string, number>> },
): ShownPart {
  const { id, title, questions, words, example } = part.part
  const place = plan.parts.findIndex((one) => one.part.id === id)
  const money = moneyOf(plan)
  const tableWords = planTableWords[language]
  const showing = { money, words: tableWords, language }
  const newestId = part.newest?.id ?? ''
  const freshId = (index: number) => `n${newestId.slice(0, 8)}${index}`
  const editing = { money, problems: part.problems, rowWish, freshId, words: planWords[language], tableWords, language }
  const groups = plan.mayWrite ? part.tables.flatMap((table) => editGroups(table, part.content.tables[table.id], editing)) : []
  const exampleHtml = plan.rendered.examples[id]
  const text = part.content.text
  return {
    planId: plan.id,
    planTitle: textIn(plan.assignment.title, language),
    ...{ id, text },
    n: place + 1,
    of: plan.parts.length,
    title: textIn(title, language),
    phase: plan.phase,
    status: part.status,
    mayWrite: plan.mayWrite,
    questions: questions.map((question) => textIn(question, language)),
    example: example && exampleHtml ? { html: textIn(exampleHtml, language), language: languageOf(exampleHtml, language) } : null,
    length: words ?? null,
    words: wordCount(text),
    advice: lengthAdvice(part.part, text),
    isDone: part.facts.isDone,
    maySeeSample: plan.hasSample && part.facts.isDone,
    isNew: part.newest === null,
    keptAt: part.newest && formatInstant(part.newest.savedAt, language, now),
    basedOn: newestId,
    remarks: part.remarks.map((remark) => ({ ...remark, n: plan.latest?.n ?? 0 })),
    groups,
    filled: part.tables.flatMap((table) => filledTables(table, part.content.tables[table.id], showing)),
    computed: part.tables.flatMap((table) => computedTable(table, showing) ?? []),
    productsPart: productsPartOf(plan, part),
    coherence: coherenceOf(plan, part, language),
    faults: faultsOf(part, groups, language),
    conflict: conflictOf(plan, part, language, now),
    files: part.content.files ?? [],
    previousId: plan.parts[place - 1]?.part.id ?? null,
    nextId: plan.parts[place + 1]?.part.id ?? null,
  }
}
