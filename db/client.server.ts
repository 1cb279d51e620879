import { existsSync } from 'node:fs'
import { readFile, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { unaccent } from '@electric-sql/pglite/contrib/unaccent'
import type { Logger } from 'drizzle-orm'
import { PgDialect } from 'drizzle-orm/pg-core'
import { drizzle as drizzlePglite, PgliteDatabase, PgliteSession } from 'drizzle-orm/pglite'
import { migrate as migratePglite } from 'drizzle-orm/pglite/migrator'
import { drizzle as drizzlePostgres, PostgresJsDatabase, PostgresJsSession } from 'drizzle-orm/postgres-js'
import { migrate as migratePostgres } from 'drizzle-orm/postgres-js/migrator'
import postgres from 'postgres'
import { lockFolder } from './folder-lock.ts'
import { queryCounter, transactionAware, visitDb, type Db, type Side, type Visit, type VisitDb } from './handle.ts'
import { openReplica } from './replica.server.ts'

/** An open database: its handle, and what only the server and the commands may do with it. */
export type Database = {
  db: Db
  /** A handle for one request, that counts its queries and says where it comes from. */
  openDb: (visit: Visit) => VisitDb
  /** The copy that is read in its place, where one is named. */
  replica: { isFresh: () => boolean } | undefined
  engine: 'embedded' | 'postgresql'
  migrate: (folder: string) => Promise<void>
  /** Runs work while no other process of the same database does: several that start at once prepare it one after the other. */
  alone: (work: () => Promise<void>) => Promise<void>
  /** VACUUM and CHECKPOINT, which the embedded engine never does by itself; nothing on PostgreSQL. */
  maintain: () => Promise<void>
  /** The whole embedded database as one archive; undefined on PostgreSQL. */
  dump: (() => Promise<Blob>) | undefined
  close: () => Promise<void>
}

const extensions = { unaccent }

const CASING = 'snake_case'
/** Column names worked out once, for all handles of requests. */
const dialect = new PgDialect({ casing: CASING })

async function fromPglite(client: PGlite, onClose: () => void): Promise<Database> {
  await client.waitReady
  // The engine keeps fsync off by itself; what an acknowledged save needs against a killed process is the write, which it does.
  const root = drizzlePglite({ client, casing: CASING, logger: queryCounter })
  const db = transactionAware(root as unknown as Db)
  const open = (logger: Logger) => new PgliteDatabase(dialect, new PgliteSession(client, dialect, undefined, { logger }), undefined)
  return {
    db,
    openDb: (visit) => visitDb(visit, { of: db, open: (logger) => open(logger) as unknown as Db }, true),
    replica: undefined,
    engine: 'embedded',
    migrate: (migrationsFolder) => migratePglite(root, { migrationsFolder }),
    alone: (work) => work(),
    maintain: async () => {
      await client.exec('VACUUM (ANALYZE)')
      await client.exec('CHECKPOINT')
    },
    dump: () => client.dumpDataDir('gzip'),
    close: async () => {
      await client.close()
      onClose()
    },
  }
}

/** A database is to be made where there is one already. */
export class PlaceNotEmpty extends Error {
  override name = 'PlaceNotEmpty'
}

/** Makes an embedded database beside its place and moves it there when it is whole: a program that is killed meanwhile leaves no half of one. */
async function makeBeside(
  dataDir: string,
  options: { archive?: string | undefined; make?: (database: Database) => Promise<void> },
): Promise<void> {
  const unfinished = `${dataDir}.new`
  await rm(unfinished, { recursive: true, force: true })
  const loadDataDir = options.archive ? { loadDataDir: new Blob([await readFile(options.archive)]) } : {}
  const client = new PGlite({ dataDir: unfinished, extensions, ...loadDataDir })
  try {
    await options.make?.(await fromPglite(client, () => undefined))
    await client.waitReady
    await client.close()
    await rename(unfinished, dataDir)
  } catch (error) {
    if (!client.closed) await client.close()
    await rm(unfinished, { recursive: true, force: true })
    throw error
  }
}

/**
 * Opens the embedded database in a folder, creating it from the prepared archive where one is given. Refuses with FolderInUse
 * when another process has the folder.
 */
export async function openEmbedded(folder: string, options: { archive?: string } = {}): Promise<Database> {
  const unlock = lockFolder(folder)
  try {
    const dataDir = path.join(folder, 'database')
    if (!existsSync(dataDir)) await makeBeside(dataDir, options)
    return await fromPglite(new PGlite({ dataDir, extensions }), unlock)
  } catch (error) {
    unlock()
    throw error
  }
}

/** Makes an embedded database in a folder that has none, by `make`; after a fault there is none again. Refuses with PlaceNotEmpty or FolderInUse. */
export async function createEmbedded(folder: string, make: (database: Database) => Promise<void>): Promise<void> {
  const unlock = lockFolder(folder)
  try {
    const dataDir = path.join(folder, 'database')
    if (existsSync(dataDir)) throw new PlaceNotEmpty(dataDir)
    await makeBeside(dataDir, { make })
  } finally {
    unlock()
  }
}

/** Opens an embedded database in memory, from an archive where one is given: for tests and for preparing archives. */
export function openInMemory(options: { archive?: Blob } = {}): Promise<Database> {
  return fromPglite(new PGlite({ extensions, ...(options.archive ? { loadDataDir: options.archive } : {}) }), () => undefined)
}

type Unsafe = postgres.Sql['unsafe']

/** Makes every query of a client a prepared statement, and those of its transactions: drizzle itself never prepares on this driver. */
function preparing<Client extends { unsafe: Unsafe }>(client: Client): Client {
  const { unsafe } = client
  client.unsafe = ((query, parameters, options) => unsafe.call(client, query, parameters, { ...options, prepare: true })) as Unsafe
  return client
}

const PREPARING_LOCK = 7_274_537

async function onceAtATime(url: string, work: () => Promise<void>): Promise<void> {
  const waiting = postgres(url, { max: 1, connect_timeout: 10, onnotice: () => undefined })
  try {
    await waiting`select pg_advisory_lock(${PREPARING_LOCK})`
    await work()
  } finally {
    await waiting.end({ timeout: 5 })
  }
}

/** Makes the queries of a pool prepared statements, in its transactions and their savepoints too. */
function preparingAll(client: postgres.Sql): postgres.Sql {
  preparing(client)
  const begin = client.begin.bind(client)
  client.begin = ((...parameters: unknown[]) => {
    const work = parameters.pop() as (sql: postgres.TransactionSql) => Promise<unknown>
    const prepared = (sql: postgres.TransactionSql) => work(preparingSavepoints(sql))
    return parameters.length > 0 ? begin(parameters[0] as string, prepared) : begin(prepared)
  }) as postgres.Sql['begin']
  return client
}

/** What requests need of a pool: the handle that keeps the texts of its queries, and a handle for each of them. */
function sideOf(client: postgres.Sql): Side & { root: PostgresJsDatabase } {
  const root = drizzlePostgres({ client, casing: CASING, logger: queryCounter })
  const open = (logger: Logger) => new PostgresJsDatabase(dialect, new PostgresJsSession(client, dialect, undefined, { logger }), undefined)
  return { root, of: transactionAware(root as unknown as Db), open: (logger) => open(logger) as unknown as Db }
}

/**
 * Opens a pool on a PostgreSQL server. `prepare: false` is for poolers in transaction mode; `replicaUrl` names a copy that follows it, which pages
 * that only read are answered from while it is close behind.
 */
export async function openPostgres(
  url: string,
  options: { connections?: number; prepare?: boolean; replicaUrl?: string | undefined } = {},
): Promise<Database> {
  const pool = {
    max: options.connections ?? 10,
    idle_timeout: 60,
    connect_timeout: 10,
    onnotice: () => undefined,
    connection: { application_name: 'passerelle', statement_timeout: 30_000 },
  }
  const keeps = options.prepare !== false
  const prepared = (client: postgres.Sql) => (keeps ? preparingAll(client) : client)
  const client = prepared(postgres(url, pool))
  await client`select 1`
  const main = sideOf(client)
  const replica = options.replicaUrl ? openReplica(options.replicaUrl, client, pool) : undefined
  const copy = replica ? sideOf(prepared(replica.client)) : undefined
  return {
    db: main.of,
    openDb: (visit) => visitDb(visit, main, keeps, replica?.isFresh() ? copy : undefined),
    replica,
    engine: 'postgresql',
    migrate: (migrationsFolder) => onceAtATime(url, () => migratePostgres(main.root, { migrationsFolder })),
    alone: (work) => onceAtATime(url, work),
    maintain: async () => undefined,
    dump: undefined,
    close: async () => {
      await replica?.close()
      await client.end({ timeout: 5 })
    },
  }
}

function preparingSavepoints(sql: postgres.TransactionSql): postgres.TransactionSql {
  preparing(sql)
  const savepoint = sql.savepoint.bind(sql)
  sql.savepoint = ((...parameters: unknown[]) => {
    const work = parameters.pop() as (inner: postgres.TransactionSql) => Promise<unknown>
    return savepoint((inner) => work(preparingSavepoints(inner)))
  }) as postgres.TransactionSql['savepoint']
  return sql
}

const hasTables = (client: postgres.Sql) => client<Array<{ name: string }>>`
  select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p', 'v') and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast') and n.nspname not like 'pg_temp%'`

/** Removes what was made in a database that was empty before. */
async function emptyAgain(client: postgres.Sql): Promise<void> {
  const tables = await client<Array<{ name: string }>>`select tablename as name from pg_tables where schemaname = 'public'`
  for (const { name } of tables) await client`drop table ${client(name)} cascade`
  const functions = await client<Array<{ name: string }>>`
    select p.oid::regprocedure::text as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where n.nspname = 'public' and not exists (select 1 from pg_depend d where d.objid = p.oid and d.deptype = 'e')`
  for (const { name } of functions) await client.unsafe(`drop function ${name} cascade`)
  await client`drop schema if exists drizzle cascade`
}

/** Fills an empty database of a PostgreSQL server by `make`; after a fault it is empty again. Refuses with PlaceNotEmpty. */
export async function createOnPostgres(url: string, make: (database: Database) => Promise<void>): Promise<void> {
  const client = postgres(url, { max: 1, connect_timeout: 10, onnotice: () => undefined })
  try {
    const [found] = await hasTables(client)
    if (found) throw new PlaceNotEmpty(new URL(url).host)
    const database = await openPostgres(url, { connections: 2, prepare: false })
    try {
      await make(database)
    } catch (error) {
      await database.close()
      await emptyAgain(client)
      throw error
    }
    await database.close()
  } finally {
    await client.end({ timeout: 5 })
  }
}
