import { sayCount, say } from '#app/language/words.ts'
import type { Grid } from '#app/rules/assignments.ts'
import { gridRows, gridSums } from '#app/rules/grid.ts'
import { textIn } from '#app/rules/languages.ts'
import { amount } from '#app/rules/money.ts'
import { calendarMonth } from '#app/rules/plan-cash.ts'
import { MOST_MONEY_ROWS, NEED_KINDS, PLAN_MONTHS, TYPED_SHAPES } from '#app/rules/plan-money.ts'
import { unitFigures } from '#app/rules/plan-money-tables.ts'
import { money as moneyText } from '#app/interface/plan/shown-table.ts'
import { monthName } from '#app/language/dates.ts'
import { formatMoney, formatNumber } from '#app/language/words.ts'
import { editCell, fieldsGroup, listGroup, type CellWish, type EditGroup, type EditRow, type Editing } from './edit-lists.ts'
import { fieldOf } from './typed-tables.ts'

function gridGroup(grid: Grid, stored: unknown, editing: Editing): EditGroup {
  const { words, tableWords, language } = editing
  const parsed = gridRows.safeParse(stored ?? [])
  const rows = parsed.success ? parsed.data : []
  const sums = gridSums(grid, rows)
  const totals = grid.columns.flatMap((column) => {
    const sum = sums[column.id]
    if (sum === undefined || rows.length === 0) return []
    const text = column.type === 'money' ? formatMoney(sum, language) : formatNumber(Number(sum), language)
    const label = say(words.tables.total, { column: textIn(column.title, language) })
    return [say(tableWords.labelled, { label, text })]
  })
  const nameOf = (row: Record<string, string>) =>
    grid.columns.find(({ id, type }) => type === 'text' && (row[id] ?? '').trim() !== '')?.id ?? ''
  const hint = [grid.hint ? textIn(grid.hint, language) : '', sayCount(words.tables.atLeast, grid.rows.min, language)]
  return listGroup(
    {
      tableId: grid.id,
      title: textIn(grid.title, language),
      hint: hint.filter((text) => text !== '').join(' '),
      least: grid.rows.min,
      most: grid.rows.max,
      totals,
      filled: rows.map((row) => ({ name: row[nameOf(row)] ?? '' })),
      row: (index) => ({
        cells: grid.columns.map((column) => ({
          cell: `rows.${index}.${column.id}`,
          label: textIn(column.title, language),
          type: column.type,
          value: rows[index]?.[column.id] ?? '',
          choices: (column.choices ?? []).map(({ id, title }) => ({ id, title: textIn(title, language) })),
        })),
      }),
    },
    editing,
  )
}

const EMPTY_PRODUCT = { id: '', name: '', price: '', material: '', supplies: '', labour: '', packaging: '' }

function unitCostsGroup(table: { id: string; title: string; hint: string }, stored: unknown, editing: Editing): EditGroup {
  const { words, tableWords, language, money } = editing
  const parsed = TYPED_SHAPES['unit-costs'].safeParse(stored)
  const rows = parsed.success ? parsed.data.rows : []
  const names = tableWords.unitCosts
  const aboutOf = (index: number) => {
    const product = money.unitCosts.rows[index]
    if (!product) return ''
    const { cost, margin } = unitFigures(product)
    const figure = (label: string, value: typeof cost) => say(tableWords.labelled, { label, text: moneyText(value, language) })
    return `${figure(names.cost, cost)} · ${figure(names.margin, margin)}`
  }
  return listGroup(
    {
      ...{ tableId: table.id, title: table.title, hint: table.hint, addLabel: words.tables.addProduct },
      ...{ least: 2, most: MOST_MONEY_ROWS.products },
      filled: rows.map(({ name }, index) => ({ name, about: aboutOf(index) })),
      row: (index) => {
        const row = rows[index] ?? EMPTY_PRODUCT
        const fields = ['price', 'material', 'supplies', 'labour', 'packaging'] as const
        return {
          hidden: [{ name: fieldOf(table.id, `rows.${index}.id`), value: row.id || editing.freshId(index) }],
          cells: [
            { cell: `rows.${index}.name`, label: names.name, type: 'text', value: row.name },
            ...fields.map((field) => ({ cell: `rows.${index}.${field}`, label: names[field], type: 'money' as const, value: row[field] })),
          ],
        }
      },
    },
    editing,
  )
}

function fixedCostsGroup(table: { id: string; title: string; hint: string }, stored: unknown, editing: Editing): EditGroup {
  const { tableWords, language, money } = editing
  const parsed = TYPED_SHAPES['fixed-costs'].safeParse(stored)
  const rows = parsed.success ? parsed.data.rows : []
  const sum = money.fixedCosts.rows.reduce((all, row) => all.plus(amount(row.amount)), amount(0))
  const cells = (index: number): CellWish[] => [
    { cell: `rows.${index}.name`, label: tableWords.fixedCosts.name, type: 'text', value: rows[index]?.name ?? '' },
    { cell: `rows.${index}.amount`, label: tableWords.fixedCosts.amount, type: 'money', value: rows[index]?.amount ?? '' },
  ]
  return listGroup(
    {
      ...{ tableId: table.id, title: table.title, hint: table.hint, least: 4, most: MOST_MONEY_ROWS.fixedCosts },
      totals: rows.length > 0 ? [say(tableWords.labelled, { label: tableWords.fixedCosts.total, text: moneyText(sum, language) })] : [],
      filled: rows.map(({ name, amount: typed }) => ({ name, about: typed })),
      row: (index) => ({ cells: cells(index) }),
    },
    editing,
  )
}

function fundingGroups(table: { id: string; title: string; hint: string }, stored: unknown, editing: Editing): EditGroup[] {
  const { tableWords } = editing
  const names = tableWords.funding
  const parsed = TYPED_SHAPES.funding.safeParse(stored)
  const { needs, resources, workingCapital } = parsed.success
    ? parsed.data
    : { needs: [], resources: [], workingCapital: { stock: '', receivables: '', payables: '' } }
  const kinds = NEED_KINDS.map((id) => ({ id, title: tableWords.needKinds[id] }))
  const needCells = (index: number): CellWish[] => [
    { cell: `needs.${index}.name`, label: names.name, type: 'text', value: needs[index]?.name ?? '' },
    { cell: `needs.${index}.kind`, label: names.kind, type: 'choice', value: needs[index]?.kind ?? 'equipment', choices: kinds },
    { cell: `needs.${index}.amount`, label: names.amount, type: 'money', value: needs[index]?.amount ?? '' },
  ]
  const resourceCells = (index: number): CellWish[] => [
    { cell: `resources.${index}.name`, label: names.name, type: 'text', value: resources[index]?.name ?? '' },
    { cell: `resources.${index}.amount`, label: names.amount, type: 'money', value: resources[index]?.amount ?? '' },
    { cell: `resources.${index}.confirmed`, label: names.confirmed, type: 'check', value: resources[index]?.confirmed ? 'yes' : '' },
  ]
  const about = (row: { name: string; amount: string }) => ({ name: row.name, about: row.amount })
  const working = (['stock', 'receivables', 'payables'] as const).map((field) => ({
    cell: `workingCapital.${field}`,
    label: names[field],
    type: 'money' as const,
    value: workingCapital[field],
  }))
  return [
    listGroup(
      {
        ...{ tableId: table.id, list: 'needs', title: names.needs, hint: table.hint, least: 4, most: MOST_MONEY_ROWS.needs },
        filled: needs.map(about),
        row: (index) => ({ cells: needCells(index) }),
      },
      editing,
    ),
    listGroup(
      {
        ...{ tableId: table.id, list: 'resources', title: names.resources, hint: '', least: 3, most: MOST_MONEY_ROWS.resources },
        filled: resources.map(about),
        row: (index) => ({ cells: resourceCells(index) }),
      },
      editing,
    ),
    fieldsGroup({ id: table.id, title: names.workingCapital, hint: '' }, 'workingCapital', working, editing),
  ]
}

function assumptionsGroup(table: { id: string; title: string; hint: string }, stored: unknown, editing: Editing): EditGroup {
  const { tableWords } = editing
  const parsed = TYPED_SHAPES.assumptions.safeParse(stored)
  const types = {
    start: 'month',
    taxRate: 'percent',
    amoQuarter: 'money',
    wearMonths: 'count',
    paidNextMonth: 'percent',
    ownerDraw: 'money',
    loanPayment: 'money',
    firstLoanMonth: 'count',
    loanPayments: 'count',
  } as const
  const names = [
    'start',
    'taxRate',
    'amoQuarter',
    'wearMonths',
    'paidNextMonth',
    'ownerDraw',
    'loanPayment',
    'firstLoanMonth',
    'loanPayments',
  ] as const
  const cells = names.map((name) => ({
    cell: name,
    label: tableWords.assumptions[name],
    type: types[name],
    value: parsed.success ? parsed.data[name] : '',
  }))
  return fieldsGroup(table, 'rows', cells, editing)
}

/** Sales are asked for by product and month; what was typed for a product that is gone stays hidden in the form. */
function salesGroup(table: { id: string; title: string; hint: string }, stored: unknown, editing: Editing): EditGroup {
  const { words, language, money } = editing
  const parsed = TYPED_SHAPES.sales.safeParse(stored)
  const sales = parsed.success ? parsed.data : {}
  const month = (index: number) => monthName(calendarMonth(money.assumptions.start, index), language)
  const rows = money.unitCosts.rows.map((product, place): EditRow => {
    const cells = Array.from({ length: PLAN_MONTHS }, (_, index) =>
      editCell(
        table.id,
        { cell: `${product.id}.${index}`, label: month(index), type: 'number', value: sales[product.id]?.[index] ?? '' },
        editing,
      ),
    )
    const isFilled = cells.some(({ value }) => value.trim() !== '')
    const title = product.name.trim() || say(words.tables.row, { n: place + 1 })
    return { title, about: '', isOpen: !isFilled || cells.some(({ error }) => error !== null), hidden: [], cells }
  })
  const known = new Set(money.unitCosts.rows.map(({ id }) => id))
  const gone = Object.entries(sales).filter(([id]) => !known.has(id))
  const hidden = gone.flatMap(([id, line]) => line.map((value, index) => ({ name: fieldOf(table.id, `${id}.${index}`), value })))
  const [first, ...others] = rows
  const kept = first
    ? [{ ...first, hidden }, ...others]
    : hidden.length > 0
      ? [{ title: '', about: '', isOpen: false, hidden, cells: [] }]
      : []
  return {
    id: table.id,
    title: table.title,
    hint: table.hint,
    layout: 'months',
    rows: kept,
    add: null,
    isFull: false,
    isBegun: false,
    totals: [],
  }
}

/** The forms of a typed table; none for a computed one. */
export function editGroups(
  table: { kind: string } & (Grid | { id: string; title: Grid['title']; hint?: Grid['hint'] | undefined }),
  stored: unknown,
  editing: Editing,
): EditGroup[] {
  const { language } = editing
  const named = { id: table.id, title: textIn(table.title, language), hint: table.hint ? textIn(table.hint, language) : '' }
  if ('columns' in table) return [gridGroup(table, stored, editing)]
  if (table.kind === 'unit-costs') return [unitCostsGroup(named, stored, editing)]
  if (table.kind === 'sales') return [salesGroup(named, stored, editing)]
  if (table.kind === 'fixed-costs') return [fixedCostsGroup(named, stored, editing)]
  if (table.kind === 'funding') return fundingGroups(named, stored, editing)
  return table.kind === 'assumptions' ? [assumptionsGroup(named, stored, editing)] : []
}
