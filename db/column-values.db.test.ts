import { eq, sql } from 'drizzle-orm'
import { bigint, boolean, date, integer, jsonb, numeric, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { expect } from 'vitest'
import { rows } from './handle.ts'
import { idOf } from './seed/named-id.ts'
import { test } from './test-world.ts'

/** Every type of column that the tables use, in one row. */
const samples = pgTable('column_samples', {
  id: uuid('id').primaryKey(),
  words: text('words'),
  whole: integer('whole'),
  large: bigint('large', { mode: 'number' }),
  exact: numeric('exact', { precision: 8, scale: 4, mode: 'number' }),
  yes: boolean('yes'),
  day: date('day', { mode: 'string' }),
  at: timestamp('at', { withTimezone: true, mode: 'date' }),
  body: jsonb('body').$type<unknown>(),
})

const create = sql`create temporary table column_samples (id uuid primary key, words text, whole integer, large bigint, exact numeric(8, 4),
  yes boolean, day date, at timestamptz, body jsonb) on commit drop`

const ID = idOf('sample')

test.for([
  ['empty', { words: null, whole: null, large: null, exact: null, yes: null, day: null, at: null, body: null }],
  [
    'usual',
    {
      words: 'Atelier « Sika », سلمى 🧵',
      whole: -7,
      large: 9_007_199_254_740_991,
      exact: 12.3456,
      yes: true,
      day: '2026-11-23',
      at: new Date('2026-11-23T23:59:59.123Z'),
      body: { fr: 'Savons', list: [1, 2.5, null, true], deep: { ar: 'صابون' } },
    },
  ],
  [
    'edge',
    {
      words: '',
      whole: 2_147_483_647,
      large: 0,
      exact: 0,
      yes: false,
      day: '1999-12-31',
      at: new Date('1970-01-01T00:00:00.000Z'),
      body: [] as unknown[],
    },
  ],
  [
    'a text as JSON',
    { words: "'; drop table people; --", whole: 1, large: 1, exact: 0.0001, yes: true, day: '2028-02-29', at: new Date(1), body: 'text' },
  ],
] as const)('%s values come back from either engine as they went in', async ([, values], { db }) => {
  await db.execute(create)
  await db.insert(samples).values({ id: ID, ...values })
  expect(await db.select().from(samples).where(eq(samples.id, ID))).toEqual([{ id: ID, ...values }])
})

test('a number beyond its column is refused, not cut', async ({ db }) => {
  await db.execute(create)
  await expect(db.transaction((tx) => tx.insert(samples).values({ id: ID, exact: 10_000 }))).rejects.toThrow()
  await expect(db.transaction((tx) => tx.insert(samples).values({ id: ID, whole: 2_147_483_648 }))).rejects.toThrow()
})

test('raw counts and instants are read alike when they are cast as the house does', async ({ db }) => {
  const [row] = rows<{ n: number; at: string; big: number }>(
    await db.execute(sql`
      select count(*)::int as n, to_char(${'2026-11-23T09:00:00.000Z'}::timestamptz at time zone 'UTC', 'YYYY-MM-DD HH24:MI') as at,
        sum(${2}::int)::int as big from people where id = ${idOf('fatou')}`),
  )
  expect(row).toEqual({ n: 1, at: '2026-11-23 09:00', big: 2 })
})
