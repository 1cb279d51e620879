import type { z } from 'zod'
import type { AssignmentTable } from './assignments.ts'
import {
  readAmountCell,
  readCountCell,
  readMonthCell,
  readNumberCell,
  readPercentCell,
  type CellReading,
  type CellRefusal,
} from './cells.ts'
import { EMPTY_PLAN_MONEY, PLAN_MONTHS, TYPED_SHAPES, type PlanMoney, type TypedMoneyTable } from './plan-money.ts'

/** A cell of a money table whose text is not taken: where it stands ('rows.0.price', 'sac.3', 'taxRate'), what was typed and why not. */
export type MoneyProblem = { cell: string; typed: string; because: CellRefusal }

type Typed<K extends TypedMoneyTable> = z.infer<(typeof TYPED_SHAPES)[K]>
type Take = (cell: string, typed: string, read?: (typed: string) => CellReading) => string

/** Cells are stored when they are understood and left empty otherwise, with the problem noted. */
function taking(): { take: Take; problems: MoneyProblem[] } {
  const problems: MoneyProblem[] = []
  const take: Take = (cell, typed, read = readAmountCell) => {
    const reading = read(typed)
    if (reading.ok) return reading.value
    problems.push({ cell, typed, because: reading.because })
    return ''
  }
  return { take, problems }
}

const READERS = {
  'unit-costs': ({ rows }: Typed<'unit-costs'>, take: Take): PlanMoney['unitCosts'] => ({
    rows: rows.map((row, index) => ({
      id: row.id,
      name: row.name.trim(),
      price: take(`rows.${index}.price`, row.price),
      material: take(`rows.${index}.material`, row.material),
      supplies: take(`rows.${index}.supplies`, row.supplies),
      labour: take(`rows.${index}.labour`, row.labour),
      packaging: take(`rows.${index}.packaging`, row.packaging),
    })),
  }),
  sales: (typed: Typed<'sales'>, take: Take): PlanMoney['sales'] =>
    Object.fromEntries(
      Object.entries(typed).map(([id, months]) => [id, months.map((text, month) => take(`${id}.${month}`, text, readNumberCell))]),
    ),
  'fixed-costs': ({ rows }: Typed<'fixed-costs'>, take: Take): PlanMoney['fixedCosts'] => ({
    rows: rows.map((row, index) => ({ name: row.name.trim(), amount: take(`rows.${index}.amount`, row.amount) })),
  }),
  funding: ({ needs, resources, workingCapital }: Typed<'funding'>, take: Take): PlanMoney['funding'] => ({
    needs: needs.map((need, index) => ({ kind: need.kind, name: need.name.trim(), amount: take(`needs.${index}.amount`, need.amount) })),
    resources: resources.map((resource, index) => ({
      name: resource.name.trim(),
      amount: take(`resources.${index}.amount`, resource.amount),
      confirmed: resource.confirmed,
    })),
    workingCapital: {
      stock: take('workingCapital.stock', workingCapital.stock),
      receivables: take('workingCapital.receivables', workingCapital.receivables),
      payables: take('workingCapital.payables', workingCapital.payables),
    },
  }),
  assumptions: (typed: Typed<'assumptions'>, take: Take): PlanMoney['assumptions'] => ({
    taxRate: take('taxRate', typed.taxRate, readPercentCell),
    amoQuarter: take('amoQuarter', typed.amoQuarter),
    wearMonths: take('wearMonths', typed.wearMonths, (text) => readCountCell(text, 600)),
    paidNextMonth: take('paidNextMonth', typed.paidNextMonth, readPercentCell),
    ownerDraw: take('ownerDraw', typed.ownerDraw),
    loanPayment: take('loanPayment', typed.loanPayment),
    firstLoanMonth: take('firstLoanMonth', typed.firstLoanMonth, (text) => readCountCell(text, PLAN_MONTHS)),
    loanPayments: take('loanPayments', typed.loanPayments, (text) => readCountCell(text, 600)),
    start: take('start', typed.start, readMonthCell),
  }),
}

type Stored = { [K in TypedMoneyTable]: ReturnType<(typeof READERS)[K]> }
/** A money table after reading: `broken` when what came has another shape altogether, else its stored form and the cells that were not taken. */
export type MoneyReading<K extends TypedMoneyTable> =
  { ok: true; value: Stored[K]; problems: MoneyProblem[] } | { ok: false; because: 'broken' }

function readWith<T, S>(shape: z.ZodType<T>, reader: (typed: T, take: Take) => S, value: unknown) {
  const parsed = shape.safeParse(value)
  if (!parsed.success) return { ok: false, because: 'broken' } as const
  const { take, problems } = taking()
  return { ok: true, value: reader(parsed.data, take), problems } as const
}

const TABLE_READERS: { [K in TypedMoneyTable]: (value: unknown) => MoneyReading<K> } = {
  'unit-costs': (value) => readWith(TYPED_SHAPES['unit-costs'], READERS['unit-costs'], value),
  sales: (value) => readWith(TYPED_SHAPES.sales, READERS.sales, value),
  'fixed-costs': (value) => readWith(TYPED_SHAPES['fixed-costs'], READERS['fixed-costs'], value),
  funding: (value) => readWith(TYPED_SHAPES.funding, READERS.funding, value),
  assumptions: (value) => readWith(TYPED_SHAPES.assumptions, READERS.assumptions, value),
}

/** A money table as it was typed or stored, in its stored form; cells that are not understood become empty and are named. */
export function readMoneyTable<K extends TypedMoneyTable>(kind: K, value: unknown): MoneyReading<K> {
  return TABLE_READERS[kind](value)
}

/** The tables of all parts of a plan by id: what its money is read from, because the money tables stand in several parts. */
export function tablesOfPlan(parts: readonly { tables: Readonly<Record<string, unknown>> }[]): Record<string, unknown> {
  return Object.fromEntries(parts.flatMap((part) => Object.entries(part.tables)))
}

/**
 * The money of a plan from what is stored under the ids of its tables, typed texts included. Tables nobody began are empty; a table of another
 * shape counts as empty too and is named in `broken`.
 */
export function planMoneyFrom(
  tables: readonly Pick<AssignmentTable, 'id' | 'kind'>[],
  stored: Readonly<Record<string, unknown>>,
): { money: PlanMoney; broken: string[] } {
  const broken: string[] = []
  function tableOf<K extends TypedMoneyTable>(kind: K, empty: Stored[K]): Stored[K] {
    const id = tables.find((table) => table.kind === kind)?.id
    if (id === undefined || stored[id] === undefined) return empty
    const read = readMoneyTable(kind, stored[id])
    if (read.ok) return read.value
    broken.push(id)
    return empty
  }
  const money = {
    unitCosts: tableOf('unit-costs', EMPTY_PLAN_MONEY.unitCosts),
    sales: tableOf('sales', EMPTY_PLAN_MONEY.sales),
    fixedCosts: tableOf('fixed-costs', EMPTY_PLAN_MONEY.fixedCosts),
    funding: tableOf('funding', EMPTY_PLAN_MONEY.funding),
    assumptions: tableOf('assumptions', EMPTY_PLAN_MONEY.assumptions),
  }
  return { money, broken }
}
