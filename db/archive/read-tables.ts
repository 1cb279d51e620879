import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { rows, type Db } from '../handle.ts'
import { fingerprintsOf, speakPlainly, type Fingerprints } from './fingerprints.ts'
import { rowsQuery, tablesInOrder, type ArchivedTable } from './tables.ts'

const ROWS_AT_ONCE = 1000
const textRow = z.object({ row: z.string() })

/** The whole of a database at one instant: its tables in order, their fingerprints, and a walk over the rows of each as JSON texts. */
export type Reading = {
  tables: ArchivedTable[]
  fingerprints: Fingerprints
  rowsOf: (table: ArchivedTable) => AsyncGenerator<string[]>
}

async function* rowsOf(db: Db, table: ArchivedTable): AsyncGenerator<string[]> {
  await db.execute(sql.raw(`declare archive_rows no scroll cursor for ${rowsQuery(table)}`))
  for (;;) {
    const batch = rows<unknown>(await db.execute(sql.raw(`fetch ${ROWS_AT_ONCE} from archive_rows`))).map((row) => textRow.parse(row).row)
    if (batch.length > 0) yield batch
    if (batch.length < ROWS_AT_ONCE) break
  }
  await db.execute(sql.raw('close archive_rows'))
}

/** Reads a whole database as of one instant, while others go on writing, and hands it to `work`. */
export function readTables<T>(db: Db, work: (reading: Reading) => Promise<T>): Promise<T> {
  return db.transaction(
    async (tx) => {
      await speakPlainly(tx)
      const tables = await tablesInOrder(tx)
      const fingerprints = await fingerprintsOf(tx, tables)
      return work({ tables, fingerprints, rowsOf: (table) => rowsOf(tx, table) })
    },
    { isolationLevel: 'repeatable read', accessMode: 'read only' },
  )
}
