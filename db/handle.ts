import { AsyncLocalStorage } from 'node:async_hooks'
import { sql, type Logger, type Placeholder } from 'drizzle-orm'
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core'

/** The one database handle of the program, whichever engine stands behind it. */
export type Db = PgDatabase<PgQueryResultHKT, Record<string, never>>

/** Where a request comes from, as far as it may be kept. */
export type Visit = {
  requestId: string
  /** The kind of browser and system. */
  device: string
  /** The network without the part that names one connection. */
  network: string
}

/**
 * The handle of one request, which knows where it comes from and how many queries it sent. `reads` is a handle for a page that only reads: where a
 * copy of the database follows closely, it asks that one, until the page changes something; `hasChanged` tells whether it did.
 */
export type VisitDb = { db: Db; reads: Db; hasChanged: () => boolean; queries: () => number }

/** The transactions that the running code is in, innermost first: one of each database at most is in force. */
type Current = { of: Db; db: Db; outer: Current | undefined }

const currentTransaction = new AsyncLocalStorage<Current | undefined>()
const counters = new AsyncLocalStorage<{ queries: number }>()
let openTransactions = 0

/**
 * Runs work as what a transaction does. Up to Node 22 every promise of the process costs more while any storage is in use, a quarter of a page's
 * time: with the last open transaction it goes out of use.
 */
async function inTransaction<T>(current: Current, work: () => Promise<T>): Promise<T> {
  openTransactions += 1
  try {
    return await currentTransaction.run(current, work)
  } finally {
    openTransactions -= 1
    if (openTransactions === 0) currentTransaction.disable()
  }
}

/** One name for both copies of this file: the server and the pages it serves are bundled apart. */
const VISIT = Symbol.for('passerelle.visit')
/** What a handle answers of its database, for queries whose text is kept: undefined inside a transaction, and where texts are not to be kept. */
const HOME = Symbol.for('passerelle.home')
/** What a handle answers of its database, for versions that are kept: in transactions too, but not in tests and behind a pooler. */
const KEEPER = Symbol.for('passerelle.keeper')
type Home = { root: Db; count: () => void }

function innermost(of: Db, from = currentTransaction.getStore()): Db | undefined {
  for (let current = from; current; current = current.outer) if (current.of === of) return current.db
  return undefined
}

/**
 * The handle that code receives: inside a transaction every query on it joins that transaction, and a nested transaction becomes a savepoint.
 * A query on the outer handle inside a transaction would hang the embedded engine and silently escape the transaction on PostgreSQL. `of` is the
 * database: a transaction of one says nothing to the handle of another. `visit` is the request that the handle was opened for; `home` counts a
 * query whose text is kept, where they may be.
 */
export function transactionAware(root: Db, of = root, visit?: Visit, home?: () => void): Db {
  return new Proxy(root, {
    get(target, property) {
      if (property === VISIT) return visit
      if (property === KEEPER) return home ? of : undefined
      if (property === HOME) return home && innermost(of) === undefined ? { root: of, count: home } : undefined
      const current = innermost(of) ?? target
      if (property === 'transaction') {
        return (work: (db: Db) => Promise<unknown>, config?: Parameters<Db['transaction']>[1]) =>
          current.transaction((tx) => {
            const db = tx as unknown as Db
            return inTransaction(
              { of, db, outer: currentTransaction.getStore() },
              async () => await work(transactionAware(db, of, visit, home)),
            )
          }, config)
      }
      const value: unknown = Reflect.get(current, property, current)
      return typeof value === 'function' ? value.bind(current) : value
    },
  })
}

/** The request that a handle was opened for; undefined in a command or a job. */
export function visitOf(db: Db): Visit | undefined {
  const visit: Visit | undefined = Reflect.get(db, VISIT)
  return visit
}

/** Runs work on a handle of its own, outside any transaction of the caller: for tests that look from elsewhere. */
export function outsideTransaction<T>(work: () => Promise<T>): Promise<T> {
  return currentTransaction.exit(async () => await work())
}

/** Counts the queries that `work` sends, for budgets in tests and in the load suite. */
export async function countingQueries<T>(work: () => Promise<T>): Promise<{ result: T; queries: number }> {
  const counter = { queries: 0 }
  const result = await counters.run(counter, async () => await work())
  return { result, queries: counter.queries }
}

/** Only one of the drivers tells of savepoints: they count on neither. */
const counts = (query: string) => !/^(savepoint|release|rollback) /i.test(query)

/** The logger given to the drivers: it only counts, because parameters are personal data. */
export const queryCounter: Logger = {
  logQuery(query) {
    const counter = counters.getStore()
    if (counter && counts(query)) counter.queries += 1
  },
}

/** Handles on one database for the requests of people: all of its pool, and how one request gets a handle that a logger hears. */
export type Side = { of: Db; open: (logger: Logger) => Db }

/** The handle of one request on a database, and on the copy that may be read in its place. With `keeps` the texts of queries may be kept. */
export function visitDb(visit: Visit, main: Side, keeps: boolean, copy?: Side): VisitDb {
  let queries = 0
  const logger: Logger = {
    logQuery(query, parameters) {
      if (counts(query)) queries += 1
      queryCounter.logQuery(query, parameters)
    },
  }
  const count = () => {
    queries += 1
  }
  const handleOn = ({ of, open }: Side) => transactionAware(open(logger), of, visit, keeps ? count : undefined)
  const db = handleOn(main)
  const reading = copy ? readingBehind(db, handleOn(copy)) : { db, hasChanged: () => false }
  return { db, reads: reading.db, hasChanged: reading.hasChanged, queries: () => queries }
}

const READS: ReadonlySet<string | symbol> = new Set(['select', 'selectDistinct', 'selectDistinctOn', '$count', HOME, KEEPER])
const CHANGES: ReadonlySet<string | symbol> = new Set(['insert', 'update', 'delete', 'transaction', 'execute', 'with'])

/** Reads of a copy and all else of the database; after the first thing that may change something, reads of the database too, so that a page sees its own changes. */
function readingBehind(main: Db, copy: Db): { db: Db; hasChanged: () => boolean } {
  let hasChanged = false
  const db = new Proxy(main, {
    get(target, property) {
      if (CHANGES.has(property)) hasChanged = true
      const value: unknown = Reflect.get(!hasChanged && READS.has(property) ? copy : target, property)
      return value
    },
  })
  return { db, hasChanged: () => hasChanged }
}

/** A value of a query: as it is, or its place where the text of the query is kept. */
export type Given = string | Placeholder

type Kept<Row> = { execute: (values: Record<string, unknown>) => Promise<Row[]> }
type Built<Row> = PromiseLike<Row[]> & { prepare: (name: string) => Kept<Row> }

const homeOf = (db: Db): Home | undefined => {
  const home: Home | undefined = Reflect.get(db, HOME)
  return home
}

/**
 * A query whose text is worked out once for a database, for pages that are read all the time: that costs more than half of a query's time in the
 * program. `build` may depend on the places of its values only. Inside a transaction, in tests and behind a pooler it is built each time.
 */
export function keptQuery<Name extends string, Row>(
  name: string,
  build: (db: Db, value: (name: Name) => Given) => Built<Row>,
): (db: Db, values: Record<Name, string>) => Promise<Row[]> {
  const kept = new WeakMap<Db, Kept<Row>>()
  return async (db, values) => {
    const home = homeOf(db)
    if (!home) return build(db, (one) => values[one])
    const { root, count } = home
    const query = kept.get(root) ?? build(root, (one) => sql.placeholder(one)).prepare(name)
    kept.set(root, query)
    count()
    return query.execute(values)
  }
}

/**
 * What is never changed once it is written, such as a version: each process reads it once and keeps the `most` that were asked for last. `read`
 * answers what it finds of those that are missing, by their ids, in one query; those that are not there are asked for again the next time.
 */
export function keptVersions<Value>(
  most: number,
  read: (db: Db, ids: string[]) => Promise<Map<string, Value>>,
): (db: Db, ids: readonly string[]) => Promise<Map<string, Value>> {
  const kept = new WeakMap<Db, Map<string, Value>>()
  return async (db, ids) => {
    const keeper: Db | undefined = Reflect.get(db, KEEPER)
    const own = (keeper && kept.get(keeper)) ?? new Map<string, Value>()
    if (keeper) kept.set(keeper, own)
    const missing = ids.filter((id) => !own.has(id))
    const found = missing.length > 0 ? await read(db, missing) : new Map<string, Value>()
    const answer = new Map<string, Value>()
    for (const id of ids) {
      const value = found.get(id) ?? own.get(id)
      if (value === undefined) continue
      answer.set(id, value)
      // The order of a map is that of writing: what was asked for last stands last.
      own.delete(id)
      own.set(id, value)
    }
    for (const id of own.keys()) {
      if (own.size <= most) break
      own.delete(id)
    }
    return answer
  }
}

/** The rows of a raw `db.execute`, which the two drivers wrap differently. */
export function rows<Row>(result: unknown): Row[] {
  if (Array.isArray(result)) return result as Row[]
  if (typeof result === 'object' && result !== null && 'rows' in result && Array.isArray(result.rows)) return result.rows as Row[]
  throw new Error('An execute result of an unknown driver')
}

/** The five-character SQLSTATE of a database error, or the driver's word for a lost connection, on either driver; undefined for anything else. */
export function sqlState(error: unknown): string | undefined {
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error
  if (typeof cause !== 'object' || cause === null || !('code' in cause)) return undefined
  return typeof cause.code === 'string' ? cause.code : undefined
}

const AWAY = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EPIPE',
  'ETIMEDOUT',
  'CONNECTION_CLOSED',
  'CONNECTION_ENDED',
  'CONNECTION_DESTROYED',
  'CONNECT_TIMEOUT',
])

/** The database does not answer: it is stopped, starting, out of connections or out of reach. The query itself may be right. */
export function isDatabaseAway(error: unknown): boolean {
  const state = sqlState(error)
  return state !== undefined && (AWAY.has(state) || /^(08|53|57P0)/.test(state))
}

/** A row with the same unique key is there already. */
export const isUniqueViolation = (error: unknown) => sqlState(error) === '23505'
