import { eq } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { awaitedProofs } from '#db/schema/people.ts'

/** Uses up an owed proof that was given; false where another request has done so. */
export async function endProof(db: Db, id: string): Promise<boolean> {
  const ended = await db.delete(awaitedProofs).where(eq(awaitedProofs.id, id)).returning({ id: awaitedProofs.id })
  return ended.length === 1
}
