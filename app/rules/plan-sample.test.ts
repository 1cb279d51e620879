import { expect, test } from 'vitest'
import { storedSampleTables } from './plan-sample.ts'

const TABLES = [
  { id: 'unit-costs', kind: 'unit-costs' },
  { id: 'sales', kind: 'sales' },
  { id: 'risks', kind: 'grid' },
  { id: 'cash', kind: 'cash-flow' },
] as const

test('numbers become texts, listed rows stand under rows, and what is not written stays away', () => {
  const written = { 'unit-costs': [{ id: 'sac', price: 130 }], sales: { sac: [14, 18] }, risks: [{ risk: 'Panne', cost: 500 }], other: 1 }
  expect(storedSampleTables(TABLES, written)).toEqual({
    'unit-costs': { rows: [{ id: 'sac', price: '130' }] },
    sales: { sac: ['14', '18'] },
    risks: [{ risk: 'Panne', cost: '500' }],
  })
})

test('truth and texts stay as they are', () => {
  expect(
    storedSampleTables([{ id: 'funding', kind: 'funding' }], { funding: { resources: [{ name: 'Don', amount: 3000, confirmed: false }] } }),
  ).toEqual({
    funding: { resources: [{ name: 'Don', amount: '3000', confirmed: false }] },
  })
})
