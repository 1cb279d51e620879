import { amount, ZERO, type Amount } from './money.ts'
import type { PlanMoney } from './plan-money.ts'
import {
  AS_PLANNED,
  fixedCostsOfMonth,
  fundingTotals,
  monthOf,
  monthly,
  revenue,
  share,
  variableCosts,
  type MonthlyLine,
  type Scenario,
} from './plan-money-tables.ts'

/** The ten lines of the income statement, in order. */
export const INCOME_LINES = [
  'revenue',
  'variable-costs',
  'margin',
  'fixed-costs',
  'amo',
  'tax',
  'wear',
  'result',
  'owner-draw',
  'remainder',
] as const
export type IncomeLine = (typeof INCOME_LINES)[number]
export type IncomeStatement = Record<IncomeLine, MonthlyLine>

/** A rate typed in per cent as a share. */
export function rateOf(percent: string): Amount {
  return amount(percent).dividedBy(100)
}

/** The wear of the equipment: in each month its price over its months, and nothing once these have passed. */
function wear(money: PlanMoney): MonthlyLine {
  const months = Number(money.assumptions.wearMonths)
  const each = months === 0 ? ZERO : fundingTotals(money.funding).needsByKind.equipment.dividedBy(months)
  return monthly((month) => (month < months ? each : ZERO))
}

/** T5: the income statement of twelve months. Result = margin − fixed costs − health contribution − tax − wear; tax is a share of the sales. */
export function incomeStatement(money: PlanMoney, scenario: Scenario = AS_PLANNED): IncomeStatement {
  const taxRate = rateOf(money.assumptions.taxRate)
  const draw = amount(scenario.ownerDraw ?? money.assumptions.ownerDraw)
  const fixed = fixedCostsOfMonth(money.fixedCosts)
  const lines = {
    revenue: revenue(money, scenario),
    'variable-costs': variableCosts(money, scenario),
    'fixed-costs': monthly(() => fixed),
    amo: monthly(() => amount(money.assumptions.amoQuarter).dividedBy(3)),
    wear: wear(money),
    'owner-draw': monthly(() => draw),
  }
  const margin = monthly((month) => monthOf(lines.revenue, month).minus(monthOf(lines['variable-costs'], month)))
  const tax = monthly((month) => monthOf(lines.revenue, month).times(taxRate))
  const costs = [lines['fixed-costs'], lines.amo, tax, lines.wear]
  const result = monthly((month) => costs.reduce((left, line) => left.minus(monthOf(line, month)), monthOf(margin, month)))
  const remainder = monthly((month) => monthOf(result, month).minus(draw))
  return { ...lines, margin, tax, result, remainder }
}

export type BreakEven = {
  /** Sales of a year at which nothing is lost; null when a piece leaves nothing after tax. */
  yearly: Amount | null
  monthly: Amount | null
  /** The month, from 1, in which the sales added up reach it; null when they do not in the year. */
  reachedIn: number | null
}

export type BreakEvens = {
  /** Margin over sales; null without sales. */
  marginRate: Amount | null
  rateAfterTax: Amount | null
  fixedYearly: Amount
  withoutDraw: BreakEven
  withDraw: BreakEven
}

function breakEvenFor(costs: Amount, rate: Amount | null, sales: MonthlyLine): BreakEven {
  if (!rate || rate.lessThanOrEqualTo(0)) return { yearly: null, monthly: null, reachedIn: null }
  const yearly = costs.dividedBy(rate)
  let sold = ZERO
  const index = sales.months.findIndex((month) => {
    sold = sold.plus(month)
    return sold.greaterThanOrEqualTo(yearly)
  })
  return { yearly, monthly: yearly.dividedBy(sales.months.length), reachedIn: index === -1 ? null : index + 1 }
}

/** T6: fixed costs, health contribution and wear of the year over the margin rate after tax; a second time with the owner's draw. */
export function breakEven(statement: IncomeStatement, taxRatePercent: string): BreakEvens {
  const marginRate = share(statement.margin.year, statement.revenue.year)
  const rateAfterTax = marginRate ? marginRate.minus(rateOf(taxRatePercent)) : null
  const fixedYearly = statement['fixed-costs'].year.plus(statement.amo.year).plus(statement.wear.year)
  return {
    marginRate,
    rateAfterTax,
    fixedYearly,
    withoutDraw: breakEvenFor(fixedYearly, rateAfterTax, statement.revenue),
    withDraw: breakEvenFor(fixedYearly.plus(statement['owner-draw'].year), rateAfterTax, statement.revenue),
  }
}
