import type { Assignment, AssignmentTable, Part } from './assignments.ts'
import type { CellRefusal } from './cells.ts'
import { gridRows, isEmptyRow, readGrid } from './grid.ts'
import type { HeldFile } from './part-files.ts'
import { readMoneyTable } from './plan-money-reading.ts'
import type { WorkState } from './work-states.ts'

/** What a part holds: its text, its tables by id as they were typed, and its files. */
export type PartContent = { text: string; tables: Readonly<Record<string, unknown>>; files?: readonly HeldFile[] }

/** A cell of a part's tables whose text is not taken: `cell` is its place in the table ('rows.0.price', 'sac.3'). */
export type PartProblem = { tableId: string; cell: string; typed: string; because: CellRefusal | 'broken' }

/** Money tables that are typed; the others of an assignment are worked out from them. */
export const TYPED_TABLES = ['grid', 'unit-costs', 'sales', 'fixed-costs', 'funding', 'assumptions'] as const
export type TypedTable = Extract<AssignmentTable, { kind: (typeof TYPED_TABLES)[number] }>

/** Whether a table is filled in by hand. */
export function isTypedTable(table: AssignmentTable): boolean {
  return TYPED_TABLES.some((kind) => kind === table.kind)
}

/** The tables of a part, in its order. */
export function tablesOf(assignment: Pick<Assignment, 'tables'>, part: Pick<Part, 'tables'>): AssignmentTable[] {
  return part.tables.flatMap((id) => assignment.tables.filter((table) => table.id === id))
}

const KEYS_OF_ROWS = new Set(['id', 'kind'])

function holdsText(value: unknown): boolean {
  if (typeof value === 'string') return value.trim() !== ''
  if (Array.isArray(value)) return value.some(holdsText)
  if (typeof value !== 'object' || value === null) return false
  return Object.entries(value).some(([key, inner]) => !KEYS_OF_ROWS.has(key) && holdsText(inner))
}

/** Whether nobody has written anything into a table. */
export function isTableEmpty(table: AssignmentTable, stored: unknown): boolean {
  if (table.kind !== 'grid') return !holdsText(stored)
  const rows = gridRows.safeParse(stored ?? [])
  return rows.success ? rows.data.every((row) => isEmptyRow(table, row)) : !holdsText(stored)
}

/** Whether nothing is in a part: no word, no cell of its tables, no file. */
export function isPartEmpty(content: PartContent, tables: readonly AssignmentTable[]): boolean {
  if (content.files && content.files.length > 0) return false
  return content.text.trim() === '' && tables.every((table) => isTableEmpty(table, content.tables[table.id]))
}

function problemsOfTable(table: AssignmentTable, stored: unknown): Omit<PartProblem, 'tableId'>[] {
  if (stored === undefined) return []
  if (table.kind === 'grid') {
    const rows = gridRows.safeParse(stored)
    if (!rows.success) return [{ cell: '', typed: '', because: 'broken' }]
    return readGrid(table, rows.data).problems.map(({ row, columnId, typed, because }) => ({
      cell: `rows.${row}.${columnId}`,
      typed,
      because,
    }))
  }
  if (table.kind === 'income-statement' || table.kind === 'break-even' || table.kind === 'cash-flow' || table.kind === 'scenario') return []
  const read = readMoneyTable(table.kind, stored)
  return read.ok ? read.problems : [{ cell: '', typed: '', because: 'broken' }]
}

/** The cells of a part's tables that are not understood. */
export function problemsOf(content: PartContent, tables: readonly AssignmentTable[]): PartProblem[] {
  return tables.flatMap((table) =>
    problemsOfTable(table, content.tables[table.id]).map((problem) => ({
      tableId: table.id,
      cell: problem.cell,
      typed: problem.typed,
      because: problem.because,
    })),
  )
}

/** Where a plan as a whole stands for its author. */
export const PLAN_PHASES = ['writing', 'waiting', 'returned', 'closed', 'accepted', 'not-passed', 'set-aside'] as const
export type PlanPhase = (typeof PLAN_PHASES)[number]

/** The phase of a plan: marks that are not released read as waiting; work sent back without a round left is closed. */
export function planPhase(state: WorkState, facts: { isPassed: boolean | null; hasRoundLeft: boolean }): PlanPhase {
  if (state === 'draft' || state === 'withdrawn') return 'writing'
  if (state === 'excused' || state === 'cancelled') return 'set-aside'
  if (state === 'returned') return facts.hasRoundLeft ? 'returned' : 'closed'
  if (state === 'released') return facts.isPassed === false ? 'not-passed' : 'accepted'
  return 'waiting'
}

/** Whether the author may change and send the plan in a phase. */
export function isOpenToAuthor(phase: PlanPhase): boolean {
  return phase === 'writing' || phase === 'returned'
}

export const PART_STATUSES = ['not-started', 'in-progress', 'done', 'to-correct', 'accepted'] as const
export type PartStatus = (typeof PART_STATUSES)[number]

/** What is known of one part. `versions` counts the newest texts: more than one must be chosen from. */
export type PartFacts = { isEmpty: boolean; isDone: boolean; problems: number; versions: number; openRemarks: number }

/** The status of a part in the list of a plan. */
export function partStatus(part: PartFacts, phase: PlanPhase): PartStatus {
  if (phase === 'accepted') return 'accepted'
  if (phase === 'returned' && part.openRemarks > 0) return 'to-correct'
  if (part.isEmpty) return 'not-started'
  return part.isDone && part.problems === 0 && part.versions <= 1 ? 'done' : 'in-progress'
}

/** Why a part keeps a plan from being sent. */
export const MISSING_REASONS = ['two-versions', 'empty', 'numbers', 'not-done'] as const
export type MissingReason = (typeof MISSING_REASONS)[number]

/** Why a part keeps the plan from being sent; null when it may go. */
export function missingReason(part: PartFacts): MissingReason | null {
  if (part.versions > 1) return 'two-versions'
  if (part.isEmpty) return 'empty'
  if (part.problems > 0) return 'numbers'
  return part.isDone ? null : 'not-done'
}
