import { sql } from 'drizzle-orm'
import { rows, type Db } from './handle.ts'

/** Tables that only grow: triggers refuse change and deletion to everybody, and the role of the program has no right to it. */
export const ONLY_GROW = ['audit_entries', 'audit_seals'] as const

/** Two programs that start at once give the rights one after the other. */
const GIVING = 7_203_115

/**
 * Gives the role of the program what it needs of the tables that another role owns: to read and write them all, to add to those that only grow, and
 * nothing else: no change of a table, no trigger, no rule. To be called with the owner's connection, after the migrations; called again it gives the same.
 */
export async function giveAppRole(owner: Db, role: string): Promise<void> {
  const name = sql.identifier(role)
  await owner.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${GIVING})`)
    const found = await tx.execute(sql`select tablename as name from pg_tables where schemaname = 'public'`)
    for (const { name: table } of rows<{ name: string }>(found)) {
      const onTable = sql.identifier(table)
      const growsOnly = ONLY_GROW.some((one) => one === table)
      await tx.execute(sql`revoke all on public.${onTable} from ${name}`)
      await tx.execute(
        sql`grant ${sql.raw(growsOnly ? 'select, insert' : 'select, insert, update, delete')} on public.${onTable} to ${name}`,
      )
    }
    await tx.execute(sql`grant usage on schema public, drizzle to ${name}`)
    await tx.execute(sql`grant usage, select on all sequences in schema public to ${name}`)
    await tx.execute(sql`grant select on all tables in schema drizzle to ${name}`)
  })
}
