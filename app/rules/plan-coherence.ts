import type { Assignment, MoneyTable } from './assignments.ts'
import { amount, sum, toCentimes, ZERO, type Amount } from './money.ts'
import { cashFlow, owedAtYearEnd, type CashFlow } from './plan-cash.ts'
import { breakEven, incomeStatement, rateOf, type BreakEvens, type IncomeStatement } from './plan-income.ts'
import type { PlanMoney, Product } from './plan-money.ts'
import {
  fixedCostsOfMonth,
  fundingTotals,
  monthOf,
  quantitiesOf,
  unitFigures,
  workingCapital,
  type FundingTotals,
} from './plan-money-tables.ts'

/** What is looked at in the money of a plan. A mark is no refusal: its author may explain. */
export const COHERENCE_CHECKS = [
  'no-products',
  'no-sales',
  'no-fixed-costs',
  'no-needs',
  'no-resources',
  'assumptions-missing',
  'price-missing',
  'cost-missing',
  'loan-incomplete',
  'name-missing',
  'gap',
  'same-name-twice',
  'product-not-sold',
  'sales-without-product',
  'loss-per-piece',
  'flat-sales',
  'working-capital-differs',
  'receivables-differ',
  'no-safety',
  'unusual-tax-rate',
  'unusual-wear',
  'no-draw',
  'result-negative',
  'draw-over-result',
  'break-even-not-reached',
  'cash-negative',
  'cash-needs-unconfirmed',
  'cash-negative-when-prudent',
  'closing-owed',
] as const
export type CoherenceId = (typeof COHERENCE_CHECKS)[number]

/** Amounts are decimal texts of dirhams, months count from 1, names are those that were typed. */
export type CoherenceValues = Readonly<Record<string, string | number | readonly string[] | readonly number[]>>
export type CoherenceMark = { id: CoherenceId; severity: 'warning' | 'missing'; tables: readonly MoneyTable[]; values: CoherenceValues }

/** Rounding may make two figures differ by one dirham. */
const TOLERANCE = 1
/** Customers' debts may differ from their estimate by a quarter. */
const RECEIVABLES_TOLERANCE = '0.25'
/** The tax rates of self-employed people in the course, in per cent: goods and crafts, services. */
const USUAL_TAX_RATES = ['0.5', '1']
const USUAL_WEAR_MONTHS = { least: 12, most: 120 }
/** The careful scenario of the course sells a fifth less. */
export const PRUDENT_FACTOR = '0.8'

type Seen = { money: PlanMoney; totals: FundingTotals; statement: IncomeStatement; cash: CashFlow; points: BreakEvens }
type Check = (seen: Seen) => Omit<CoherenceMark, 'id'> | null

const money = (value: Amount) => toCentimes(value).toString()
const missing = (tables: MoneyTable[], values: CoherenceValues = {}) => ({ severity: 'missing', tables, values }) as const
const warning = (tables: MoneyTable[], values: CoherenceValues = {}) => ({ severity: 'warning', tables, values }) as const
const namesOf = (products: readonly Product[]) => products.map((product) => product.name)
const isSold = (seen: Seen, product: Product) => !quantitiesOf(seen.money, product.id).year.isZero()
const isCosted = (product: Product) => [product.material, product.supplies, product.labour, product.packaging].some((cost) => cost !== '')
const monthsWhere = (holds: (month: number) => boolean) =>
  Array.from({ length: 12 }, (_, month) => month)
    .filter(holds)
    .map((month) => month + 1)

function missingAssumptions({ money: { assumptions }, totals }: Seen): string[] {
  const asked = ['taxRate', 'amoQuarter', 'paidNextMonth', 'ownerDraw', 'start'] as const
  const hasEquipment = !totals.needsByKind.equipment.isZero()
  return [...asked.filter((name) => assumptions[name] === ''), ...(hasEquipment && assumptions.wearMonths === '' ? ['wearMonths'] : [])]
}

function namelessTables({ money: plan }: Seen): MoneyTable[] {
  const isNameless = (row: { name: string; amount: string }) => row.name.trim() === '' && row.amount !== ''
  const tables: MoneyTable[] = []
  if (plan.unitCosts.rows.some((row) => row.name.trim() === '' && (row.price !== '' || isCosted(row)))) tables.push('unit-costs')
  if (plan.fixedCosts.rows.some(isNameless)) tables.push('fixed-costs')
  if ([...plan.funding.needs, ...plan.funding.resources].some(isNameless)) tables.push('funding')
  return tables
}

function repeatedNames(products: readonly Product[]): string[] {
  const names = products.map((product) => product.name.trim().toLowerCase()).filter((name) => name !== '')
  return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))]
}

function isFlat(seen: Seen): boolean {
  const sold = seen.money.unitCosts.rows.filter((product) => isSold(seen, product))
  return sold.length > 0 && sold.every((product) => new Set(quantitiesOf(seen.money, product.id).months.map(String)).size === 1)
}

function firstNegative(cash: CashFlow): { month: number; balance: string } | null {
  const index = cash.closing.months.findIndex((balance) => balance.lessThan(ZERO))
  return index === -1 ? null : { month: index + 1, balance: money(monthOf(cash.closing, index)) }
}

function withoutUnconfirmed(plan: PlanMoney): PlanMoney {
  return { ...plan, funding: { ...plan.funding, resources: plan.funding.resources.filter((resource) => resource.confirmed) } }
}

const CHECKS: Record<CoherenceId, Check> = {
  'no-products': ({ money: plan }) => (plan.unitCosts.rows.length === 0 ? missing(['unit-costs']) : null),
  'no-sales': (seen) =>
    seen.money.unitCosts.rows.length > 0 && !seen.money.unitCosts.rows.some((product) => isSold(seen, product)) ? missing(['sales']) : null,
  'no-fixed-costs': ({ money: plan }) => (fixedCostsOfMonth(plan.fixedCosts).isZero() ? missing(['fixed-costs']) : null),
  'no-needs': ({ totals }) => (totals.needs.isZero() ? missing(['funding']) : null),
  'no-resources': ({ totals }) => (totals.resources.isZero() ? missing(['funding']) : null),
  'assumptions-missing': (seen) => {
    const names = missingAssumptions(seen)
    return names.length > 0 ? missing(['assumptions'], { names }) : null
  },
  'price-missing': ({ money: plan }) => {
    const products = plan.unitCosts.rows.filter((product) => amount(product.price).isZero())
    return products.length > 0 ? missing(['unit-costs'], { products: namesOf(products) }) : null
  },
  'cost-missing': ({ money: plan }) => {
    const products = plan.unitCosts.rows.filter((product) => !isCosted(product))
    return products.length > 0 ? missing(['unit-costs'], { products: namesOf(products) }) : null
  },
  'loan-incomplete': ({ money: { assumptions } }) => {
    const hasPayment = !amount(assumptions.loanPayment).isZero()
    return hasPayment !== (assumptions.firstLoanMonth !== '')
      ? missing(['assumptions'], { asked: hasPayment ? 'firstLoanMonth' : 'loanPayment' })
      : null
  },
  'name-missing': (seen) => {
    const tables = namelessTables(seen)
    return tables.length > 0 ? missing(tables) : null
  },
  gap: ({ totals: { needs, resources, gap } }) =>
    gap.abs().greaterThan(TOLERANCE) ? warning(['funding'], { gap: money(gap), needs: money(needs), resources: money(resources) }) : null,
  'same-name-twice': ({ money: plan }) => {
    const products = repeatedNames(plan.unitCosts.rows)
    return products.length > 0 ? warning(['unit-costs'], { products }) : null
  },
  'product-not-sold': (seen) => {
    const products = seen.money.unitCosts.rows.filter((product) => !isSold(seen, product))
    return products.length > 0 && products.length < seen.money.unitCosts.rows.length
      ? warning(['sales'], { products: namesOf(products) })
      : null
  },
  'sales-without-product': ({ money: plan }) => {
    const known = new Set(plan.unitCosts.rows.map((product) => product.id))
    const lost = Object.entries(plan.sales).filter(([id, months]) => !known.has(id) && !sum(months).isZero())
    return lost.length > 0 ? warning(['sales', 'unit-costs'], { count: lost.length }) : null
  },
  'loss-per-piece': ({ money: plan }) => {
    const products = plan.unitCosts.rows.filter((product) => product.price !== '' && unitFigures(product).margin.lessThanOrEqualTo(0))
    return products.length > 0 ? warning(['unit-costs'], { products: namesOf(products) }) : null
  },
  'flat-sales': (seen) => (isFlat(seen) ? warning(['sales']) : null),
  'working-capital-differs': ({ money: plan, totals }) => {
    const computed = workingCapital(plan.funding)
    const typed = totals.needsByKind['working-capital']
    return computed.minus(typed).abs().greaterThan(TOLERANCE)
      ? warning(['funding'], { computed: money(computed), typed: money(typed) })
      : null
  },
  'receivables-differ': ({ money: plan, statement }) => {
    const estimate = statement.revenue.year.dividedBy(12).times(rateOf(plan.assumptions.paidNextMonth))
    const typed = amount(plan.funding.workingCapital.receivables)
    const room = estimate.times(RECEIVABLES_TOLERANCE).plus(TOLERANCE)
    return estimate.minus(typed).abs().greaterThan(room)
      ? warning(['funding', 'assumptions'], { estimate: money(estimate), typed: money(typed) })
      : null
  },
  'no-safety': ({ totals }) => (!totals.needs.isZero() && totals.needsByKind.safety.isZero() ? warning(['funding']) : null),
  'unusual-tax-rate': ({ money: { assumptions } }) =>
    assumptions.taxRate !== '' && !USUAL_TAX_RATES.some((rate) => amount(rate).equals(amount(assumptions.taxRate)))
      ? warning(['assumptions'], { rate: assumptions.taxRate })
      : null,
  'unusual-wear': ({ money: { assumptions } }) => {
    const months = Number(assumptions.wearMonths)
    return months > 0 && (months < USUAL_WEAR_MONTHS.least || months > USUAL_WEAR_MONTHS.most) ? warning(['assumptions'], { months }) : null
  },
  'no-draw': ({ money: { assumptions } }) =>
    assumptions.ownerDraw !== '' && amount(assumptions.ownerDraw).isZero() ? warning(['assumptions']) : null,
  'result-negative': ({ statement }) =>
    statement.result.year.lessThan(0) ? warning(['income-statement'], { result: money(statement.result.year) }) : null,
  'draw-over-result': ({ statement }) => {
    const months = monthsWhere((month) => monthOf(statement.remainder, month).lessThan(0))
    const draw = monthOf(statement['owner-draw'], 0)
    return months.length > 0 && !draw.isZero() ? warning(['income-statement', 'assumptions'], { months, draw: money(draw) }) : null
  },
  'break-even-not-reached': ({ points, statement }) => {
    if (statement.revenue.year.isZero() || points.withDraw.reachedIn !== null) return null
    const values: CoherenceValues = points.withDraw.yearly ? { yearly: money(points.withDraw.yearly) } : {}
    return warning(['break-even'], { ...values, sales: money(statement.revenue.year) })
  },
  'cash-negative': ({ cash }) => {
    const negative = firstNegative(cash)
    return negative ? warning(['cash-flow'], { ...negative, lowest: money(cash.lowest.balance), lowestMonth: cash.lowest.month }) : null
  },
  'cash-needs-unconfirmed': ({ money: plan, totals, cash }) => {
    if (totals.unconfirmed.isZero() || firstNegative(cash)) return null
    const negative = firstNegative(cashFlow(withoutUnconfirmed(plan)))
    return negative ? warning(['funding', 'cash-flow'], { ...negative, unconfirmed: money(totals.unconfirmed) }) : null
  },
  'cash-negative-when-prudent': ({ money: plan, cash }) => {
    if (firstNegative(cash)) return null
    const prudent = cashFlow(plan, { salesFactor: PRUDENT_FACTOR })
    const negative = firstNegative(prudent)
    return negative
      ? warning(['scenario'], { ...negative, lowest: money(prudent.lowest.balance), lowestMonth: prudent.lowest.month })
      : null
  },
  'closing-owed': ({ money: plan, cash }) => {
    const owed = owedAtYearEnd(plan)
    const closing = cash.closing.year
    return closing.greaterThanOrEqualTo(0) && owed.greaterThan(closing)
      ? warning(['cash-flow'], { owed: money(owed), closing: money(closing) })
      : null
  },
}

/** Everything in a plan's money that is missing or does not agree, what is missing first; a plan without marks is not thereby a good one. */
export function coherenceMarks(plan: PlanMoney): CoherenceMark[] {
  const statement = incomeStatement(plan)
  const seen = {
    money: plan,
    totals: fundingTotals(plan.funding),
    statement,
    cash: cashFlow(plan),
    points: breakEven(statement, plan.assumptions.taxRate),
  }
  const marks = COHERENCE_CHECKS.flatMap((id) => {
    const found = CHECKS[id](seen)
    return found ? [{ id, ...found }] : []
  })
  return [...marks.filter((mark) => mark.severity === 'missing'), ...marks.filter((mark) => mark.severity === 'warning')]
}

/** The parts of an assignment that hold a table a mark is about, in its order; none where it does not ask for all of them. */
export function partsOfMark(mark: Pick<CoherenceMark, 'tables'>, assignment: Pick<Assignment, 'parts' | 'tables'>): string[] {
  const asked = mark.tables.map((kind) => assignment.tables.find((table) => table.kind === kind)?.id)
  if (asked.includes(undefined)) return []
  return assignment.parts.filter((part) => part.tables.some((id) => asked.includes(id))).map((part) => part.id)
}
