import { AsyncLocalStorage } from 'node:async_hooks'
import type { Logger } from 'drizzle-orm'
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core'

/** The one database handle of the program, whichever engine stands behind it. */
export type Db = PgDatabase<PgQueryResultHKT, Record<string, never>>

/** The transactions that the running code is in, innermost first: one of each database at most is in force. */
type Current = { of: Db; db: Db; outer: Current | undefined }

const currentTransaction = new AsyncLocalStorage<Current | undefined>()
const counters = new AsyncLocalStorage<{ queries: number }>()

function innermost(of: Db, from = currentTransaction.getStore()): Db | undefined {
  for (let current = from; current; current = current.outer) if (current.of === of) return current.db
  return undefined
}

/**
 * The handle that code receives: inside a transaction every query on it joins that transaction, and a nested transaction becomes a savepoint.
 * A query on the outer handle inside a transaction would hang the embedded engine and silently escape the transaction on PostgreSQL. `of` is the
 * database: a transaction of one says nothing to the handle of another.
 */
export function transactionAware(root: Db, of = root): Db {
  return new Proxy(root, {
    get(target, property) {
      const current = innermost(of) ?? target
      if (property === 'transaction') {
        return (work: (db: Db) => Promise<unknown>, config?: Parameters<Db['transaction']>[1]) =>
          current.transaction((tx) => {
            const db = tx as unknown as Db
            return currentTransaction.run(
              { of, db, outer: currentTransaction.getStore() },
              async () => await work(transactionAware(db, of)),
            )
          }, config)
      }
      const value: unknown = Reflect.get(current, property, current)
      return typeof value === 'function' ? value.bind(current) : value
    },
  })
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

/** The logger given to the drivers: it only counts, because parameters are personal data. */
export const queryCounter: Logger = {
  logQuery(query) {
    const counter = counters.getStore()
    // Only one of the drivers tells of savepoints: they count on neither.
    if (counter && !/^(savepoint|release|rollback) /i.test(query)) counter.queries += 1
  },
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
