import { sql, type SQL } from 'drizzle-orm'
import { z } from 'zod'
import { rows, type Db } from '../handle.ts'
import { differences, fingerprintsOf, speakPlainly, type Fingerprints } from './fingerprints.ts'
import { tablesInOrder, writeQuery, type ArchivedTable } from './tables.ts'

const CHARACTERS_AT_ONCE = 1_000_000

/** What was written is not what was to be written: the tables that differ. */
export class ArchiveDiffers extends Error {
  override name = 'ArchiveDiffers'
  constructor(readonly tables: string[]) {
    super(`These tables do not hold what the archive holds: ${tables.join(', ')}`)
  }
}

/** Rows of one table on their way in. */
export type Writing = { add: (table: ArchivedTable, rowTexts: readonly string[]) => Promise<void> }

const list = (rowTexts: readonly string[]) => `[${rowTexts.join(',')}]`

const withParameter = (query: { before: string; after: string }, parameter: string): SQL =>
  sql`${sql.raw(query.before)}${parameter}${sql.raw(query.after)}`

function* inParts(rowTexts: readonly string[]): Generator<string[]> {
  let part: string[] = []
  let size = 0
  for (const text of rowTexts) {
    part.push(text)
    size += text.length
    if (size < CHARACTERS_AT_ONCE) continue
    yield part
    part = []
    size = 0
  }
  if (part.length > 0) yield part
}

/** A row may refer to a later one of its own table: those are kept apart and written at once, because references are checked at the end of a statement. */
async function addToStaging(db: Db, rowTexts: readonly string[]): Promise<void> {
  for (const part of inParts(rowTexts)) await db.execute(sql`insert into staging (rows) values (${list(part)}::jsonb)`)
}

async function writeStaged(db: Db, table: ArchivedTable): Promise<void> {
  await db.execute(sql.raw(writeQuery(table, 'staging').before))
  await db.execute(sql.raw('truncate staging'))
}

const sequenceRow = z.object({ table: z.string(), column: z.string() })

/** Numbers that the database gives go on after the highest that was written. */
async function continueNumbers(db: Db): Promise<void> {
  const numbered = rows<unknown>(
    await db.execute(sql`
      select c.relname as table, a.attname as column
      from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
      where n.nspname = 'public' and c.relkind = 'r' and a.attidentity <> '' and not a.attisdropped`),
  ).map((row) => sequenceRow.parse(row))
  for (const { table, column } of numbered) {
    const name = sql.identifier(column)
    await db.execute(sql`
      select setval(pg_get_serial_sequence(${`"${table}"`}, ${column}), max(${name})) from ${sql.identifier(table)} having max(${name}) is not null`)
  }
}

/** How many rows there are in all tables: an archive is written into an empty place only. */
export async function rowsInAll(db: Db): Promise<number> {
  let count = 0
  for (const { name } of await tablesInOrder(db)) {
    const [row] = rows<{ count: number }>(await db.execute(sql`select count(*)::int as count from ${sql.identifier(name)}`))
    count += row?.count ?? 0
  }
  return count
}

/**
 * Writes tables that `fill` brings, all or nothing, and proves by fingerprints that they are what they should be. The place must hold the same tables,
 * empty. Throws ArchiveDiffers where something is missing or other.
 */
export function writeTables(db: Db, expected: Fingerprints, fill: (writing: Writing) => Promise<void>): Promise<ArchivedTable[]> {
  return db.transaction(async (tx) => {
    await speakPlainly(tx)
    await tx.execute(sql.raw('create temp table staging (rows jsonb not null) on commit drop'))
    let staged: ArchivedTable | undefined
    const settle = async () => {
      if (staged) await writeStaged(tx, staged)
      staged = undefined
    }
    const add: Writing['add'] = async (table, rowTexts) => {
      if (staged?.name !== table.name) await settle()
      if (table.refersToItself) {
        staged = table
        await addToStaging(tx, rowTexts)
        return
      }
      for (const part of inParts(rowTexts)) await tx.execute(withParameter(writeQuery(table, 'parameter'), list(part)))
    }
    await fill({ add })
    await settle()
    await continueNumbers(tx)
    const tables = await tablesInOrder(tx)
    const unlike = differences(expected, await fingerprintsOf(tx, tables))
    if (unlike.length > 0) throw new ArchiveDiffers(unlike)
    return tables
  })
}
