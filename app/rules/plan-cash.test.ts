import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { calendarMonth, cashFlow, owedAtYearEnd, scenarioFigures, type CashLine } from './plan-cash.ts'
import { incomeStatement } from './plan-income.ts'
import { EMPTY_PLAN_MONEY, type PlanMoney } from './plan-money.ts'
import { ATELIER_SIKA as sika } from './plan-money-sample.ts'

const cash = cashFlow(sika)
const withAssumptions = (change: Partial<PlanMoney['assumptions']>): PlanMoney => ({
  ...sika,
  assumptions: { ...sika.assumptions, ...change },
})
const withFunding = (change: Partial<PlanMoney['funding']>): PlanMoney => ({ ...sika, funding: { ...sika.funding, ...change } })
const first = (value: number) => [value, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]
const twelve = (value: number) => Array.from({ length: 12 }, () => value)

describe('the cash plan of the sample, to the dirham', () => {
  test.each<[CashLine, number[], number]>([
    ['opening', [0, 1433, 1458, 2927, 2027, 1914, 2494, 3111, 4048, 4151, 3540, 3974], 0],
    ['resources', first(20000), 20000],
    ['receipts', [5015, 7592, 10534, 7643, 8810, 10004, 11087, 10511, 8680, 8686, 9760, 13238], 111557],
    ['purchases', first(16900), 16900],
    ['variable-costs', [2462, 3347, 4844, 3009, 3902, 4404, 4928, 4553, 3557, 3737, 4306, 6185], 49234],
    ['fixed-costs', twelve(1720), 20640],
    ['tax-and-amo', [0, 0, 0, 514, 0, 0, 522, 0, 0, 540, 0, 0], 1576],
    ['loan', [0, 0, 0, 800, 800, 800, 800, 800, 800, 800, 800, 800], 7200],
    ['owner-draw', twelve(2500), 30000],
    ['closing', [1433, 1458, 2927, 2027, 1914, 2494, 3111, 4048, 4151, 3540, 3974, 6007], 6007],
  ])('%s', (line, months, year) => {
    cash[line].months.forEach((value, month) => expect(Math.abs(value.toNumber() - months[month]!)).toBeLessThanOrEqual(0.5))
    expect(Math.abs(cash[line].year.toNumber() - year)).toBeLessThanOrEqual(0.5)
  })

  test('balances exactly', () => {
    expect(cash.closing.months.map(Number)).toEqual([
      1433, 1457.5, 2927, 2026.55, 1914.05, 2494.05, 3110.9, 4048.4, 4151.4, 3540.35, 3974.35, 6007.35,
    ])
    expect(cash.lowest).toEqual({ balance: cash.closing.months[0], month: 1 })
    expect(owedAtYearEnd(sika).toDecimalPlaces(0).toNumber()).toBe(553)
  })
})

describe('the scenarios of the sample, to the dirham', () => {
  test.each([
    ['as planned', { salesFactor: '1' }, 113_630, 39_468, 1433, 1, 6007],
    ['−10 %, same draw', { salesFactor: '0.9' }, 102_267, 33_085, -1512, 11, -184],
    ['−10 %, draw 2 200', { salesFactor: '0.9', ownerDraw: '2200' }, 102_267, 33_085, 1224, 5, 3416],
    ['−20 %, same draw', { salesFactor: '0.8' }, 90_904, 26_702, -6999, 11, -6376],
    ['−20 %, draw 1 500', { salesFactor: '0.8', ownerDraw: '1500' }, 90_904, 26_702, 1922, 1, 5624],
  ])('%s', (_, scenario, revenue, result, lowest, month, closing) => {
    const figures = scenarioFigures(sika, scenario)
    const near = (value: { toNumber(): number }, expected: number) => expect(Math.abs(value.toNumber() - expected)).toBeLessThanOrEqual(1)
    near(figures.revenue, revenue)
    near(figures.result, result)
    near(figures.lowest.balance, lowest)
    near(figures.closing, closing)
    expect(figures.lowest.month).toBe(month)
  })

  test('−10 % with the same draw: the cash turns negative in May', () => {
    const months = cashFlow(sika, { salesFactor: '0.9' }).closing.months
    expect(months.findIndex((balance) => balance.isNegative()) + 1).toBe(5)
  })

  test('without the grant January ends below nothing, and buying the overlocker later cures it', () => {
    const resources = sika.funding.resources.filter((resource) => resource.confirmed)
    const needs = sika.funding.needs.filter((need) => need.amount !== '3200')
    expect(cashFlow(withFunding({ resources })).closing.months[0]?.toNumber()).toBe(-1567)
    expect(cashFlow(withFunding({ resources, needs })).closing.months[0]?.toNumber()).toBe(1633)
  })
})

describe('payments', () => {
  test.each([
    ['', 0, 1],
    ['2027-01', 11, 12],
    ['2027-09', 0, 9],
    ['2027-09', 4, 1],
  ])('a plan that starts at %j: month %s is calendar month %s', (start, month, expected) =>
    expect(calendarMonth(start, month)).toBe(expected),
  )

  test('of tax and health contribution follow the quarters of the calendar', () => {
    const paid = cashFlow(withAssumptions({ start: '2027-03' }))['tax-and-amo']
    expect(paid.months.map((value) => !value.isZero())).toEqual([
      false,
      true,
      false,
      false,
      true,
      false,
      false,
      true,
      false,
      false,
      true,
      false,
    ])
    expect(paid.months[1]?.toNumber()).toBe(5900 * 0.005 + 130)
  })

  test('of a loan end with the loan', () => {
    const loan = (change: Partial<PlanMoney['assumptions']>) => cashFlow(withAssumptions(change)).loan.months.map(Number)
    expect(loan({ firstLoanMonth: '2', loanPayments: '3' })).toEqual([0, 800, 800, 800, 0, 0, 0, 0, 0, 0, 0, 0])
    expect(loan({ firstLoanMonth: '11', loanPayments: '' })).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 800, 800])
    expect(loan({ firstLoanMonth: '' })).toEqual(twelve(0))
  })
})

describe('whatever is typed', () => {
  const quantities = fc.array(fc.integer({ min: 0, max: 200 }).map(String), { minLength: 12, maxLength: 12 })

  test('each month opens with what the last one closed with, and the year is explained by its parts', () => {
    fc.assert(
      fc.property(quantities, fc.integer({ min: 0, max: 100 }), fc.integer({ min: 1, max: 12 }), (sac, later, month) => {
        const changed = { paidNextMonth: String(later), start: `2027-${String(month).padStart(2, '0')}` }
        const money = { ...withAssumptions(changed), sales: { ...sika.sales, sac } }
        const plan = cashFlow(money)
        plan.opening.months.slice(1).forEach((opening, index) => expect(opening.equals(plan.closing.months[index]!)).toBe(true))

        const income = incomeStatement(money)
        const unpaid = income.revenue.months[11]!.times(later).dividedBy(100)
        const explained = plan.resources.year
          .minus(plan.purchases.year)
          .plus(income.result.year)
          .plus(income.wear.year)
          .minus(unpaid)
          .plus(owedAtYearEnd(money))
          .minus(plan.loan.year)
          .minus(plan['owner-draw'].year)
        expect(plan.closing.year.minus(explained).abs().toNumber()).toBeLessThan(1e-20)
      }),
      { numRuns: 40 },
    )
  })

  test('an empty plan has an empty cash box', () => expect(cashFlow(EMPTY_PLAN_MONEY).closing.year.toNumber()).toBe(0))
})
