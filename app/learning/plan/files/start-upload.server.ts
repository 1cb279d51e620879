import { and, eq } from 'drizzle-orm'
import type { z } from 'zod'
import type { Db } from '#db/handle.ts'
import { files, uploads } from '#db/schema/files.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { sizeRefusal, type FileRefusal } from '#app/rules/part-files.ts'
import { refusedRoom } from './add-file.server.ts'
import type { startForm } from './files.forms.ts'

/** A file that a phone wants to send in pieces. */
export type UploadToStart = { planId: string; partId: string } & z.infer<typeof startForm>
/** Where to go on: the upload with what has arrived of it, or the file itself where it is there already. */
export type StartedUpload =
  { ok: true; upload: string; received: number } | { ok: true; file: string } | { ok: false; because: FileRefusal }

/** Begins to receive a file, or goes on with the same one that was cut: the hash of its bytes says which it is. Refuses before anything is sent what would be refused after. */
export function startUpload(db: Db, viewer: Viewer, wanted: UploadToStart, now: Date): Promise<StartedUpload> {
  const { planId, partId, name, bytes, hash, what, transcript } = wanted
  const kind = what === 'voice' ? ('voice' as const) : ('photo' as const)
  return db.transaction(async (tx): Promise<StartedUpload> => {
    const because = (await refusedRoom(tx, viewer, { planId, partId }, kind, hash)) ?? sizeRefusal(kind, bytes)
    if (because) return { ok: false, because }
    const known = and(eq(files.planId, planId), eq(files.partId, partId), eq(files.hash, hash))
    const [there] = await tx.select({ id: files.id, removedAt: files.removedAt, of: files.submissionId }).from(files).where(known)
    if (there && there.removedAt === null && there.of === null) return { ok: true, file: there.id }
    const own = { planId, partId, personId: viewer.id, hash }
    // The kind stands before the name: what is said to be a recording must be one when it is whole.
    await tx
      .insert(uploads)
      .values({ ...own, name: `${what}:${name}`, bytes, transcript, startedAt: now })
      .onConflictDoUpdate({ target: [uploads.planId, uploads.partId, uploads.personId, uploads.hash], set: { transcript } })
    const [upload] = await tx
      .select({ id: uploads.id, received: uploads.received })
      .from(uploads)
      .where(and(eq(uploads.planId, planId), eq(uploads.partId, partId), eq(uploads.personId, viewer.id), eq(uploads.hash, hash)))
    if (!upload) throw new Error('An upload was not written')
    return { ok: true, upload: upload.id, received: upload.received }
  })
}
