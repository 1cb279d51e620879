import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { breakEven, incomeStatement, type IncomeLine } from './plan-income.ts'
import { EMPTY_PLAN_MONEY, type PlanMoney } from './plan-money.ts'
import { ATELIER_SIKA as sika } from './plan-money-sample.ts'

const statement = incomeStatement(sika)
const twelve = (value: number) => Array.from({ length: 12 }, () => value)
const withAssumptions = (change: Partial<PlanMoney['assumptions']>): PlanMoney => ({
  ...sika,
  assumptions: { ...sika.assumptions, ...change },
})

describe('the income statement of the sample, to the dirham', () => {
  test.each<[IncomeLine, number[], number]>([
    ['revenue', [5900, 7890, 11000, 7050, 9120, 10160, 11250, 10380, 8380, 8740, 9940, 13820], 113630],
    ['variable-costs', [2462, 3347, 4844, 3009, 3902, 4404, 4928, 4553, 3557, 3737, 4306, 6185], 49234],
    ['margin', [3438, 4543, 6156, 4041, 5218, 5756, 6322, 5827, 4823, 5003, 5634, 7635], 64396],
    ['fixed-costs', twelve(1720), 20640],
    ['amo', twelve(130), 1560],
    ['tax', [30, 39, 55, 35, 46, 51, 56, 52, 42, 44, 50, 69], 568],
    ['wear', twelve(180), 2160],
    ['result', [1379, 2474, 4071, 1976, 3142, 3675, 4236, 3745, 2751, 2929, 3554, 5536], 39468],
    ['owner-draw', twelve(2500), 30000],
    ['remainder', [-1121, -26, 1571, -524, 642, 1175, 1736, 1245, 251, 429, 1054, 3036], 9468],
  ])('%s', (line, months, year) => {
    statement[line].months.forEach((value, month) => expect(Math.abs(value.toNumber() - months[month]!)).toBeLessThanOrEqual(0.5))
    expect(Math.abs(statement[line].year.toNumber() - year)).toBeLessThanOrEqual(0.5)
  })

  test('exactly', () => {
    expect(statement.tax.year.toString()).toBe('568.15')
    expect(statement.result.year.toString()).toBe('39467.85')
  })
})

describe('the break-even of the sample', () => {
  const figures = breakEven(statement, sika.assumptions.taxRate)

  test('margin rates and costs', () => {
    expect(figures.marginRate?.toNumber()).toBeCloseTo(0.5667, 4)
    expect(figures.rateAfterTax?.toNumber()).toBeCloseTo(0.5617, 4)
    expect(figures.fixedYearly.toNumber()).toBe(24_360)
  })

  test.each([
    ['withoutDraw', 43_367.07, 3614, 6],
    ['withDraw', 96_774.79, 8065, 11],
  ] as const)('%s', (which, yearly, month, reachedIn) => {
    expect(figures[which].yearly?.toNumber()).toBeCloseTo(yearly, 2)
    expect(Math.abs((figures[which].monthly?.toNumber() ?? 0) - month)).toBeLessThanOrEqual(1)
    expect(figures[which].reachedIn).toBe(reachedIn)
  })

  test('is not reached in the year when sales are too low', () =>
    expect(breakEven(incomeStatement(sika, { salesFactor: '0.8' }), '0.5').withDraw).toMatchObject({ reachedIn: null }))

  test('does not exist without sales, or when a piece leaves nothing', () => {
    expect(breakEven(incomeStatement(EMPTY_PLAN_MONEY), '').withoutDraw).toEqual({ yearly: null, monthly: null, reachedIn: null })
    const atCost = { ...sika, unitCosts: { rows: sika.unitCosts.rows.map((row) => ({ ...row, price: row.material })) } }
    expect(breakEven(incomeStatement(atCost), '0.5').withDraw.yearly).toBeNull()
  })
})

describe('assumptions', () => {
  test('equipment worn out within the year costs nothing afterwards', () => {
    const wear = incomeStatement(withAssumptions({ wearMonths: '6' })).wear
    expect(wear.months.map(Number)).toEqual([...Array.from({ length: 6 }, () => 1800), ...Array.from({ length: 6 }, () => 0)])
    expect(incomeStatement(withAssumptions({ wearMonths: '' })).wear.year.toNumber()).toBe(0)
  })

  test('everything empty gives a year of nothing', () => expect(incomeStatement(EMPTY_PLAN_MONEY).remainder.year.toNumber()).toBe(0))

  test('more sales never lower the result, when every piece leaves something', () => {
    const factor = fc.integer({ min: 0, max: 300 })
    fc.assert(
      fc.property(factor, factor, (one, other) => {
        const [low = 0, high = 0] = [one, other].sort((a, b) => a - b)
        const resultAt = (percent: number) => incomeStatement(sika, { salesFactor: String(percent / 100) }).result.year
        expect(resultAt(low).lessThanOrEqualTo(resultAt(high))).toBe(true)
      }),
      { numRuns: 30 },
    )
  })
})
