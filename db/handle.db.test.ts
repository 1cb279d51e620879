import { eq, sql } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import {
  countingQueries,
  isDatabaseAway,
  isUniqueViolation,
  keptQuery,
  keptVersions,
  outsideTransaction,
  rows,
  sqlState,
  visitDb,
  visitOf,
  type Db,
  type Given,
} from './handle.ts'
import { openPostgres } from './client.server.ts'
import { people } from './schema/people.ts'
import { idOf } from './seed/named-id.ts'
import { test, worldDatabase } from './test-world.ts'

const nameOf = async (db: Db, who: string) => {
  const [row] = await db
    .select({ name: people.name })
    .from(people)
    .where(eq(people.id, idOf(who)))
  return row?.name
}
const rename = (db: Db, who: string, name: string) =>
  db
    .update(people)
    .set({ name })
    .where(eq(people.id, idOf(who)))

class Undo extends Error {}
const undone = (work: Promise<unknown>) =>
  work.catch((error: unknown) => {
    if (!(error instanceof Undo)) throw error
  })

const caught = (work: PromiseLike<unknown>): Promise<unknown> =>
  Promise.resolve(work).then(
    () => undefined,
    (error: unknown) => error,
  )

describe('the handle inside a transaction', () => {
  test('the outer handle joins it: what was written is seen, and nothing waits', async ({ db }) => {
    const { db: outer } = await worldDatabase()
    await db.transaction(async (tx) => {
      await rename(tx, 'fatou', 'Fatou S.')
      expect(await nameOf(outer, 'fatou')).toBe('Fatou S.')
      await rename(outer, 'mariam', 'Mariam K.')
    })
    expect(await nameOf(db, 'mariam')).toBe('Mariam K.')
  })

  test('an undone transaction undoes what was written through the outer handle too', async ({ db }) => {
    const { db: outer } = await worldDatabase()
    await undone(
      db.transaction(async () => {
        await rename(outer, 'fatou', 'Somebody')
        throw new Undo()
      }),
    )
    expect(await nameOf(db, 'fatou')).toBe('Fatou Sarr')
  })

  test('a nested transaction is a savepoint: it is undone alone', async ({ db }) => {
    await db.transaction(async (tx) => {
      await rename(tx, 'fatou', 'Kept')
      await undone(
        tx.transaction(async (inner) => {
          await rename(inner, 'mariam', 'Lost')
          await rename(tx, 'blessing', 'Lost as well')
          throw new Undo()
        }),
      )
      await rename(tx, 'salma', 'Kept after')
    })
    const names = await Promise.all(['fatou', 'mariam', 'blessing', 'salma'].map((who) => nameOf(db, who)))
    expect(names).toEqual(['Kept', 'Mariam Koné', 'Blessing Okafor', 'Kept after'])
  })

  test('a failed query in a savepoint leaves the transaction usable', async ({ db }) => {
    await db.transaction(async (tx) => {
      const error = await caught(tx.transaction((inner) => inner.insert(people).values({ id: idOf('fatou'), name: 'Again' })))
      expect(isUniqueViolation(error)).toBe(true)
      await rename(tx, 'fatou', 'Still here')
    })
    expect(await nameOf(db, 'fatou')).toBe('Still here')
  })

  test('a transaction answers what its work answers, and hands on what it throws', async ({ db }) => {
    expect(await db.transaction(async () => 7)).toBe(7)
    const fault = new Error('a slip')
    expect(await caught(db.transaction(() => Promise.reject(fault)))).toBe(fault)
  })

  test('several at once inside one transaction come one after the other', async ({ db }) => {
    await db.transaction((tx) => Promise.all(['fatou', 'mariam', 'salma'].map((who) => rename(tx, who, `${who}!`))))
    expect(await nameOf(db, 'salma')).toBe('salma!')
  })
})

test('two transactions at once do not see each other’s unfinished work', async () => {
  const { db } = await worldDatabase()
  let seen: string | undefined
  await undone(
    db.transaction(async (tx) => {
      await rename(tx, 'fatou', 'Unfinished')
      const other = outsideTransaction(async () => {
        seen = await nameOf(db, 'fatou')
      })
      // The embedded engine lets the other wait, PostgreSQL lets it look at once: neither shows the unfinished name.
      await Promise.race([other, new Promise((resolve) => setTimeout(resolve, 200))])
      throw new Undo()
    }),
  )
  await expect.poll(() => seen).toBe('Fatou Sarr')
})

describe('counting queries', () => {
  test('counts each query of the work, transactions included, and none of others', async ({ db }) => {
    const { queries } = await countingQueries(async () => {
      await nameOf(db, 'fatou')
      await db.transaction((tx) => rename(tx, 'fatou', 'F'))
    })
    expect(queries).toBe(2)
    const both = await Promise.all([countingQueries(() => nameOf(db, 'fatou')), countingQueries(async () => 'nothing')])
    expect(both.map((counted) => counted.queries)).toEqual([1, 0])
  })
})

describe('what a database error says', () => {
  test.for([
    ['23505', sql`insert into people (id, name) values (${idOf('fatou')}, 'Again')`],
    ['23514', sql`update people set name = '' where id = ${idOf('fatou')}`],
    ['22P02', sql`select 'x'::uuid`],
    ['42P01', sql`select 1 from no_such_table`],
  ] as const)('its state is %s on either driver', async ([state, query], { db }) => {
    const error = await caught(db.transaction((tx) => tx.execute(query)))
    expect(sqlState(error)).toBe(state)
    expect(isDatabaseAway(error)).toBe(false)
  })

  test('nobody listening is a database that is away', async () => {
    const error = await caught(openPostgres('postgres://postgres@127.0.0.1:9/none', { connections: 1 }))
    expect(isDatabaseAway(error)).toBe(true)
  })

  test('anything else has no state', () => {
    expect(sqlState(new Error('a slip'))).toBeUndefined()
    expect(sqlState('text')).toBeUndefined()
    expect(isDatabaseAway(undefined)).toBe(false)
  })
})

test('rows of either driver are rows, and anything else is refused', async ({ db }) => {
  expect(rows(await db.execute(sql`select 1::int as n union select 2 order by n`))).toEqual([{ n: 1 }, { n: 2 }])
  expect(() => rows({ count: 1 })).toThrow('unknown driver')
})

describe('the handle of a request', () => {
  const visit = { requestId: 'r1', device: 'Firefox, Linux', network: '192.0.2.0/24' }
  const named = keptQuery('named', (db, value: (name: 'person') => Given) => {
    built += 1
    return db
      .select({ name: people.name })
      .from(people)
      .where(eq(people.id, value('person')))
  })
  let built = 0

  test('says where it comes from, inside its transactions too, and counts its own queries', async () => {
    const { db, openDb } = await worldDatabase()
    await outsideTransaction(async () => {
      const one = openDb(visit)
      const other = openDb({ ...visit, requestId: 'r2' })
      expect([await nameOf(one.db, 'fatou'), await nameOf(one.db, 'mariam')]).toEqual(['Fatou Sarr', await nameOf(other.db, 'mariam')])
      expect([one.queries(), other.queries()]).toEqual([2, 1])
      await one.db.transaction(async (tx) => expect(visitOf(tx)).toEqual(visit))
    })
    expect(visitOf(db)).toBeUndefined()
  })

  test('a kept query is built once for all requests, counted by each, and finds what its values say', async () => {
    const { openDb } = await worldDatabase()
    built = 0
    await outsideTransaction(async () => {
      const one = openDb(visit)
      const other = openDb(visit)
      expect(await named(one.db, { person: idOf('fatou') })).toEqual([{ name: 'Fatou Sarr' }])
      expect(await named(other.db, { person: idOf('nobody') })).toEqual([])
      expect([one.queries(), other.queries(), built]).toEqual([1, 1, 1])
    })
  })

  test('keeps versions that were read, those asked for last, and asks again for what was not there', async () => {
    const { openDb } = await worldDatabase()
    const asked: string[][] = []
    const letters = keptVersions(2, async (_db, ids) => {
      asked.push(ids)
      return new Map(ids.filter((id) => id !== 'none').map((id) => [id, id.toUpperCase()]))
    })
    await outsideTransaction(async () => {
      const { db } = openDb(visit)
      expect([...(await letters(db, ['a', 'b', 'none'])).values()]).toEqual(['A', 'B'])
      expect([...(await letters(openDb(visit).db, ['a', 'none'])).values()]).toEqual(['A'])
      await db.transaction(async (tx) => void (await letters(tx, ['a', 'c'])))
      await letters(db, ['a', 'b'])
    })
    expect(asked).toEqual([['a', 'b', 'none'], ['none'], ['c'], ['b']])
  })

  test('reads of a copy until it changes something, and of the database from then on', async ({ db }) => {
    const side = (name: string) => {
      const asked = Object.assign(Object.create(db), { select: () => name, insert: () => name })
      return { of: asked, open: () => asked }
    }
    const { db: main, reads, hasChanged } = visitDb(visit, side('database'), false, side('copy'))
    expect([main.select(), reads.select(), hasChanged()]).toEqual(['database', 'copy', false])
    expect(reads.insert(people)).toBe('database')
    expect([reads.select(), hasChanged()]).toEqual(['database', true])
  })

  test('inside a transaction it is asked of the transaction', async ({ db }) => {
    built = 0
    await rename(db, 'fatou', 'Somebody')
    expect(await named(db, { person: idOf('fatou') })).toEqual([{ name: 'Somebody' }])
    expect(built).toBe(1)
  })
})
