import type { TableWords } from '#app/interface/plan/words/words.ts'
import { say } from '#app/language/words.ts'
import type { Column } from '#app/rules/assignments.ts'
import type { CellRefusal } from '#app/rules/cells.ts'
import type { Language } from '#app/rules/languages.ts'
import type { PlanMoney } from '#app/rules/plan-money.ts'
import type { PartProblem } from '#app/rules/plan-parts.ts'
import { fieldOf, listId } from './typed-tables.ts'
import type { planWords } from './words/words.ts'

/** One field of a table in the form of a part, with what was typed and why it was not taken. */
export type EditCell = {
  name: string
  label: string
  type: Column['type'] | 'count' | 'check'
  value: string
  choices: Array<{ id: string; title: string }>
  error: string | null
}

/** One row of fields; `about` says what it comes to. */
export type EditRow = { title: string; about: string; isOpen: boolean; hidden: Array<{ name: string; value: string }>; cells: EditCell[] }

/** A list of rows, or fields without rows, under one heading. `add` is the list that one more row is asked for; null where it is full. */
export type EditGroup = {
  id: string
  title: string
  hint: string
  layout: 'rows' | 'fields' | 'months'
  rows: EditRow[]
  add: { value: string; label: string } | null
  isFull: boolean
  /** Whether it has rows that can be emptied. */
  isBegun: boolean
  totals: string[]
}

export type Editing = {
  money: PlanMoney
  problems: readonly PartProblem[]
  /** How many rows each list is asked to show. */
  rowWish: Readonly<Record<string, number>>
  /** Keys for new products, stable while the page is open. */
  freshId: (index: number) => string
  words: (typeof planWords)[Language]
  tableWords: TableWords
  language: Language
}

/** A cell as a table asks for it. */
export type CellWish = { cell: string; label: string; type: EditCell['type']; value: string; choices?: EditCell['choices'] }

function refusalText(because: CellRefusal | 'broken', words: TableWords): string {
  return words.refusals[because]
}

/** A cell with the problem that was found in it. */
export function editCell(tableId: string, wish: CellWish, { problems, tableWords }: Editing): EditCell {
  const problem = problems.find((one) => one.tableId === tableId && one.cell === wish.cell)
  const { label, type, value, choices = [] } = wish
  return {
    name: fieldOf(tableId, wish.cell),
    label,
    type,
    value,
    choices,
    error: problem ? refusalText(problem.because, tableWords) : null,
  }
}

/** How many rows a list shows: all that are filled, at least the fewest, as many as were asked for, never more than the most. */
function rowCount(filled: number, least: number, most: number, wished: number | undefined): number {
  return Math.min(most, Math.max(filled, least, wished ?? 0))
}

/** A list of rows as a table asks for it: the fewest and the most rows, and what is filled. */
export type ListWish = {
  tableId: string
  list?: string
  title: string
  hint: string
  least: number
  most: number
  addLabel?: string
  totals?: string[]
  filled: ReadonlyArray<{ name: string; about?: string }>
  row: (index: number) => { cells: CellWish[]; hidden?: Array<{ name: string; value: string }> }
}

/** The form of a list of rows. */
export function listGroup(wish: ListWish, editing: Editing): EditGroup {
  const { words, rowWish } = editing
  const id = listId(wish.tableId, wish.list)
  const filled = wish.filled.length
  const wished = rowWish[id]
  const count = rowCount(filled, wish.least, wish.most, wished)
  const rows = Array.from({ length: count }, (_, index): EditRow => {
    const { cells, hidden = [] } = wish.row(index)
    const edited = cells.map((cell) => editCell(wish.tableId, cell, editing))
    const one = wish.filled[index]
    const isNext = index === filled && (filled === 0 || wished !== undefined)
    const name = one?.name.trim() ?? ''
    const hasError = edited.some(({ error }) => error !== null)
    return {
      title: name !== '' ? name : say(one ? words.tables.row : words.tables.emptyRow, { n: index + 1 }),
      // What a row comes to is not said while one of its cells is not understood.
      about: hasError ? '' : (one?.about ?? ''),
      isOpen: isNext || hasError,
      hidden,
      cells: edited,
    }
  })
  return {
    id,
    title: wish.title,
    hint: wish.hint,
    layout: 'rows',
    rows,
    add: count < wish.most ? { value: `row:${id}`, label: wish.addLabel ?? words.tables.addRow } : null,
    isFull: count >= wish.most,
    isBegun: filled > 0,
    totals: wish.totals ?? [],
  }
}

/** The form of fields without rows. */
export function fieldsGroup(
  table: { id: string; title: string; hint: string },
  list: string,
  cells: CellWish[],
  editing: Editing,
): EditGroup {
  const row = { title: '', about: '', isOpen: true, hidden: [], cells: cells.map((cell) => editCell(table.id, cell, editing)) }
  return {
    id: listId(table.id, list),
    title: table.title,
    hint: table.hint,
    layout: 'fields',
    rows: [row],
    add: null,
    isFull: false,
    isBegun: false,
    totals: [],
  }
}
