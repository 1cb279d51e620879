import { describe, expect, test } from 'vitest'
import type { Assignment, MoneyTable } from './assignments.ts'
import { chosenTables, moneyTablesOf, tableProblems, withMoneyTables } from './assignment-tables.ts'

const title = (kind: MoneyTable) => ({ fr: kind, en: kind, ar: kind })
const grid: Assignment['tables'][number] = {
  ...{ id: 'funding', kind: 'grid', title: { fr: 'g', en: 'g', ar: 'g' }, rows: { min: 1, max: 2 } },
  columns: [{ id: 'a', type: 'text', title: { fr: 'a', en: 'a', ar: 'a' }, sum: false }],
}
const tables = withMoneyTables([grid, { id: 'prix', kind: 'unit-costs', title: title('unit-costs') }], title)

describe('money tables of an assignment', () => {
  test('what stands there keeps its id; what comes in never takes the id of another table', () => {
    expect(tables.filter(({ kind }) => kind === 'unit-costs').map(({ id }) => id)).toEqual(['prix'])
    expect(tables.find(({ kind }) => kind === 'funding')?.id).toBe('money-funding')
    expect(new Set(tables.map(({ id }) => id)).size).toBe(tables.length)
  })

  test('a part keeps its grids and the order of what stays', () => {
    const part = { tables: ['prix', 'funding'] }
    expect(chosenTables(tables, part, ['sales', 'unit-costs'])).toEqual(['prix', 'funding', 'sales'])
    expect(chosenTables(tables, part, [])).toEqual(['funding'])
    expect(moneyTablesOf(tables, part)).toEqual(['unit-costs'])
  })

  test('a table stands in one part, and only with those it is worked out from', () => {
    expect(tableProblems(tables, [{ id: 'p1', tables: ['prix', 'sales'] }])).toEqual([])
    expect(tableProblems(tables, [{ id: 'p1', tables: ['sales'] }])).toEqual([{ partId: 'p1', kind: 'sales', because: 'table-needs' }])
    const twice = [
      { id: 'p1', tables: ['prix'] },
      { id: 'p2', tables: ['prix'] },
    ]
    expect(tableProblems(tables, twice)).toEqual([{ partId: 'p2', kind: 'unit-costs', because: 'table-twice' }])
  })
})
