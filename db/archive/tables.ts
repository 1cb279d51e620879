import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { rows, type Db } from '../handle.ts'

/** A table as an archive sees it: its columns with their types, in an order of their own, so that two databases say the same. */
export type ArchivedTable = { name: string; columns: Array<{ name: string; type: string }>; refersToItself: boolean }

const columnRow = z.object({ table: z.string(), name: z.string(), type: z.string() })
const referenceRow = z.object({ from: z.string(), to: z.string() })

/**
 * Every table of the schema `public`, each after those it refers to, by names. Columns that the database computes by itself are left out. Throws where two
 * tables refer to one another: no order would hold then.
 */
export async function tablesInOrder(db: Db): Promise<ArchivedTable[]> {
  const columns = rows<unknown>(
    await db.execute(sql`
      select c.relname as table, a.attname as name, format_type(a.atttypid, a.atttypmod) as type
      from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
      where n.nspname = 'public' and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
      order by c.relname, a.attname`),
  ).map((row) => columnRow.parse(row))
  const references = rows<unknown>(
    await db.execute(sql`
      select f.relname as from, t.relname as to
      from pg_constraint k join pg_class f on f.oid = k.conrelid join pg_class t on t.oid = k.confrelid join pg_namespace n on n.oid = f.relnamespace
      where k.contype = 'f' and n.nspname = 'public'`),
  ).map((row) => referenceRow.parse(row))
  const tables = [...new Set(columns.map(({ table }) => table))].map((name) => ({
    name,
    columns: columns.filter(({ table }) => table === name).map((column) => ({ name: column.name, type: column.type })),
    refersToItself: references.some(({ from, to }) => from === name && to === name),
  }))
  return inOrder(tables, references)
}

/** Puts each table after those it refers to; of those that may come next the first by name. */
export function inOrder(tables: readonly ArchivedTable[], references: ReadonlyArray<{ from: string; to: string }>): ArchivedTable[] {
  const ordered: ArchivedTable[] = []
  let waiting = [...tables]
  while (waiting.length > 0) {
    const next = waiting.find(
      ({ name }) => !references.some(({ from, to }) => from === name && to !== name && waiting.some((table) => table.name === to)),
    )
    if (!next) throw new Error(`These tables refer to one another: ${waiting.map(({ name }) => name).join(', ')}`)
    ordered.push(next)
    waiting = waiting.filter((table) => table !== next)
  }
  return ordered
}

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`

/** A row as JSON: a list of texts, one for each column, null for nothing. The texts are the database's own, so that no value loses anything. */
const rowAsText = ({ columns }: ArchivedTable) => `json_build_array(${columns.map(({ name }) => `${quoted(name)}::text`).join(', ')})::text`

/** The query of all rows of a table, one text each. */
export const rowsQuery = (table: ArchivedTable) => `select ${rowAsText(table)} as row from ${quoted(table.name)}`

/** The query of a table's fingerprint: how many rows, and a sum over them that does not depend on their order. */
export const fingerprintQuery = (table: ArchivedTable) =>
  `select count(*)::text as count, coalesce(sum(('x' || substr(md5(row), 1, 12))::bit(48)::bigint), 0)::text as sum from (${rowsQuery(table)}) as texts`

/** The query that writes a JSON list of rows, given as its only parameter or read from a table with one column `rows`. */
export function writeQuery(table: ArchivedTable, from: 'parameter' | 'staging'): { before: string; after: string } {
  const names = table.columns.map(({ name }) => quoted(name)).join(', ')
  const values = table.columns.map(({ type }, index) => `(row ->> ${index})::${type}`).join(', ')
  const before = `insert into ${quoted(table.name)} (${names}) overriding system value select ${values} from `
  return from === 'staging'
    ? { before: `${before} staging, jsonb_array_elements(staging.rows) as list(row)`, after: '' }
    : { before: `${before} jsonb_array_elements(`, after: '::jsonb) as list(row)' }
}
