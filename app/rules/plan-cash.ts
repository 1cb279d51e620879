import { amount, sum, ZERO, type Amount } from './money.ts'
import { incomeStatement, rateOf, type IncomeStatement } from './plan-income.ts'
import type { Assumptions, PlanMoney } from './plan-money.ts'
import { AS_PLANNED, fundingTotals, monthOf, monthly, openingPurchases, type MonthlyLine, type Scenario } from './plan-money-tables.ts'

/** The ten lines of the cash plan, in order (A to J). */
export const CASH_LINES = [
  'opening',
  'resources',
  'receipts',
  'purchases',
  'variable-costs',
  'fixed-costs',
  'tax-and-amo',
  'loan',
  'owner-draw',
  'closing',
] as const
export type CashLine = (typeof CASH_LINES)[number]
export type CashFlow = Record<CashLine, MonthlyLine> & {
  /** The lowest closing balance and its month, from 1. */
  lowest: { balance: Amount; month: number }
}

/** The calendar month, from 1, of a month of the plan counted from 0; a plan without a start begins in January. */
export function calendarMonth(start: string, month: number): number {
  const first = start === '' ? 1 : Number(start.slice(5))
  return ((first - 1 + month) % 12) + 1
}

/** Tax and health contribution of the quarter that ended the month before: paid in January, April, July and October. */
function taxAndAmoIn(statement: IncomeStatement, start: string, month: number): Amount {
  const isPaymentMonth = calendarMonth(start, month) % 3 === 1
  if (!isPaymentMonth) return ZERO
  const quarter = [month - 3, month - 2, month - 1].filter((past) => past >= 0)
  return sum(quarter.flatMap((past) => [monthOf(statement.tax, past), monthOf(statement.amo, past)]))
}

/** What remains owed at the end of the year: tax and health contribution of the months since the last payment. */
export function owedAtYearEnd(money: PlanMoney, scenario: Scenario = AS_PLANNED): Amount {
  const statement = incomeStatement(money, scenario)
  return statement.tax.year.plus(statement.amo.year).minus(cashFlow(money, scenario)['tax-and-amo'].year)
}

/** The loan payment of a month counted from 0: from the first payment's month on, as often as the loan has payments. */
function loanIn({ firstLoanMonth, loanPayment, loanPayments }: Assumptions, month: number): Amount {
  if (firstLoanMonth === '') return ZERO
  const nth = month + 1 - Number(firstLoanMonth)
  const isOver = loanPayments !== '' && nth >= Number(loanPayments)
  return nth < 0 || isOver ? ZERO : amount(loanPayment)
}

function balances(movements: MonthlyLine): { opening: MonthlyLine; closing: MonthlyLine } {
  const closings: Amount[] = []
  for (const movement of movements.months) closings.push((closings.at(-1) ?? ZERO).plus(movement))
  const last = closings.at(-1) ?? ZERO
  return { opening: { months: [ZERO, ...closings.slice(0, -1)], year: ZERO }, closing: { months: closings, year: last } }
}

/**
 * T7: the cash plan of twelve months. Resources and opening purchases fall in the first month; a share of the sales is paid a month later;
 * tax and health contribution are paid after each quarter. The year of the opening balance is that of January's, of the closing balance December's.
 */
export function cashFlow(money: PlanMoney, scenario: Scenario = AS_PLANNED): CashFlow {
  const statement = incomeStatement(money, scenario)
  const later = rateOf(money.assumptions.paidNextMonth)
  const atOnce = amount(1).minus(later)
  const sales = statement.revenue
  const resources = monthly((month) => (month === 0 ? fundingTotals(money.funding).resources : ZERO))
  const receipts = monthly((month) =>
    monthOf(sales, month)
      .times(atOnce)
      .plus(monthOf(sales, month - 1).times(later)),
  )
  const out = {
    purchases: monthly((month) => (month === 0 ? openingPurchases(money.funding) : ZERO)),
    'variable-costs': statement['variable-costs'],
    'fixed-costs': statement['fixed-costs'],
    'tax-and-amo': monthly((month) => taxAndAmoIn(statement, money.assumptions.start, month)),
    loan: monthly((month) => loanIn(money.assumptions, month)),
    'owner-draw': statement['owner-draw'],
  }
  const spent = Object.values(out)
  const movements = monthly((month) =>
    spent.reduce((left, line) => left.minus(monthOf(line, month)), monthOf(resources, month).plus(monthOf(receipts, month))),
  )
  const { opening, closing } = balances(movements)
  return { opening, resources, receipts, ...out, closing, lowest: lowestOf(closing) }
}

function lowestOf(closing: MonthlyLine): { balance: Amount; month: number } {
  return closing.months.reduce((lowest, balance, index) => (balance.lessThan(lowest.balance) ? { balance, month: index + 1 } : lowest), {
    balance: monthOf(closing, 0),
    month: 1,
  })
}

export type ScenarioFigures = { revenue: Amount; result: Amount; lowest: { balance: Amount; month: number }; closing: Amount }

/** T8: the figures of the year when sales change by a factor, with the planned draw or another one. */
export function scenarioFigures(money: PlanMoney, scenario: Scenario): ScenarioFigures {
  const statement = incomeStatement(money, scenario)
  const cash = cashFlow(money, scenario)
  return { revenue: statement.revenue.year, result: statement.result.year, lowest: cash.lowest, closing: cash.closing.year }
}
