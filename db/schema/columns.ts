import { sql, type SQL } from 'drizzle-orm'
import { date, jsonb, timestamp, uuid, type PgColumn } from 'drizzle-orm/pg-core'
import type { FullText, LocalText } from '#app/rules/languages.ts'

/** A surrogate key; made by the client where work may start offline, else by the database. */
export const id = () => uuid('id').primaryKey().defaultRandom()

/** An instant in UTC. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })

/** The instant a row was written, by the server's clock. */
export const createdAt = () => instant('created_at').notNull().defaultNow()

/** A calendar day without a zone, as 'YYYY-MM-DD'. */
export const day = (name: string) => date(name, { mode: 'string' })

/** A text in three languages, of which French is sure. */
export const localTextColumn = (name: string) => jsonb(name).$type<LocalText>()

/** A text complete in three languages. */
export const fullTextColumn = (name: string) => jsonb(name).$type<FullText>()

/** The condition that a text column holds one of a fixed list of words: the words are constants of the code, never input. */
export function oneOf(column: PgColumn, words: readonly string[]): SQL {
  return sql`${column} in (${sql.raw(words.map((word) => `'${word}'`).join(', '))})`
}
