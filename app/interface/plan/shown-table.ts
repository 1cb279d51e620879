import { formatShortDay, monthName, shortMonthName } from '#app/language/dates.ts'
import { formatMoney, formatNumber, formatPercent, say } from '#app/language/words.ts'
import type { AssignmentTable, Column, Grid } from '#app/rules/assignments.ts'
import { gridRows, gridSums, isEmptyRow, readCell, type GridRows } from '#app/rules/grid.ts'
import { textIn, type Language } from '#app/rules/languages.ts'
import { amount, toCentimes, toWholeDirhams, type Amount } from '#app/rules/money.ts'
import { calendarMonth } from '#app/rules/plan-cash.ts'
import { PLAN_MONTHS, type PlanMoney } from '#app/rules/plan-money.ts'
import {
  fixedCostsOfMonth,
  fundingTotals,
  quantitiesOf,
  revenue,
  unitFigures,
  workingCapital,
  type MonthlyLine,
} from '#app/rules/plan-money-tables.ts'
import type { TableWords } from './words/words.ts'

/** A table as a page shows it: only texts. The first cell of a row is its name; `isTotal` rows stand out. */
export type ShownTable = {
  id: string
  title: string
  columns: string[]
  rows: Array<{ cells: string[]; isTotal: boolean }>
  notes: string[]
  /** Whether the cells after the first are figures. */
  isFigures: boolean
}

/** What every table of a plan is shown with. */
export type Showing = { money: PlanMoney; words: TableWords; language: Language }

/** An amount with its unit, to the centime. */
export const money = (value: Amount, language: Language) => formatMoney(toCentimes(value).toNumber(), language)
/** An amount in whole dirhams without its unit, for wide tables. */
export const whole = (value: Amount, language: Language) => formatNumber(toWholeDirhams(value).toNumber(), language)
/** A share between 0 and 1 in per cent with one decimal; a dash where there is none. */
export const sharePercent = (value: Amount | null, language: Language) =>
  value ? formatPercent(value.times(100).toNumber(), language, 1) : '–'

/** The short names of the plan's twelve months. */
export function planMonths({ money: { assumptions }, language }: Showing): string[] {
  return Array.from({ length: PLAN_MONTHS }, (_, month) => shortMonthName(calendarMonth(assumptions.start, month), language))
}

/** The name of a month of the plan, counted from 1. */
export function planMonth({ money: { assumptions }, language }: Pick<Showing, 'money' | 'language'>, month: number): string {
  return monthName(calendarMonth(assumptions.start, month - 1), language)
}

const row = (cells: string[]) => ({ cells, isTotal: false })
const total = (cells: string[]) => ({ cells, isTotal: true })
const amountText = (value: string, language: Language) => (value === '' ? '–' : money(amount(value), language))

/** A line of twelve months and its year, in whole dirhams. */
export function monthRow(name: string, line: MonthlyLine, language: Language): string[] {
  return [name, ...line.months.map((value) => whole(value, language)), whole(line.year, language)]
}

function cellText(column: Column, typed: string, language: Language): string {
  const read = readCell(column, typed)
  if (!read.ok) return typed
  if (read.value === '') return '–'
  const choice = column.choices?.find(({ id }) => id === read.value)
  if (choice) return textIn(choice.title, language)
  if (column.type === 'money') return formatMoney(read.value, language)
  if (column.type === 'number') return formatNumber(Number(read.value), language)
  if (column.type === 'percent') return `${formatNumber(Number(read.value), language)}\u00a0%`
  if (column.type === 'date') return formatShortDay(read.value, language)
  if (column.type === 'month') return `${shortMonthName(Number(read.value.slice(5)), language)} ${read.value.slice(0, 4)}`
  return read.value
}

function gridTable(grid: Grid, stored: unknown, { words, language }: Showing): ShownTable {
  const parsed = gridRows.safeParse(stored ?? [])
  const filled: GridRows = parsed.success ? parsed.data.filter((one) => !isEmptyRow(grid, one)) : []
  const sums = gridSums(grid, filled)
  const hasSums = filled.length > 0 && Object.keys(sums).length > 0
  const sumCells = grid.columns.map((column, index) => {
    const sum = sums[column.id]
    if (sum === undefined) return index === 0 ? words.total : ''
    return column.type === 'money' ? formatMoney(sum, language) : formatNumber(Number(sum), language)
  })
  return {
    id: grid.id,
    title: textIn(grid.title, language),
    columns: grid.columns.map((column) => textIn(column.title, language)),
    rows: [
      ...filled.map((one) => row(grid.columns.map((column) => cellText(column, one[column.id] ?? '', language)))),
      ...(hasSums ? [total(sumCells)] : []),
    ],
    notes: [],
    isFigures: false,
  }
}

function unitCostTable({ money: plan, words, language }: Showing): Omit<ShownTable, 'id' | 'title'> {
  const names = words.unitCosts
  return {
    columns: [names.name, names.price, names.material, names.supplies, names.labour, names.packaging, names.cost, names.margin, names.rate],
    rows: plan.unitCosts.rows.map((product) => {
      const { cost, margin, rate } = unitFigures(product)
      const typed = [product.price, product.material, product.supplies, product.labour, product.packaging]
      return row([
        product.name || '–',
        ...typed.map((value) => amountText(value, language)),
        money(cost, language),
        money(margin, language),
        sharePercent(rate, language),
      ])
    }),
    notes: [],
    isFigures: true,
  }
}

function salesTable(showing: Showing): Omit<ShownTable, 'id' | 'title'> {
  const { money: plan, words, language } = showing
  const products = plan.unitCosts.rows
  const count = (value: Amount) => formatNumber(value.toNumber(), language)
  return {
    columns: [words.sales.product, ...planMonths(showing), words.year],
    rows:
      products.length === 0
        ? []
        : [
            ...products.map((product) => {
              const line = quantitiesOf(plan, product.id)
              return row([product.name || '–', ...line.months.map(count), count(line.year)])
            }),
            total(monthRow(words.sales.revenue, revenue(plan), language)),
          ],
    notes: [],
    isFigures: true,
  }
}

function fixedCostTable({ money: plan, words, language }: Showing): Omit<ShownTable, 'id' | 'title'> {
  const rows = plan.fixedCosts.rows.map(({ name, amount: value }) => row([name || '–', amountText(value, language)]))
  const sum = total([words.fixedCosts.total, money(fixedCostsOfMonth(plan.fixedCosts), language)])
  return {
    columns: [words.fixedCosts.name, words.fixedCosts.amount],
    rows: rows.length > 0 ? [...rows, sum] : [],
    notes: [],
    isFigures: true,
  }
}

function assumptionTable({ money: { assumptions }, words, language }: Showing): Omit<ShownTable, 'id' | 'title'> {
  const amounts = ['amoQuarter', 'ownerDraw', 'loanPayment']
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
  const start =
    assumptions.start === '' ? '' : `${monthName(Number(assumptions.start.slice(5)), language)} ${assumptions.start.slice(0, 4)}`
  const shown = (name: (typeof names)[number]) => {
    if (name === 'start') return start
    if (amounts.includes(name)) return amountText(assumptions[name], language)
    return assumptions[name] === '' ? '' : formatNumber(Number(assumptions[name]), language)
  }
  const isBegun = names.some((name) => assumptions[name] !== '')
  const rows = isBegun ? names.map((name) => row([words.assumptions[name], shown(name) || '–'])) : []
  return { columns: [], rows, notes: [], isFigures: true }
}

function fundingTables({ money: plan, words, language }: Showing): Array<Omit<ShownTable, 'id'>> {
  const { funding } = plan
  const names = words.funding
  const totals = fundingTotals(funding)
  const { stock, receivables, payables } = funding.workingCapital
  const needs = funding.needs.map((need) => row([need.name || '–', words.needKinds[need.kind], amountText(need.amount, language)]))
  const resources = funding.resources.map((resource, index) =>
    row([
      resource.name || '–',
      resource.confirmed ? words.yes : words.no,
      amountText(resource.amount, language),
      sharePercent(totals.shares[index] ?? null, language),
    ]),
  )
  const hasWorkingCapital = [stock, receivables, payables].some((value) => value !== '')
  return [
    {
      title: names.needs,
      columns: [names.name, names.kind, names.amount],
      rows: needs.length > 0 ? [...needs, total([names.needsTotal, '', money(totals.needs, language)])] : [],
      notes: [],
      isFigures: true,
    },
    {
      title: names.resources,
      columns: [names.name, names.confirmed, names.amount, names.share],
      rows: resources.length > 0 ? [...resources, total([names.resourcesTotal, '', money(totals.resources, language), ''])] : [],
      notes:
        needs.length > 0 || resources.length > 0
          ? [
              say(words.labelled, { label: names.gap, text: money(totals.gap, language) }),
              say(words.labelled, { label: names.unconfirmed, text: money(totals.unconfirmed, language) }),
            ]
          : [],
      isFigures: true,
    },
    {
      title: names.workingCapital,
      columns: [],
      rows: hasWorkingCapital
        ? [
            row([names.stock, amountText(stock, language)]),
            row([names.receivables, amountText(receivables, language)]),
            row([names.payables, amountText(payables, language)]),
            total([names.computed, money(workingCapital(funding), language)]),
          ]
        : [],
      notes: [],
      isFigures: true,
    },
  ]
}

/** A typed table of a plan as texts; funding shows as three. The money of the whole plan is read once by the caller. */
export function filledTables(table: AssignmentTable, stored: unknown, showing: Showing): ShownTable[] {
  const named = (shown: Omit<ShownTable, 'id' | 'title'>) => [{ id: table.id, title: textIn(table.title, showing.language), ...shown }]
  switch (table.kind) {
    case 'grid':
      return [gridTable(table, stored, showing)]
    case 'unit-costs':
      return named(unitCostTable(showing))
    case 'sales':
      return named(salesTable(showing))
    case 'fixed-costs':
      return named(fixedCostTable(showing))
    case 'assumptions':
      return named(assumptionTable(showing))
    case 'funding':
      return fundingTables(showing).map((shown, index) => ({ id: `${table.id}-${index + 1}`, ...shown }))
    default:
      return []
  }
}
