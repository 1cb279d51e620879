import { describe, expect, test } from 'vitest'
import { inOrder, writeQuery } from './tables.ts'

const table = (name: string) => ({ name, columns: [{ name: 'id', type: 'uuid' }], refersToItself: false })
const names = (references: Array<{ from: string; to: string }>) =>
  inOrder([table('cohorts'), table('enrolments'), table('people')], references).map(({ name }) => name)

describe('the order of tables', () => {
  test('puts each after those it refers to', () => {
    expect(
      names([
        { from: 'enrolments', to: 'people' },
        { from: 'cohorts', to: 'enrolments' },
      ]),
    ).toEqual(['people', 'enrolments', 'cohorts'])
  })

  test('lets a table refer to itself', () => {
    expect(names([{ from: 'cohorts', to: 'cohorts' }])).toEqual(['cohorts', 'enrolments', 'people'])
  })

  test('does not hold where two refer to one another, and says which', () => {
    expect(() =>
      names([
        { from: 'cohorts', to: 'people' },
        { from: 'people', to: 'cohorts' },
      ]),
    ).toThrow('cohorts, people')
  })
})

test('every value goes back into the type of its column', () => {
  const { before, after } = writeQuery(
    {
      name: 'sums',
      columns: [
        { name: 'a', type: 'numeric(12,2)' },
        { name: 'b"', type: 'jsonb' },
      ],
      refersToItself: false,
    },
    'parameter',
  )
  expect(before).toContain(
    'insert into "sums" ("a", "b""") overriding system value select (row ->> 0)::numeric(12,2), (row ->> 1)::jsonb from',
  )
  expect(after).toBe('::jsonb) as list(row)')
})
