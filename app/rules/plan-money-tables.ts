import { amount, sum, toCentimes, ZERO, type Amount } from './money.ts'
import { NEED_KINDS, PLAN_MONTHS, type FixedCosts, type Funding, type NeedKind, type PlanMoney, type Product } from './plan-money.ts'

/** A figure for each month of the year, and their sum. */
export type MonthlyLine = { months: Amount[]; year: Amount }

/** A line from a rule for each month, counted from 0. */
export function monthly(valueIn: (month: number) => Amount): MonthlyLine {
  const months = Array.from({ length: PLAN_MONTHS }, (_, month) => valueIn(month))
  return { months, year: sum(months) }
}

/** The figure of one month of a line; 0 before the first month. */
export function monthOf(line: MonthlyLine, month: number): Amount {
  return line.months[month] ?? ZERO
}

/** A line as plain numbers to the centime, for pages and exports; never to compute on. */
export function plainLine(line: MonthlyLine): { months: number[]; year: number } {
  return { months: line.months.map((value) => toCentimes(value).toNumber()), year: toCentimes(line.year).toNumber() }
}

/** One amount over another as a share between 0 and 1; null where the whole is nothing. */
export function share(part: Amount, whole: Amount): Amount | null {
  return whole.isZero() ? null : part.dividedBy(whole)
}

/** T2, working capital: stock and what customers owe, less what is owed to suppliers. */
export function workingCapital(funding: Funding): Amount {
  const { stock, receivables, payables } = funding.workingCapital
  return amount(stock).plus(amount(receivables)).minus(amount(payables))
}

export type FundingTotals = {
  needs: Amount
  needsByKind: Record<NeedKind, Amount>
  resources: Amount
  unconfirmed: Amount
  /** Resources less needs: should be nothing. */
  gap: Amount
  /** The share of each resource in their total, in the order of the rows; null while the total is nothing. */
  shares: (Amount | null)[]
}

/** T1: what is needed before the opening, where it comes from, and the gap between them. */
export function fundingTotals(funding: Funding): FundingTotals {
  const ofKind = (kind: NeedKind) => sum(funding.needs.filter((need) => need.kind === kind).map((need) => need.amount))
  const needs = sum(funding.needs.map((need) => need.amount))
  const resources = sum(funding.resources.map((resource) => resource.amount))
  return {
    needs,
    needsByKind: {
      equipment: ofKind('equipment'),
      deposit: ofKind('deposit'),
      'start-up': ofKind('start-up'),
      'working-capital': ofKind('working-capital'),
      safety: ofKind('safety'),
    },
    resources,
    unconfirmed: sum(funding.resources.filter((resource) => !resource.confirmed).map((resource) => resource.amount)),
    gap: resources.minus(needs),
    shares: funding.resources.map((resource) => share(amount(resource.amount), resources)),
  }
}

/** What is spent on the day of opening: every need except safety and working capital, of which only the stock is bought. */
export function openingPurchases(funding: Funding): Amount {
  const { needsByKind } = fundingTotals(funding)
  const bought = NEED_KINDS.filter((kind) => kind !== 'working-capital' && kind !== 'safety').map((kind) => needsByKind[kind])
  return sum([...bought, funding.workingCapital.stock])
}

/** T3 for one product: what a piece costs, what it leaves, and that as a share of its price (null without a price). */
export function unitFigures(product: Product): { cost: Amount; margin: Amount; rate: Amount | null } {
  const cost = sum([product.material, product.supplies, product.labour, product.packaging])
  const margin = amount(product.price).minus(cost)
  return { cost, margin, rate: share(margin, amount(product.price)) }
}

/** What changes in a scenario: sales multiplied by a factor, and another draw of the owner if one is given. */
export type Scenario = { salesFactor: string; ownerDraw?: string }
export const AS_PLANNED: Scenario = { salesFactor: '1' }

/** T4 for one product: quantities by month and in the year. */
export function quantitiesOf(money: PlanMoney, productId: string, scenario: Scenario = AS_PLANNED): MonthlyLine {
  const typed = money.sales[productId] ?? []
  return monthly((month) => amount(typed[month] ?? '').times(amount(scenario.salesFactor)))
}

function overProducts(money: PlanMoney, scenario: Scenario, perPiece: (product: Product) => Amount): MonthlyLine {
  const lines = money.unitCosts.rows.map((product) => ({ each: perPiece(product), line: quantitiesOf(money, product.id, scenario) }))
  return monthly((month) => sum(lines.map(({ each, line }) => each.times(monthOf(line, month)))))
}

/** T4: the sales of each month in dirhams. */
export function revenue(money: PlanMoney, scenario: Scenario = AS_PLANNED): MonthlyLine {
  return overProducts(money, scenario, (product) => amount(product.price))
}

/** What the sold pieces cost in each month. */
export function variableCosts(money: PlanMoney, scenario: Scenario = AS_PLANNED): MonthlyLine {
  return overProducts(money, scenario, (product) => unitFigures(product).cost)
}

/** The fixed costs of a month. */
export function fixedCostsOfMonth(fixedCosts: FixedCosts): Amount {
  return sum(fixedCosts.rows.map((row) => row.amount))
}
