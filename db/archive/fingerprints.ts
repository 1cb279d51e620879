import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { rows, type Db } from '../handle.ts'
import { fingerprintQuery, type ArchivedTable } from './tables.ts'

/** How many rows each table holds, and a sum over them: equal for equal contents on either engine. */
export type Fingerprints = Record<string, { count: string; sum: string }>

const fingerprint = z.object({ count: z.string(), sum: z.string() })

/** Sets what the texts of values depend on, for the rest of a transaction; nothing in an archive is cut off by a time limit. */
export async function speakPlainly(db: Db): Promise<void> {
  await db.execute(sql.raw(`set local timezone = 'UTC'`))
  await db.execute(sql.raw(`set local datestyle = 'ISO, YMD'`))
  await db.execute(sql.raw(`set local intervalstyle = 'postgres'`))
  await db.execute(sql.raw(`set local bytea_output = 'hex'`))
  await db.execute(sql.raw(`set local extra_float_digits = 1`))
  await db.execute(sql.raw(`set local statement_timeout = 0`))
}

/** The fingerprints of tables. Call it inside a transaction, after `speakPlainly`. */
export async function fingerprintsOf(db: Db, tables: readonly ArchivedTable[]): Promise<Fingerprints> {
  const found: Fingerprints = {}
  for (const table of tables) found[table.name] = fingerprint.parse(rows<unknown>(await db.execute(sql.raw(fingerprintQuery(table))))[0])
  return found
}

/** The tables whose fingerprints differ, by name. */
export const differences = (one: Fingerprints, other: Fingerprints): string[] =>
  [...new Set([...Object.keys(one), ...Object.keys(other)])]
    .filter((name) => one[name]?.count !== other[name]?.count || one[name]?.sum !== other[name]?.sum)
    .sort()
