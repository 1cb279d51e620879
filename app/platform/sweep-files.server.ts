import { inArray, lt, notExists, and, eq } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { files, submissionFiles, uploads } from '#db/schema/files.ts'
import { KEPT_DAYS } from '#app/rules/part-files.ts'
import { fileKey, previewKey } from './file-store.server.ts'
import type { FileStore } from './stored-file.ts'

const DAY_MS = 86_400_000
/** Bytes stand before their row: what is younger may be on its way. */
const YOUNG_MS = DAY_MS

/** Removes the bytes of files whose rows are gone. */
export const removeBytes = (store: FileStore, ids: readonly string[]): Promise<void> =>
  store.remove(ids.flatMap((id) => [fileKey(id), previewKey(id)]))

/** The id that a key belongs to: `plans/<id>`, `plans/<id>.png`, `uploads/<id>/<place>`. */
const idOfKey = (key: string) => key.split('/')[1]?.split('.')[0] ?? ''

/**
 * Lets go what nobody needs: files taken out of a part 30 days ago that no hand-in holds, uploads that stopped a day ago, and bytes older than a day
 * without a row. Answers how many rows and how many keys went.
 */
export async function sweepFiles(db: Db, store: FileStore, now: Date): Promise<{ rows: number; keys: number }> {
  const held = db.select({ id: submissionFiles.fileId }).from(submissionFiles).where(eq(submissionFiles.fileId, files.id))
  const over = and(lt(files.removedAt, new Date(now.getTime() - KEPT_DAYS * DAY_MS)), notExists(held))
  const gone = await db.delete(files).where(over).returning({ id: files.id })
  const stopped = await db
    .delete(uploads)
    .where(lt(uploads.startedAt, new Date(now.getTime() - DAY_MS)))
    .returning({ id: uploads.id })
  const old = (await store.list('')).filter(({ changedAt }) => changedAt.getTime() < now.getTime() - YOUNG_MS)
  const ids = [...new Set(old.map(({ key }) => idOfKey(key)))].filter((id) => /^[0-9a-f-]{36}$/.test(id))
  const known = new Set<string>()
  for (let at = 0; at < ids.length; at += 500) {
    const some = ids.slice(at, at + 500)
    for (const { id } of await db.select({ id: files.id }).from(files).where(inArray(files.id, some))) known.add(id)
    for (const { id } of await db.select({ id: uploads.id }).from(uploads).where(inArray(uploads.id, some))) known.add(id)
  }
  const orphans = old.map(({ key }) => key).filter((key) => !known.has(idOfKey(key)))
  await store.remove(orphans)
  await removeBytes(
    store,
    gone.map(({ id }) => id),
  )
  return { rows: gone.length + stopped.length, keys: orphans.length }
}
