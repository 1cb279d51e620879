import { and, eq, isNull } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { files } from '#db/schema/files.ts'
import type { Viewer } from '#app/access/viewer.ts'
import type { FileStore } from '#app/platform/stored-file.ts'
import { checkFile, keepFile, type KeptFile } from '#app/platform/keep-file.server.ts'
import { roomFor, type FileKind, type FileRefusal } from '#app/rules/part-files.ts'
import { lockPlan } from '../save-part.server.ts'

/** A file on its way into a part. `fallback` names a file that brings no name. */
export type FileToAdd = {
  planId: string
  partId: string
  name: string
  bytes: Uint8Array
  what: 'file' | 'voice'
  transcript: string
  fallback: string
}
export type AddedFile = { ok: true; file: KeptFile } | { ok: false; because: FileRefusal }

/** Why a part of the viewer's plan has no room for a file of a kind; null where it has. Throws 404 for a plan or a part that is not theirs. */
export async function refusedRoom(db: Db, viewer: Viewer, part: { planId: string; partId: string }, kind: FileKind, hash: string) {
  const plan = await lockPlan(db, viewer, part.planId)
  const asked = plan.assignment.parts.find(({ id }) => id === part.partId)
  if (!asked) throw new Response(null, { status: 404 })
  const held = await db
    .select({ kind: files.kind, hash: files.hash })
    .from(files)
    .where(and(eq(files.planId, plan.id), eq(files.partId, part.partId), isNull(files.submissionId), isNull(files.removedAt)))
  if (held.some((file) => file.hash === hash)) return null
  return roomFor(
    asked,
    held.map((file) => file.kind),
    kind,
  )
}

/**
 * Adds a file to a part of the viewer's plan: its type is what its content says, photos lose what the camera wrote beside them, the same file is kept
 * once. Refuses what is too large, damaged, locked, of another type, or one too many.
 */
export async function addFile(db: Db, store: FileStore, viewer: Viewer, adding: FileToAdd, now: Date): Promise<AddedFile> {
  const { planId, partId, name, bytes, what, transcript, fallback } = adding
  const checked = await checkFile(bytes, what === 'voice' ? 'voice' : null)
  if (!checked.ok) return checked
  const { file } = checked
  const place = { planId, partId, submissionId: null, name, fallback, transcript: file.kind === 'voice' ? transcript : '' }
  const mayKeep = (tx: Db) => refusedRoom(tx, viewer, { planId, partId }, file.kind, file.hash)
  return keepFile(db, store, { viewer, place, file, mayKeep }, now)
}
