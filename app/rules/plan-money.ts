import { z } from 'zod'
import type { AssignmentTable } from './assignments.ts'
import { storedAmount } from './money.ts'

/** The months of a plan's first year. */
export const PLAN_MONTHS = 12

/** How many rows a money table holds at most. */
export const MOST_MONEY_ROWS = { products: 8, fixedCosts: 20, needs: 24, resources: 12 } as const

const rowId = z.string().min(1).max(40)
const rowName = z.string().max(120)
/** A stored quantity: a decimal text, not negative, or nothing yet. */
const storedQuantity = z.string().regex(/^((0|[1-9]\d{0,8})(\.\d{1,2})?)?$/)
/** A stored percentage between 0 and 100, or nothing yet. */
const storedPercent = z.string().regex(/^((0|[1-9]\d?)(\.\d{1,4})?|100)?$/)

/** One product or service of T3 with what one piece costs, in dirhams. */
const product = z.strictObject({
  id: rowId,
  name: rowName,
  price: storedAmount,
  material: storedAmount,
  supplies: storedAmount,
  labour: storedAmount,
  packaging: storedAmount,
})
export type Product = z.infer<typeof product>

/** T3: the products, what they sell for and what they cost. */
export const unitCosts = z.strictObject({ rows: z.array(product).max(MOST_MONEY_ROWS.products) })
export type UnitCosts = z.infer<typeof unitCosts>

/** T4: for each product id the quantity sold in each of twelve months. */
export const sales = z.record(rowId, z.array(storedQuantity).length(PLAN_MONTHS))
export type Sales = z.infer<typeof sales>

/** The costs that come every month whatever is sold. */
export const fixedCosts = z.strictObject({
  rows: z.array(z.strictObject({ name: rowName, amount: storedAmount })).max(MOST_MONEY_ROWS.fixedCosts),
})
export type FixedCosts = z.infer<typeof fixedCosts>

/** What money is needed for before the opening. */
export const NEED_KINDS = ['equipment', 'deposit', 'start-up', 'working-capital', 'safety'] as const
export type NeedKind = (typeof NEED_KINDS)[number]

/** T1 and T2: needs and resources before the opening, and the three figures of the working capital. */
export const funding = z.strictObject({
  needs: z.array(z.strictObject({ kind: z.enum(NEED_KINDS), name: rowName, amount: storedAmount })).max(MOST_MONEY_ROWS.needs),
  resources: z.array(z.strictObject({ name: rowName, amount: storedAmount, confirmed: z.boolean() })).max(MOST_MONEY_ROWS.resources),
  workingCapital: z.strictObject({ stock: storedAmount, receivables: storedAmount, payables: storedAmount }),
})
export type Funding = z.infer<typeof funding>

/** The assumptions behind the year: rates in per cent, amounts in dirhams. */
export const assumptions = z.strictObject({
  taxRate: storedPercent,
  /** Health contribution of a quarter. */
  amoQuarter: storedAmount,
  /** Months over which the equipment wears out. */
  wearMonths: z.string().regex(/^([1-9]\d{0,2})?$/),
  /** Share of the sales that is paid a month later. */
  paidNextMonth: storedPercent,
  ownerDraw: storedAmount,
  loanPayment: storedAmount,
  /** 1 for the first month of the plan. */
  firstLoanMonth: z.string().regex(/^([1-9]|1[0-2])?$/),
  /** How many payments the loan has; nothing means that it lasts beyond the year. */
  loanPayments: z
    .string()
    .regex(/^([1-9]\d{0,2})?$/)
    .default(''),
  start: z.string().regex(/^(\d{4}-(0[1-9]|1[0-2]))?$/),
})
export type Assumptions = z.infer<typeof assumptions>

/** Everything typed into the money tables of one plan. */
export type PlanMoney = { unitCosts: UnitCosts; sales: Sales; fixedCosts: FixedCosts; funding: Funding; assumptions: Assumptions }

/** The money tables as they are before anybody typed anything. */
export const EMPTY_PLAN_MONEY: PlanMoney = {
  unitCosts: { rows: [] },
  sales: {},
  fixedCosts: { rows: [] },
  funding: { needs: [], resources: [], workingCapital: { stock: '', receivables: '', payables: '' } },
  assumptions: {
    taxRate: '',
    amoQuarter: '',
    wearMonths: '',
    paidNextMonth: '',
    ownerDraw: '',
    loanPayment: '',
    firstLoanMonth: '',
    loanPayments: '',
    start: '',
  },
}

/** The money tables that are typed; the others of an assignment are computed from them. */
export const TYPED_MONEY_TABLES = ['funding', 'unit-costs', 'sales', 'fixed-costs', 'assumptions'] as const
export type TypedMoneyTable = (typeof TYPED_MONEY_TABLES)[number]

const SHAPES = { funding, 'unit-costs': unitCosts, sales, 'fixed-costs': fixedCosts, assumptions }

/** The shape of what is stored for a typed money table. */
export function moneyShape<K extends TypedMoneyTable>(kind: K): (typeof SHAPES)[K] {
  return SHAPES[kind]
}

function read<S extends z.ZodType>(shape: S, value: unknown, empty: z.infer<S>): { value: z.infer<S>; isBroken: boolean } {
  if (value === undefined) return { value: empty, isBroken: false }
  const parsed = shape.safeParse(value)
  return parsed.success ? { value: parsed.data, isBroken: false } : { value: empty, isBroken: true }
}

/** The money of a plan from what is stored under the ids of its tables; a table of another shape counts as empty and is named in `broken`. */
export function planMoneyFrom(
  tables: readonly Pick<AssignmentTable, 'id' | 'kind'>[],
  stored: Readonly<Record<string, unknown>>,
): { money: PlanMoney; broken: string[] } {
  const storedFor = (kind: TypedMoneyTable) => stored[tables.find((table) => table.kind === kind)?.id ?? '']
  const parts = {
    unitCosts: read(unitCosts, storedFor('unit-costs'), EMPTY_PLAN_MONEY.unitCosts),
    sales: read(sales, storedFor('sales'), EMPTY_PLAN_MONEY.sales),
    fixedCosts: read(fixedCosts, storedFor('fixed-costs'), EMPTY_PLAN_MONEY.fixedCosts),
    funding: read(funding, storedFor('funding'), EMPTY_PLAN_MONEY.funding),
    assumptions: read(assumptions, storedFor('assumptions'), EMPTY_PLAN_MONEY.assumptions),
  }
  const kinds = {
    unitCosts: 'unit-costs',
    sales: 'sales',
    fixedCosts: 'fixed-costs',
    funding: 'funding',
    assumptions: 'assumptions',
  } as const
  const names = ['unitCosts', 'sales', 'fixedCosts', 'funding', 'assumptions'] as const
  return {
    money: {
      unitCosts: parts.unitCosts.value,
      sales: parts.sales.value,
      fixedCosts: parts.fixedCosts.value,
      funding: parts.funding.value,
      assumptions: parts.assumptions.value,
    },
    broken: names.filter((name) => parts[name].isBroken).flatMap((name) => tables.find((table) => table.kind === kinds[name])?.id ?? []),
  }
}
