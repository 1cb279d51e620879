import { describe, expect, test } from 'vitest'
import { EMPTY_PLAN_MONEY, STORED_SHAPES } from './plan-money.ts'
import { ATELIER_SIKA } from './plan-money-sample.ts'

describe('the stored shapes of the money tables', () => {
  test('take the sample', () => {
    expect(STORED_SHAPES['unit-costs'].parse(ATELIER_SIKA.unitCosts)).toEqual(ATELIER_SIKA.unitCosts)
    expect(STORED_SHAPES.sales.parse(ATELIER_SIKA.sales)).toEqual(ATELIER_SIKA.sales)
    expect(STORED_SHAPES['fixed-costs'].parse(ATELIER_SIKA.fixedCosts)).toEqual(ATELIER_SIKA.fixedCosts)
    expect(STORED_SHAPES.funding.parse(ATELIER_SIKA.funding)).toEqual(ATELIER_SIKA.funding)
    expect(STORED_SHAPES.assumptions.parse(ATELIER_SIKA.assumptions)).toEqual(ATELIER_SIKA.assumptions)
  })

  test('take empty cells everywhere', () => {
    const product = { id: 'a', name: '', price: '', material: '', supplies: '', labour: '', packaging: '' }
    expect(STORED_SHAPES['unit-costs'].safeParse({ rows: [product] }).success).toBe(true)
    expect(STORED_SHAPES['fixed-costs'].safeParse({ rows: [{ name: '', amount: '' }] }).success).toBe(true)
    expect(STORED_SHAPES.sales.safeParse({ a: Array.from({ length: 12 }, () => '') }).success).toBe(true)
    expect(STORED_SHAPES.assumptions.safeParse(EMPTY_PLAN_MONEY.assumptions).success).toBe(true)
  })

  test.each([
    ['taxRate', '101'],
    ['taxRate', '-1'],
    ['paidNextMonth', '15 %'],
    ['firstLoanMonth', '0'],
    ['wearMonths', '0'],
    ['start', '2027-13'],
    ['ownerDraw', '1 000'],
  ])('refuse %s %j', (field, value) =>
    expect(STORED_SHAPES.assumptions.safeParse({ ...ATELIER_SIKA.assumptions, [field]: value }).success).toBe(false),
  )

  test('refuse a year of eleven months', () =>
    expect(STORED_SHAPES.sales.safeParse({ a: Array.from({ length: 11 }, () => '1') }).success).toBe(false))
})
