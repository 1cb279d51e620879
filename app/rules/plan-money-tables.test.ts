import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { amount, sum } from './money.ts'
import { EMPTY_PLAN_MONEY } from './plan-money.ts'
import { ATELIER_SIKA as sika } from './plan-money-sample.ts'
import {
  fixedCostsOfMonth,
  fundingTotals,
  monthly,
  openingPurchases,
  plainLine,
  quantitiesOf,
  revenue,
  unitFigures,
  variableCosts,
  workingCapital,
} from './plan-money-tables.ts'

describe('the tables of the sample', () => {
  test('T1: needs, resources, gap and shares', () => {
    const totals = fundingTotals(sika.funding)
    expect(totals.needs.toNumber()).toBe(20_000)
    expect(totals.resources.toNumber()).toBe(20_000)
    expect(totals.gap.toNumber()).toBe(0)
    expect(totals.unconfirmed.toNumber()).toBe(3000)
    expect(totals.needsByKind.equipment.toNumber()).toBe(10_800)
    expect(totals.shares.map((value) => value?.toNumber())).toEqual([0.25, 0.2, 0.15, 0.4])
    expect(openingPurchases(sika.funding).toNumber()).toBe(16_900)
  })

  test('T2: working capital', () => expect(workingCapital(sika.funding).toNumber()).toBe(5400))

  test.each([
    ['sac', 68, 62, 47.7],
    ['pochette', 22, 28, 56.0],
    ['tenue', 165, 215, 56.6],
    ['retouche', 4, 36, 90.0],
  ])('T3: %s costs %s, leaves %s, %s per cent', (id, cost, margin, percent) => {
    const figures = unitFigures(sika.unitCosts.rows.find((row) => row.id === id)!)
    expect(figures.cost.toNumber()).toBe(cost)
    expect(figures.margin.toNumber()).toBe(margin)
    expect(figures.rate?.times(100).toDecimalPlaces(1).toNumber()).toBe(percent)
  })

  test.each([
    ['sac', 282],
    ['pochette', 389],
    ['tenue', 124],
    ['retouche', 260],
    ['unknown', 0],
  ])('T4: %s in the year: %s', (id, year) => expect(quantitiesOf(sika, id).year.toNumber()).toBe(year))

  test('T4: sales and what they cost', () => {
    expect(plainLine(revenue(sika))).toEqual({
      months: [5900, 7890, 11000, 7050, 9120, 10160, 11250, 10380, 8380, 8740, 9940, 13820],
      year: 113_630,
    })
    expect(variableCosts(sika).year.toNumber()).toBe(49_234)
    expect(fixedCostsOfMonth(sika.fixedCosts).toNumber()).toBe(1720)
  })
})

describe('tables with nothing in them', () => {
  test('add up to nothing', () => {
    const totals = fundingTotals(EMPTY_PLAN_MONEY.funding)
    expect([totals.needs, totals.resources, totals.gap].map(Number)).toEqual([0, 0, 0])
    expect(revenue(EMPTY_PLAN_MONEY).year.toNumber()).toBe(0)
    expect(openingPurchases(EMPTY_PLAN_MONEY.funding).toNumber()).toBe(0)
  })

  test('a product without a price has no rate, resources of nothing have no shares', () => {
    expect(unitFigures({ id: 'a', name: '', price: '', material: '5', supplies: '', labour: '', packaging: '' })).toMatchObject({
      rate: null,
    })
    expect(fundingTotals({ ...EMPTY_PLAN_MONEY.funding, resources: [{ name: '', amount: '', confirmed: true }] }).shares).toEqual([null])
  })
})

test('sales are exact to the centime whatever is typed', () => {
  const cents = fc.integer({ min: 0, max: 10_000_000 }).map((value) => amount(value).dividedBy(100).toString())
  fc.assert(
    fc.property(cents, fc.array(fc.integer({ min: 0, max: 999 }), { minLength: 12, maxLength: 12 }), (price, quantities) => {
      const product = { id: 'a', name: '', price, material: '', supplies: '', labour: '', packaging: '' }
      const money = { ...EMPTY_PLAN_MONEY, unitCosts: { rows: [product] }, sales: { a: quantities.map(String) } }
      const expected = amount(price).times(quantities.reduce((total, value) => total + value, 0))
      expect(revenue(money).year.toString()).toBe(expected.toString())
    }),
  )
})

test('a line adds up', () =>
  expect(monthly((month) => amount(month)).year.toString()).toBe(sum([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]).toString()))
