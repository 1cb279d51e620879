import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { assignment, type Grid } from './assignments.ts'
import { gridSums, isEmptyRow, readGrid, type GridRows } from './grid.ts'

const words = (text: string) => ({ fr: text, en: text, ar: text })
const grid: Grid = {
  id: 'competitors',
  kind: 'grid',
  title: words('Concurrents'),
  rows: { min: 2, max: 3 },
  columns: [
    { id: 'name', type: 'text', title: words('Nom'), sum: false },
    { id: 'price', type: 'money', title: words('Prix'), sum: true },
    { id: 'sold', type: 'number', title: words('Ventes'), sum: true },
    { id: 'share', type: 'percent', title: words('Part'), sum: false },
    { id: 'since', type: 'month', title: words('Depuis'), sum: false },
    { id: 'seen', type: 'date', title: words('Vu le'), sum: false },
    { id: 'size', type: 'choice', title: words('Taille'), sum: false, choices: [{ id: 'small', title: words('Petit') }] },
  ],
}
const empty = { name: '', price: '', sold: '', share: '', since: '', seen: '', size: '' }

test('the grid of these tests belongs in an assignment', () => {
  const part = { id: 'p1', title: words('p'), questions: [], criteria: [], tables: ['competitors'] }
  const whole = { id: 'c', title: words('c'), brief: words('b'), statement: words('s'), parts: [part], tables: [grid] }
  expect(assignment.safeParse(whole).success).toBe(true)
})

describe('a free table', () => {
  test('is read by its columns', () => {
    const typed: GridRows = [
      { name: ' Atelier A ', price: '420 DH', sold: '3', share: '10 %', since: '3/2026', seen: '1/11/2026', size: 'small' },
      { ...empty, price: '   ' },
      { name: 'Boutique', price: '1 600,50', more: 'x' },
    ]
    expect(readGrid(grid, typed)).toEqual({
      rows: [
        { name: 'Atelier A', price: '420', sold: '3', share: '10', since: '2026-03', seen: '2026-11-01', size: 'small' },
        { ...empty, name: 'Boutique', price: '1600.5' },
      ],
      problems: [],
      missingRows: 0,
      extraRows: 0,
    })
  })

  test('keeps what it does not understand, and says so', () => {
    const { rows, problems } = readGrid(grid, [{ name: 'A', price: 'cher', size: 'huge' }])
    expect(rows[0]).toMatchObject({ price: 'cher', size: 'huge' })
    expect(problems).toEqual([
      { row: 0, columnId: 'price', typed: 'cher', because: 'not-a-number' },
      { row: 0, columnId: 'size', typed: 'huge', because: 'unknown-choice' },
    ])
  })

  test.each([
    [0, 2, 0],
    [1, 1, 0],
    [3, 0, 0],
    [5, 0, 2],
  ])('with %s rows misses %s and has %s too many', (count, missingRows, extraRows) =>
    expect(
      readGrid(
        grid,
        Array.from({ length: count }, () => ({ name: 'A' })),
      ),
    ).toMatchObject({ missingRows, extraRows }),
  )

  test('adds up the columns that ask for it, leaving out what is not understood', () =>
    expect(gridSums(grid, [{ price: '420', sold: '3' }, { price: '0,10' }, { price: 'cher', sold: '٤' }])).toEqual({
      price: '420.1',
      sold: '7',
    }))

  test('knows an empty row', () => {
    expect(isEmptyRow(grid, { other: 'x', name: ' ' })).toBe(true)
    expect(isEmptyRow(grid, { name: 'x' })).toBe(false)
  })

  test('read once reads the same again', () => {
    const cell = fc.constantFrom('', '12', '1 250', '1.250', '3/2027', '8/3/2027', 'small', 'x', '15 %', '٣')
    const row = fc.record(Object.fromEntries(grid.columns.map((column) => [column.id, cell])))
    fc.assert(
      fc.property(fc.array(row, { maxLength: 5 }), (typed) => {
        const once = readGrid(grid, typed)
        expect(readGrid(grid, once.rows)).toEqual(once)
        expect(gridSums(grid, once.rows)).toEqual(gridSums(grid, typed))
      }),
    )
  })
})
