import { and, eq, getTableColumns, getTableName, or, sql, type SQL } from 'drizzle-orm'
import { getTableConfig, type PgColumn, type PgTable } from 'drizzle-orm/pg-core'
import type { Db } from '#db/handle.ts'
import { INVENTORY } from '#db/inventory/inventory.ts'
import { searchPieces, strikeInside, tracePattern, type Traces } from '#app/rules/struck-names.ts'

const containing = (text: string) => `%${text.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`

/** The rows of a column that may hold a trace: found by what the database finds whatever the case, read closely afterwards. */
function mayHold(column: PgColumn, { name, phone, email, username }: Traces): SQL | undefined {
  const text = sql`lower(${column}::text)`
  const pieces = searchPieces(name).map((piece) => sql`${text} like ${containing(piece)}`)
  const words = [email, username].filter((word): word is string => word !== null)
  return or(
    pieces.length > 0 ? and(...pieces) : undefined,
    ...words.map((word) => sql`${text} like ${containing(word.toLowerCase())}`),
    phone ? sql`regexp_replace(${column}::text, '[^0-9]', '', 'g') like ${containing(phone.replace(/\D/g, '').slice(-9))}` : undefined,
  )
}

/** The columns that make a row of a table itself. */
function keyColumns(table: PgTable): Array<[string, PgColumn]> {
  const names = new Set(getTableConfig(table).primaryKeys.flatMap(({ columns }) => columns.map(({ name }) => name)))
  return Object.entries(getTableColumns(table)).filter(([, column]) => column.primary || names.has(column.name))
}

/**
 * Strikes a person's name, telephone number, addresses and account name out of everything that others typed, wherever the inventory says that
 * a column holds typed text. Answers how many texts changed, by table. Names of a single word stay: others bear them as well.
 */
export async function strikeTraces(db: Db, traces: Traces): Promise<Record<string, number>> {
  const pattern = tracePattern(traces)
  const struck: Record<string, number> = {}
  if (!pattern) return struck
  for (const { table, columns } of INVENTORY) {
    const typed = Object.entries(columns).filter(([, kind]) => kind === 'writing' || kind === 'answer')
    const changed = await strikeTable(db, { table, columns: typed.map(([column]) => column) }, traces, pattern)
    if (changed > 0) struck[getTableName(table)] = changed
  }
  return struck
}

async function strikeTable(db: Db, place: { table: PgTable; columns: string[] }, traces: Traces, pattern: RegExp): Promise<number> {
  const { table } = place
  const all = getTableColumns(table)
  const keys = keyColumns(table)
  let changed = 0
  for (const name of place.columns) {
    const column = all[name]
    if (!column) continue
    const wanted: Record<string, PgColumn> = { ...Object.fromEntries(keys), typed: column }
    const found = await db.select(wanted).from(table).where(mayHold(column, traces))
    for (const row of found) {
      const clean = strikeInside(row['typed'], pattern)
      if (JSON.stringify(clean) === JSON.stringify(row['typed'])) continue
      const same = keys.map(([key, keyColumn]) => eq(keyColumn, row[key]))
      await db
        .update(table)
        .set({ [name]: clean })
        .where(and(...same))
      changed += 1
    }
  }
  return changed
}
