import { describe, expect, test } from 'vitest'
import { EMPTY_PLAN_MONEY, TYPED_MONEY_TABLES, assumptions, moneyShape, planMoneyFrom, sales } from './plan-money.ts'
import { ATELIER_SIKA } from './plan-money-sample.ts'

const tables = TYPED_MONEY_TABLES.map((kind) => ({ id: `t-${kind}`, kind }))
const stored = {
  't-funding': ATELIER_SIKA.funding,
  't-unit-costs': ATELIER_SIKA.unitCosts,
  't-sales': ATELIER_SIKA.sales,
  't-fixed-costs': ATELIER_SIKA.fixedCosts,
  't-assumptions': ATELIER_SIKA.assumptions,
}

describe('the money of a plan as it is stored', () => {
  test('is read back as it was written', () => expect(planMoneyFrom(tables, stored)).toEqual({ money: ATELIER_SIKA, broken: [] }))
  test('is empty before anything was typed', () => expect(planMoneyFrom(tables, {})).toEqual({ money: EMPTY_PLAN_MONEY, broken: [] }))
  test('is empty in a plan without money tables', () => expect(planMoneyFrom([], stored)).toEqual({ money: EMPTY_PLAN_MONEY, broken: [] }))
  test('names a table of another shape', () =>
    expect(planMoneyFrom(tables, { ...stored, 't-sales': { sac: ['1'] } })).toEqual({
      money: { ...ATELIER_SIKA, sales: {} },
      broken: ['t-sales'],
    }))

  test('empty values are allowed everywhere', () => {
    const empty = { id: 'a', name: '', price: '', material: '', supplies: '', labour: '', packaging: '' }
    expect(moneyShape('unit-costs').safeParse({ rows: [empty] }).success).toBe(true)
    expect(moneyShape('fixed-costs').safeParse({ rows: [{ name: '', amount: '' }] }).success).toBe(true)
    expect(sales.safeParse({ a: Array.from({ length: 12 }, () => '') }).success).toBe(true)
    expect(assumptions.safeParse(EMPTY_PLAN_MONEY.assumptions).success).toBe(true)
  })

  test.each([
    ['taxRate', '101'],
    ['taxRate', '-1'],
    ['paidNextMonth', '15 %'],
    ['firstLoanMonth', '13'],
    ['firstLoanMonth', '0'],
    ['wearMonths', '0'],
    ['start', '2027-13'],
    ['ownerDraw', '1 000'],
  ])('assumption %s refuses %j', (field, value) =>
    expect(assumptions.safeParse({ ...ATELIER_SIKA.assumptions, [field]: value }).success).toBe(false),
  )

  test('assumptions written without a number of payments have none', () => {
    const { loanPayments: _, ...before } = ATELIER_SIKA.assumptions
    expect(assumptions.parse(before).loanPayments).toBe('')
  })
})
