import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { EMPTY_PLAN_MONEY, STORED_SHAPES, TYPED_MONEY_TABLES } from './plan-money.ts'
import { planMoneyFrom, readMoneyTable, tablesOfPlan } from './plan-money-reading.ts'
import { ATELIER_SIKA as sika } from './plan-money-sample.ts'

const tables = TYPED_MONEY_TABLES.map((kind) => ({ id: `t-${kind}`, kind }))
const stored = {
  't-funding': sika.funding,
  't-unit-costs': sika.unitCosts,
  't-sales': sika.sales,
  't-fixed-costs': sika.fixedCosts,
  't-assumptions': sika.assumptions,
}

describe('the money of a plan', () => {
  test('is read back as it was stored', () => expect(planMoneyFrom(tables, stored)).toEqual({ money: sika, broken: [] }))
  test('is empty before anything was typed', () => expect(planMoneyFrom(tables, {})).toEqual({ money: EMPTY_PLAN_MONEY, broken: [] }))
  test('is empty in a plan without money tables', () => expect(planMoneyFrom([], stored)).toEqual({ money: EMPTY_PLAN_MONEY, broken: [] }))
  test('is gathered from all its parts', () => {
    const parts = [{ tables: { 't-sales': sika.sales } }, { tables: {} }, { tables: { 't-unit-costs': sika.unitCosts } }]
    expect(planMoneyFrom(tables, tablesOfPlan(parts)).money).toMatchObject({ sales: sika.sales, unitCosts: sika.unitCosts })
  })
  test('names a table of another shape', () =>
    expect(planMoneyFrom(tables, { ...stored, 't-sales': { sac: ['1'] } })).toEqual({ money: { ...sika, sales: {} }, broken: ['t-sales'] }))
})

describe('a money table as it is typed', () => {
  test('is stored as decimal texts', () => {
    const typed = {
      rows: [{ id: 'a', name: ' Sac ', price: '1 130,50 DH', material: '٣٤', supplies: '', labour: '18 MAD', packaging: '4.0' }],
    }
    expect(readMoneyTable('unit-costs', typed)).toEqual({
      ok: true,
      value: { rows: [{ id: 'a', name: 'Sac', price: '1130.5', material: '34', supplies: '', labour: '18', packaging: '4' }] },
      problems: [],
    })
  })

  test('leaves out what is not understood and names it', () => {
    const months = Array.from({ length: 12 }, () => '5')
    expect(readMoneyTable('sales', { a: months.with(3, 'dix') })).toEqual({
      ok: true,
      value: { a: months.with(3, '') },
      problems: [{ cell: 'a.3', typed: 'dix', because: 'not-a-number' }],
    })
    expect(readMoneyTable('assumptions', { ...sika.assumptions, taxRate: '0,5 %', firstLoanMonth: '13', start: '1/2027' })).toMatchObject({
      value: { taxRate: '0.5', firstLoanMonth: '', start: '2027-01' },
      problems: [{ cell: 'firstLoanMonth', typed: '13', because: 'too-large' }],
    })
    expect(readMoneyTable('funding', { ...sika.funding, workingCapital: { stock: '-4', receivables: '', payables: '' } })).toMatchObject({
      problems: [{ cell: 'workingCapital.stock', because: 'negative' }],
    })
    expect(readMoneyTable('fixed-costs', { rows: [{ name: 'x', amount: '5 €' }] })).toMatchObject({
      problems: [{ because: 'other-currency' }],
    })
  })

  test('assumptions written without a number of payments have none', () => {
    const { loanPayments: _, ...before } = sika.assumptions
    expect(readMoneyTable('assumptions', before)).toMatchObject({ ok: true, value: { loanPayments: '' } })
  })

  test.each([[null], ['text'], [{ rows: 'many' }], [{ rows: [{ id: 'a' }] }], [{ rows: [], more: 1 }]])('%j is broken', (value) =>
    expect(readMoneyTable('unit-costs', value)).toEqual({ ok: false, because: 'broken' }),
  )

  test('always gives something that may be stored, and reads it back the same', () => {
    const cell = fc.oneof(fc.constantFrom('', '12', '1.250', '1 250,5 DH', '٣', '-4', '15 %', '3/2027'), fc.string({ maxLength: 8 }))
    const typed = fc.record({
      taxRate: cell,
      amoQuarter: cell,
      wearMonths: cell,
      paidNextMonth: cell,
      ownerDraw: cell,
      loanPayment: cell,
      firstLoanMonth: cell,
      loanPayments: cell,
      start: cell,
    })
    fc.assert(
      fc.property(typed, (values) => {
        const once = readMoneyTable('assumptions', values)
        expect(once.ok && STORED_SHAPES.assumptions.safeParse(once.value).success).toBe(true)
        if (once.ok) expect(readMoneyTable('assumptions', once.value)).toEqual({ ok: true, value: once.value, problems: [] })
      }),
    )
  })
})
