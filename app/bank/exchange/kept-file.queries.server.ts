import { gunzipSync } from 'node:zlib'
import { and, eq } from 'drizzle-orm'
import { z } from 'zod'
import { bankKeptBy } from '#app/access/bank.scope.server.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { IMPORT_FORMATS } from '#app/exchange/format-names.ts'
import type { Db } from '#db/handle.ts'
import { bankImports } from '#db/schema/bank.ts'

/** Larger than any file that is taken. */
const MOST_BYTES = 12_000_000

/** A file that the viewer looks at before its questions are taken; undefined where it is not theirs, or its course no longer is. One query. */
export async function keptFile(db: Db, viewer: Viewer, id: string) {
  const [kept] = await db
    .select()
    .from(bankImports)
    .where(and(eq(bankImports.id, id), eq(bankImports.askedBy, viewer.id), bankKeptBy(db, viewer, bankImports.courseId)))
  if (!kept) return undefined
  const { courseId, fileName, content } = kept
  const format = z.enum(IMPORT_FORMATS).nullable().parse(kept.format)
  return {
    id,
    courseId,
    fileName,
    format,
    bytes: new Uint8Array(gunzipSync(Buffer.from(content, 'base64'), { maxOutputLength: MOST_BYTES })),
  }
}
