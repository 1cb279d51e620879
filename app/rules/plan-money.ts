import { z } from 'zod'
import { storedAmount } from './money.ts'

/** The months of a plan's first year. */
export const PLAN_MONTHS = 12

/** How many rows a money table holds at most. */
export const MOST_MONEY_ROWS = { products: 8, fixedCosts: 20, needs: 24, resources: 12 } as const

/** What money is needed for before the opening. */
export const NEED_KINDS = ['equipment', 'deposit', 'start-up', 'working-capital', 'safety'] as const
export type NeedKind = (typeof NEED_KINDS)[number]

/** The money tables that are typed; the others of an assignment are computed from them. */
export const TYPED_MONEY_TABLES = ['unit-costs', 'sales', 'fixed-costs', 'funding', 'assumptions'] as const
export type TypedMoneyTable = (typeof TYPED_MONEY_TABLES)[number]

/** The shape of a cell of each sort. */
type CellShapes = Record<'amount' | 'quantity' | 'percent' | 'count' | 'month', z.ZodType<string>>

const rowId = z.string().min(1).max(40)
const rowName = z.string().max(300)

/** The shapes of the money tables around the shapes of their cells; empty cells are allowed everywhere. */
function shapesWith({ amount, quantity, percent, count, month }: CellShapes) {
  const product = z.strictObject({
    id: rowId,
    name: rowName,
    price: amount,
    material: amount,
    supplies: amount,
    labour: amount,
    packaging: amount,
  })
  return {
    /** T3: the products, what they sell for and what a piece costs. */
    'unit-costs': z.strictObject({ rows: z.array(product).max(MOST_MONEY_ROWS.products) }),
    /** T4: for each product id the quantity sold in each of twelve months. */
    sales: z.record(rowId, z.array(quantity).length(PLAN_MONTHS)),
    /** The costs that come every month whatever is sold. */
    'fixed-costs': z.strictObject({ rows: z.array(z.strictObject({ name: rowName, amount })).max(MOST_MONEY_ROWS.fixedCosts) }),
    /** T1 and T2: needs and resources before the opening, and the three figures of the working capital. */
    funding: z.strictObject({
      needs: z.array(z.strictObject({ kind: z.enum(NEED_KINDS), name: rowName, amount })).max(MOST_MONEY_ROWS.needs),
      resources: z.array(z.strictObject({ name: rowName, amount, confirmed: z.boolean() })).max(MOST_MONEY_ROWS.resources),
      workingCapital: z.strictObject({ stock: amount, receivables: amount, payables: amount }),
    }),
    /**
     * The assumptions behind the year: rates in per cent, amounts in dirhams. `amoQuarter` is the health contribution of a quarter,
     * `paidNextMonth` the share of sales paid a month later, `firstLoanMonth` 1 for the plan's first month; a loan without a number of
     * payments lasts beyond the year.
     */
    assumptions: z.strictObject({
      taxRate: percent,
      amoQuarter: amount,
      wearMonths: count,
      paidNextMonth: percent,
      ownerDraw: amount,
      loanPayment: amount,
      firstLoanMonth: count,
      loanPayments: count.default(''),
      start: month,
    }),
  }
}

const typedCell = z.string().max(300)

/** The money tables as a form sends them: every cell the text that was typed. */
export const TYPED_SHAPES = shapesWith({ amount: typedCell, quantity: typedCell, percent: typedCell, count: typedCell, month: typedCell })

/** The money tables as they are stored: decimal texts, or nothing where nobody has typed anything yet. */
export const STORED_SHAPES = shapesWith({
  amount: storedAmount,
  quantity: z.string().regex(/^((0|[1-9]\d{0,8})(\.\d{1,2})?)?$/),
  percent: z.string().regex(/^((0|[1-9]\d?)(\.\d{1,4})?|100)?$/),
  count: z.string().regex(/^([1-9]\d{0,2})?$/),
  month: z.string().regex(/^(\d{4}-(0[1-9]|1[0-2]))?$/),
})

export type UnitCosts = z.infer<(typeof STORED_SHAPES)['unit-costs']>
export type Product = UnitCosts['rows'][number]
export type Sales = z.infer<(typeof STORED_SHAPES)['sales']>
export type FixedCosts = z.infer<(typeof STORED_SHAPES)['fixed-costs']>
export type Funding = z.infer<(typeof STORED_SHAPES)['funding']>
export type Assumptions = z.infer<(typeof STORED_SHAPES)['assumptions']>

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
