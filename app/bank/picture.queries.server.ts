import { eq } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { bankPictures } from '#db/schema/bank.ts'

/** What a picture holds; undefined where none has this hash. One query. */
export async function pictureOf(db: Db, hash: string) {
  const [found] = await db
    .select({ type: bankPictures.type, content: bankPictures.content })
    .from(bankPictures)
    .where(eq(bankPictures.hash, hash))
  return found && { type: found.type, bytes: Buffer.from(found.content, 'base64') }
}
