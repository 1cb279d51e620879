import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { people } from '#db/schema/people.ts'
import { erasePerson } from './erase-person.server.ts'

/**
 * Erases again everybody of a list of erasures who is there: a backup from before an erasure brings people back who went. Answers how many were
 * erased, and how many stay because they are the last administrator.
 */
export async function repeatErasures(db: Db, hashes: readonly string[], now: Date): Promise<{ erased: number; kept: number }> {
  if (hashes.length === 0) return { erased: 0, kept: 0 }
  const back = await db
    .select({ id: people.id })
    .from(people)
    .where(and(eq(people.isStandIn, false), inArray(sql`encode(sha256(convert_to(${people.id}::text, 'UTF8')), 'hex')`, [...hashes])))
  let erased = 0
  for (const { id } of back) if ((await erasePerson(db, id, { cause: 'asked', by: null }, now)).ok) erased += 1
  return { erased, kept: back.length - erased }
}
