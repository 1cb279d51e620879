import { describe, expect, test } from 'vitest'
import type { AssignmentTable } from '#app/rules/assignments.ts'
import { planMoneyFrom } from '#app/rules/plan-money-reading.ts'
import { readRowWish, shownRows, typedTables, writeRowWish } from './typed-tables.ts'

const title = { fr: 'Titre', en: 'Title', ar: 'عنوان' }
const grid: AssignmentTable = {
  id: 'prices',
  kind: 'grid',
  title,
  rows: { min: 2, max: 5 },
  columns: [
    { id: 'name', type: 'text', title, sum: false },
    { id: 'price', type: 'money', title, sum: true },
  ],
}
const tables: AssignmentTable[] = [
  grid,
  ...(['unit-costs', 'sales', 'fixed-costs', 'funding', 'assumptions', 'cash-flow'] as const).map((kind) => ({ id: kind, kind, title })),
]

function form(fields: Record<string, string>): FormData {
  const data = new FormData()
  for (const [name, value] of Object.entries(fields)) data.set(name, value)
  return data
}

describe('the tables of a form', () => {
  test('are kept as typed, without their empty rows', () =>
    expect(
      typedTables(
        tables,
        form({
          't.prices.rows.0.name': 'Sac',
          't.prices.rows.0.price': '1 200,50 DH',
          't.prices.rows.1.name': ' ',
          't.prices.rows.1.price': '',
          't.prices.rows.2.name': '',
          't.prices.rows.2.price': 'douze',
          't.prices.rows.2.unknown': 'x',
          't.cash-flow.rows.0.name': 'x',
          't.other.rows.0.name': 'x',
        }),
      ),
    ).toEqual({
      prices: [
        { name: 'Sac', price: '1 200,50 DH' },
        { name: '', price: 'douze' },
      ],
    }))

  test('nothing typed is no table at all', () =>
    expect(
      typedTables(
        tables,
        form({ 't.funding.needs.0.kind': 'safety', 't.sales.sac.0': ' ', 't.assumptions.taxRate': '', 't.unit-costs.rows.0.id': 'k' }),
      ),
    ).toEqual({}))

  test('money tables read back as the money that was meant', () => {
    const typed = typedTables(
      tables,
      form({
        't.unit-costs.rows.0.id': 'sac',
        't.unit-costs.rows.0.name': 'Sac',
        't.unit-costs.rows.0.price': '130 DH',
        't.sales.sac.0': '14',
        't.sales.sac.11': '40',
        't.sales.sac.12': '99',
        't.fixed-costs.rows.3.name': 'Loyer',
        't.fixed-costs.rows.3.amount': '900,00',
        't.funding.needs.0.kind': 'deposit',
        't.funding.needs.0.name': 'Caution',
        't.funding.needs.0.amount': '1.800',
        't.funding.resources.0.name': 'Épargne',
        't.funding.resources.0.amount': '5000',
        't.funding.resources.0.confirmed': 'yes',
        't.funding.workingCapital.stock': '4000',
        't.assumptions.taxRate': '0,5 %',
        't.assumptions.start': '01/2027',
      }),
    )
    const { money, broken } = planMoneyFrom(tables, typed)
    expect(broken).toEqual([])
    expect(money.unitCosts.rows).toMatchObject([{ id: 'sac', price: '130', material: '' }])
    expect(money.sales['sac']).toEqual(['14', '', '', '', '', '', '', '', '', '', '', '40'])
    expect(money.fixedCosts.rows).toEqual([{ name: 'Loyer', amount: '900' }])
    expect(money.funding).toMatchObject({
      needs: [{ kind: 'deposit', amount: '1800' }],
      resources: [{ amount: '5000', confirmed: true }],
      workingCapital: { stock: '4000' },
    })
    expect(money.assumptions).toMatchObject({ taxRate: '0.5', start: '2027-01' })
  })
})

test.each(['__proto__', 'constructor', 'toString'])(
  'a product called "%s" in a forged form reaches nothing beyond its own table',
  (name) => {
    const typed = typedTables(
      tables,
      form({
        [`t.sales.${name}.0`]: '7',
        't.unit-costs.rows.0.id': name,
        't.unit-costs.rows.0.name': 'x',
        [`t.prices.rows.0.${name}`]: 'x',
      }),
    )
    expect(Object.getOwnPropertyNames(Object.prototype)).not.toContain('0')
    expect(Object.getOwnPropertyNames(Object)).not.toContain('0')
    expect(planMoneyFrom(tables, typed).broken).toEqual([])
  },
)

describe('rows that a form shows', () => {
  test('are counted, empty ones too', () =>
    expect(shownRows(tables, form({ 't.prices.rows.0.name': '', 't.prices.rows.1.name': '', 't.funding.needs.0.name': 'x' }))).toEqual({
      prices: 2,
      'funding~needs': 1,
    }))
  test('travel in the address', () => {
    const counts = { prices: 2, 'funding~needs': 11 }
    expect(readRowWish(writeRowWish(counts))).toEqual(counts)
  })
  test.each([null, '', 'x', 'a:b', 'a:1000', '<a>:2'])('%j asks for nothing', (text) => expect(readRowWish(text)).toEqual({}))
})
