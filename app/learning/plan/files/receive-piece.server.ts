import { and, eq } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { uploads } from '#db/schema/files.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { pieceKey, piecesOf } from '#app/platform/file-store.server.ts'
import type { FileStore } from '#app/platform/stored-file.ts'
import { hashOf } from '#app/platform/keep-file.server.ts'
import type { FileRefusal } from '#app/rules/part-files.ts'
import { addFile } from './add-file.server.ts'

export type Piece = { uploadId: string; offset: number; bytes: Uint8Array; fallback: string }
/** What has arrived: so many bytes, or the whole file. */
export type ReceivedPiece =
  { ok: true; received: number } | { ok: true; file: string; isOtherThanNamed: boolean } | { ok: false; because: FileRefusal }

type Upload = typeof uploads.$inferSelect

/** All pieces, each where the one before ends. */
async function wholeOf(store: FileStore, upload: Upload): Promise<Buffer> {
  const pieces: Buffer[] = []
  let at = 0
  while (at < upload.bytes) {
    const piece = await store.get(pieceKey(upload.id, at))
    if (!piece || piece.length === 0) break
    pieces.push(piece)
    at += piece.length
  }
  return Buffer.concat(pieces)
}

/** Lets an upload go with its pieces. */
export async function endUpload(db: Db, store: FileStore, uploadId: string): Promise<void> {
  await db.delete(uploads).where(eq(uploads.id, uploadId))
  const pieces = await store.list(piecesOf(uploadId))
  await store.remove(pieces.map(({ key }) => key))
}

/**
 * Takes the next piece of a file. A piece that came before is not taken twice, one that comes too early is answered with the place where to go on.
 * The last one makes the file: refused where its bytes are not those that were announced, or the file is none that is taken.
 */
export async function receivePiece(db: Db, store: FileStore, viewer: Viewer, piece: Piece, now: Date): Promise<ReceivedPiece> {
  const { uploadId, offset, bytes, fallback } = piece
  const own = and(eq(uploads.id, uploadId), eq(uploads.personId, viewer.id))
  const [upload] = await db.select().from(uploads).where(own)
  if (!upload) throw new Response(null, { status: 404 })
  let { received } = upload
  if (offset === received && received < upload.bytes) {
    if (bytes.length === 0 || offset + bytes.length > upload.bytes) throw new Response(null, { status: 400 })
    await store.put(pieceKey(uploadId, offset), bytes)
    const counted = { received: offset + bytes.length }
    const [taken] = await db
      .update(uploads)
      .set(counted)
      .where(and(own, eq(uploads.received, offset)))
      .returning({ received: uploads.received })
    if (taken) received = taken.received
  }
  if (received < upload.bytes) return { ok: true, received }

  const whole = await wholeOf(store, upload)
  if (whole.length !== upload.bytes || hashOf(whole) !== upload.hash) {
    await endUpload(db, store, uploadId)
    return { ok: false, because: 'changed' }
  }
  const [claimed, ...name] = upload.name.split(':')
  const what = claimed === 'voice' ? ('voice' as const) : ('file' as const)
  const { planId, partId, transcript } = upload
  const adding = {
    planId,
    partId,
    transcript,
    fallback,
    name: name.join(':'),
    bytes: whole,
    what,
  }
  const added = await addFile(db, store, viewer, adding, now)
  await endUpload(db, store, uploadId)
  return added.ok ? { ok: true, file: added.file.id, isOtherThanNamed: added.file.isOtherThanNamed } : added
}
