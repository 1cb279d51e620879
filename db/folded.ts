import { sql, type SQL } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'

const ACCENTED = 'àáâãäåçèéêëìíîïñòóôõöùúûüýÿšžœæأإآٱىة'
const PLAIN = 'aaaaaaceeeeiiiinooooouuuuyyszoaاااايه'

/** A text without case and accents, so that "Nadege" finds "Nadège" and alef finds all its forms. */
export function folded(text: string): string {
  return [...text.toLowerCase()].map((letter) => [...PLAIN][[...ACCENTED].indexOf(letter)] ?? letter).join('')
}

/** A column folded as `folded` does, with functions that both engines have: for searching and for the order of names. */
export const foldedColumn = (column: PgColumn | SQL): SQL => sql`translate(lower(${column}), ${ACCENTED}::text, ${PLAIN}::text)`
