import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { eq, lt, or } from 'drizzle-orm'
import type { Viewer } from '#app/access/viewer.ts'
import type { ImportFormat } from '#app/exchange/format-names.ts'
import type { Db } from '#db/handle.ts'
import { bankImports } from '#db/schema/bank.ts'

const DAY = 86_400_000

/** Keeps a file until its report was read and its questions are taken, at most for a day, one file a person; answers its id. */
export async function keepFile(
  db: Db,
  viewer: Pick<Viewer, 'id'>,
  file: { courseId: string; name: string; bytes: Uint8Array; format: ImportFormat | null },
  now: Date,
): Promise<string> {
  const content = (await promisify(gzip)(file.bytes)).toString('base64')
  return db.transaction(async (tx) => {
    await tx.delete(bankImports).where(or(eq(bankImports.askedBy, viewer.id), lt(bankImports.createdAt, new Date(now.getTime() - DAY))))
    const [kept] = await tx
      .insert(bankImports)
      .values({
        ...{ courseId: file.courseId, fileName: file.name.slice(0, 200), format: file.format, content },
        askedBy: viewer.id,
        createdAt: now,
      })
      .returning({ id: bankImports.id })
    if (!kept) throw new Error('A file was not kept')
    return kept.id
  })
}
