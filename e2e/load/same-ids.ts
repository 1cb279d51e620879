import { sql } from 'drizzle-orm'
import { rows, type Db } from '#db/handle.ts'

/**
 * Lets a database make the same ids in the same order every time: what one copy was asked can then be asked of another one, and means the same there.
 * For the copies that requests are recorded on and repeated on, not for those that are measured.
 */
export async function makeSameIds(db: Db): Promise<void> {
  await db.execute(sql`create sequence made_ids`)
  await db.execute(sql`create function made_id() returns uuid language sql volatile as
    $$ select overlay(overlay(md5(nextval('made_ids')::text) placing '4' from 13) placing '8' from 17)::uuid $$`)
  const columns = rows<{ table: string; column: string }>(
    await db.execute(sql`select table_name as "table", column_name as "column" from information_schema.columns
      where table_schema = 'public' and column_default = 'gen_random_uuid()'`),
  )
  for (const { table, column } of columns)
    await db.execute(sql`alter table ${sql.identifier(table)} alter column ${sql.identifier(column)} set default made_id()`)
}

/** From here on the ids of a stretch of work are made that has this number. */
export async function beginIdsAt(db: Db, stretch: number): Promise<void> {
  await db.execute(sql`select setval('made_ids', ${(stretch + 1) * 1_000_000}::bigint)`)
}
