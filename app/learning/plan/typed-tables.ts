import type { AssignmentTable, Grid } from '#app/rules/assignments.ts'
import { isEmptyRow, type GridRows } from '#app/rules/grid.ts'
import { NEED_KINDS, PLAN_MONTHS, TYPED_SHAPES } from '#app/rules/plan-money.ts'
import { isTableEmpty } from '#app/rules/plan-parts.ts'

/** The name of a cell's field in the form of a part: also its id in the page. */
export function fieldOf(tableId: string, cell: string): string {
  return `t.${tableId}.${cell}`
}

/** The texts of one table's fields by their place in the table. */
type Cells = ReadonlyMap<string, string>

function cellsOf(tableId: string, form: FormData): Cells {
  const prefix = fieldOf(tableId, '')
  const found = new Map<string, string>()
  for (const [name, value] of form) if (typeof value === 'string' && name.startsWith(prefix)) found.set(name.slice(prefix.length), value)
  return found
}

/** The rows of a list of cells: 'needs.0.name' is the field `name` of row 0 of the list `needs`. */
function rowsOf(cells: Cells, list: string): Record<string, string>[] {
  const rows = new Map<number, Record<string, string>>()
  for (const [place, value] of cells) {
    const [, index, field] = new RegExp(`^${list}\\.(\\d{1,3})\\.(.+)$`).exec(place) ?? []
    if (index === undefined || field === undefined) continue
    const row = rows.get(Number(index)) ?? {}
    row[field] = value
    rows.set(Number(index), row)
  }
  return [...rows].sort(([a], [b]) => a - b).map(([, row]) => row)
}

// The shapes of the tables end a cell of words at 2,000 letters and a cell of figures at 300; the fields of the page end earlier.
const words = (row: Record<string, string>, field: string) => (row[field] ?? '').slice(0, 2000)
const text = (row: Record<string, string>, field: string) => (row[field] ?? '').slice(0, 300)
const nameOf = (row: Record<string, string>) => text(row, 'name').slice(0, 120)
const isFilled = (row: Record<string, string>, fields: readonly string[]) => fields.some((field) => text(row, field).trim() !== '')

function gridFrom(grid: Grid, cells: Cells): GridRows {
  return rowsOf(cells, 'rows')
    .filter((row) => !isEmptyRow(grid, row))
    .map((row) => Object.fromEntries(grid.columns.map((column) => [column.id, words(row, column.id)])))
}

const COSTS = ['price', 'material', 'supplies', 'labour', 'packaging'] as const

function unitCostsFrom(cells: Cells) {
  const rows = rowsOf(cells, 'rows').filter((row) => isFilled(row, ['name', ...COSTS]))
  return {
    rows: rows.map((row, index) => ({
      id: text(row, 'id').slice(0, 40) || `row-${index + 1}`,
      name: nameOf(row),
      price: text(row, 'price'),
      material: text(row, 'material'),
      supplies: text(row, 'supplies'),
      labour: text(row, 'labour'),
      packaging: text(row, 'packaging'),
    })),
  }
}

function salesFrom(cells: Cells): Record<string, string[]> {
  // The names come from the form: in a plain object, '__proto__' would be the object that all others share.
  const sales = new Map<string, string[]>()
  for (const [place, value] of cells) {
    const [, id, month] = /^([^.]{1,40})\.(\d{1,2})$/.exec(place) ?? []
    if (id === undefined || Number(month) >= PLAN_MONTHS) continue
    const line = sales.get(id) ?? Array.from({ length: PLAN_MONTHS }, () => '')
    line[Number(month)] = value.slice(0, 300)
    sales.set(id, line)
  }
  return Object.fromEntries([...sales].filter(([, line]) => line.some((value) => value.trim() !== '')))
}

function fundingFrom(cells: Cells) {
  const kindOf = (row: Record<string, string>) => NEED_KINDS.find((kind) => kind === row['kind']) ?? 'equipment'
  return {
    needs: rowsOf(cells, 'needs')
      .filter((row) => isFilled(row, ['name', 'amount']))
      .map((row) => ({ kind: kindOf(row), name: nameOf(row), amount: text(row, 'amount') })),
    resources: rowsOf(cells, 'resources')
      .filter((row) => isFilled(row, ['name', 'amount']))
      .map((row) => ({ name: nameOf(row), amount: text(row, 'amount'), confirmed: row['confirmed'] === 'yes' })),
    workingCapital: {
      stock: (cells.get('workingCapital.stock') ?? '').slice(0, 300),
      receivables: (cells.get('workingCapital.receivables') ?? '').slice(0, 300),
      payables: (cells.get('workingCapital.payables') ?? '').slice(0, 300),
    },
  }
}

function assumptionsFrom(cells: Cells): Record<string, string> {
  const names = Object.keys(TYPED_SHAPES.assumptions.shape)
  return Object.fromEntries(names.map((name) => [name, (cells.get(name) ?? '').slice(0, 300)]))
}

function tableFrom(table: AssignmentTable, cells: Cells): unknown {
  switch (table.kind) {
    case 'grid':
      return gridFrom(table, cells)
    case 'unit-costs':
      return unitCostsFrom(cells)
    case 'sales':
      return salesFrom(cells)
    case 'fixed-costs':
      return {
        rows: rowsOf(cells, 'rows')
          .filter((row) => isFilled(row, ['name', 'amount']))
          .map((row) => ({ name: nameOf(row), amount: text(row, 'amount') })),
      }
    case 'funding':
      return fundingFrom(cells)
    case 'assumptions':
      return assumptionsFrom(cells)
    default:
      return undefined
  }
}

/** The tables of a part as a form sends them, every cell as typed: empty rows fall away, and a table without a word is left out. */
export function typedTables(tables: readonly AssignmentTable[], form: FormData): Record<string, unknown> {
  const filled = tables.map((table) => ({ table, value: tableFrom(table, cellsOf(table.id, form)) }))
  return Object.fromEntries(filled.filter(({ table, value }) => !isTableEmpty(table, value)).map(({ table, value }) => [table.id, value]))
}

/** A list of rows in a part's form: a free table or a money table, or one of the two lists of funding. */
export function listId(tableId: string, list = 'rows'): string {
  return list === 'rows' ? tableId : `${tableId}~${list}`
}

/** How many rows each list of a form showed. */
export function shownRows(tables: readonly AssignmentTable[], form: FormData): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const table of tables) {
    const cells = cellsOf(table.id, form)
    for (const list of ['rows', 'needs', 'resources']) {
      const count = rowsOf(cells, list).length
      if (count > 0) counts[listId(table.id, list)] = count
    }
  }
  return counts
}

/** The wish for more rows as it stands in an address: 'costs:6,funding~needs:12'. */
export function writeRowWish(counts: Readonly<Record<string, number>>): string {
  return Object.entries(counts)
    .map(([id, count]) => `${id}:${count}`)
    .join(',')
}

/** The wish for more rows read from an address; what is not understood is left out. */
export function readRowWish(text: string | null): Record<string, number> {
  const wishes = (text ?? '').split(',').map((wish) => /^([a-z0-9~-]{1,80}):(\d{1,2})$/.exec(wish))
  return Object.fromEntries(wishes.flatMap((wish) => (wish ? [[wish[1] ?? '', Number(wish[2])]] : [])))
}
