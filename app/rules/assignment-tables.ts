import { MONEY_TABLES, type Assignment, type AssignmentTable, type MoneyTable, type Part } from './assignments.ts'
import type { FullText } from './languages.ts'

/** The money tables from which each money table is worked out, or whose rows it takes. */
export const TABLE_NEEDS: Readonly<Record<MoneyTable, readonly MoneyTable[]>> = {
  funding: [],
  'unit-costs': [],
  sales: ['unit-costs'],
  'fixed-costs': [],
  assumptions: [],
  'income-statement': ['unit-costs', 'sales', 'fixed-costs', 'assumptions'],
  'break-even': ['unit-costs', 'sales', 'fixed-costs', 'assumptions'],
  'cash-flow': ['funding', 'unit-costs', 'sales', 'fixed-costs', 'assumptions'],
  scenario: ['funding', 'unit-costs', 'sales', 'fixed-costs', 'assumptions'],
}

type Tables = Assignment['tables']
const moneyKind = (table: AssignmentTable | undefined): MoneyTable | null => (table && table.kind !== 'grid' ? table.kind : null)

/** The money tables of a part. */
export function moneyTablesOf(tables: Tables, part: Pick<Part, 'tables'>): MoneyTable[] {
  return part.tables.flatMap((id) => moneyKind(tables.find((table) => table.id === id)) ?? [])
}

/** The tables of an assignment, with a new one for every money table that it does not hold yet; each kind stands once. */
export function withMoneyTables(tables: Tables, titleOf: (kind: MoneyTable) => FullText): Tables {
  const isTaken = (id: string) => tables.some((table) => table.id === id)
  const added = MONEY_TABLES.filter((kind) => !tables.some((table) => table.kind === kind)).map((kind) => ({
    id: isTaken(kind) ? `money-${kind}` : kind,
    kind,
    title: titleOf(kind),
  }))
  return [...tables, ...added]
}

/** The tables of a part whose money tables were chosen anew: what stays keeps its place, what comes is put behind it. */
export function chosenTables(tables: Tables, before: Pick<Part, 'tables'>, chosen: readonly MoneyTable[]): string[] {
  const kindOf = (id: string) => moneyKind(tables.find((table) => table.id === id))
  const kept = before.tables.filter((id) => {
    const kind = kindOf(id)
    return kind === null || chosen.includes(kind)
  })
  const added = tables.filter((table) => table.kind !== 'grid' && chosen.includes(table.kind) && !kept.includes(table.id))
  return [...kept, ...added.map(({ id }) => id)]
}

export type TableProblem = { partId: string; kind: MoneyTable; because: 'table-twice' | 'table-needs' }

/** What is wrong with the money tables of an assignment: each stands in one part, and with the tables it is worked out from. */
export function tableProblems(tables: Tables, parts: readonly Pick<Part, 'id' | 'tables'>[]): TableProblem[] {
  const placed = parts.flatMap((part) => moneyTablesOf(tables, part).map((kind) => ({ partId: part.id, kind })))
  const all = new Set(placed.map(({ kind }) => kind))
  return placed.flatMap((one, at): TableProblem[] => {
    const isSecond = placed.slice(0, at).some(({ kind }) => kind === one.kind)
    const isWithout = TABLE_NEEDS[one.kind].some((need) => !all.has(need))
    return [
      ...(isSecond ? [{ ...one, because: 'table-twice' as const }] : []),
      ...(isWithout ? [{ ...one, because: 'table-needs' as const }] : []),
    ]
  })
}
