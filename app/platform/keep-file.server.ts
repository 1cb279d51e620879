import { createHash, randomUUID } from 'node:crypto'
import type { Db } from '#db/handle.ts'
import { files } from '#db/schema/files.ts'
import { drawPicture } from '#app/paper/draw-paper.server.ts'
import { readContent, type FileContent } from '#app/rules/file-content.ts'
import { withoutTracesJpeg, withoutTracesPng } from '#app/rules/file-traces.ts'
import { claimsOther, FILE_TYPES, keptName, sizeRefusal, type FileKind, type FileRefusal, type FileType } from '#app/rules/part-files.ts'
import { fileKey, previewKey } from './file-store.server.ts'
import type { FileStore } from './stored-file.ts'

/** The width of the small picture of a photo, in points. */
const PREVIEW_WIDTH = 160

/** A file that was looked at: what it is, its bytes without the traces of a camera, and a small picture of a photo. */
export type CheckedFile = { type: FileType; kind: FileKind; bytes: Uint8Array; hash: string; preview: Buffer | null }
export type CheckedOrNot = { ok: true; file: CheckedFile } | { ok: false; because: FileRefusal }

/** The hash by which a file is known again. */
export const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

// The turns and mirrorings of EXIF, for a picture of one by one.
const TURNS: Readonly<Record<number, string>> = {
  2: 'matrix(-1 0 0 1 1 0)',
  3: 'matrix(-1 0 0 -1 1 1)',
  4: 'matrix(1 0 0 -1 0 1)',
  5: 'matrix(0 1 1 0 0 0)',
  6: 'matrix(0 1 -1 0 1 0)',
  7: 'matrix(0 -1 -1 0 1 1)',
  8: 'matrix(0 -1 1 0 0 1)',
}

function drawingOf({ width = 1, height = 1, turned = 1, type }: FileContent, bytes: Uint8Array | null): string {
  const [across, down] = turned >= 5 ? [height, width] : [width, height]
  const place = Math.max(1, Math.round((PREVIEW_WIDTH * down) / across))
  const shown = bytes
    ? `<image href="data:${type};base64,${Buffer.from(bytes).toString('base64')}" width="1" height="1" preserveAspectRatio="none"/>`
    : ''
  const picture = `<g transform="scale(${PREVIEW_WIDTH} ${place}) ${TURNS[turned] ?? ''}">${shown}</g>`
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${PREVIEW_WIDTH}" height="${place}">${picture}</svg>`
}

/** A small picture of a photo, drawn beside the server; null where nothing can be seen: the photo is damaged. */
async function previewOf(content: FileContent, bytes: Uint8Array): Promise<Buffer | null> {
  const [drawn, nothing] = await Promise.all([
    drawPicture({ svg: drawingOf(content, bytes), width: PREVIEW_WIDTH }),
    drawPicture({ svg: drawingOf(content, null), width: PREVIEW_WIDTH }),
  ])
  return drawn.equals(nothing) ? null : drawn
}

/** Looks at a file that arrived: what it is by its content, whether it opens, without what a camera wrote beside a picture. `only` demands a kind. */
export async function checkFile(bytes: Uint8Array, only: 'voice' | null): Promise<CheckedOrNot> {
  const read = readContent(bytes)
  if (!read.ok) return only === 'voice' && read.because === 'other-type' ? { ok: false, because: 'no-voice' } : read
  const { content } = read
  const { type } = content
  const { kind } = FILE_TYPES[type]
  if (only === 'voice' && kind !== 'voice') return { ok: false, because: 'no-voice' }
  const because = sizeRefusal(kind, bytes.length)
  if (because) return { ok: false, because }
  const hash = hashOf(bytes)
  if (kind !== 'photo') return { ok: true, file: { type, kind, bytes, hash, preview: null } }
  const clean = type === 'image/png' ? withoutTracesPng(bytes) : withoutTracesJpeg(bytes, content.turned ?? 1)
  const preview = clean && (await previewOf(content, clean))
  return clean && preview ? { ok: true, file: { type, kind, bytes: clean, hash, preview } } : { ok: false, because: 'damaged' }
}

/** Where a file belongs: a part of a plan, or a hand-in for a trainer's recording. */
export type FilePlace = {
  planId: string
  partId: string | null
  submissionId: string | null
  name: string
  /** The name of a file that has none, in the language of the page. */
  fallback: string
  transcript: string
}
export type KeptFile = { id: string; isKnown: boolean; isOtherThanNamed: boolean }
export type KeptOrNot = { ok: true; file: KeptFile } | { ok: false; because: FileRefusal }

type Keeping = { viewer: { id: string }; place: FilePlace; file: CheckedFile; mayKeep: (tx: Db) => Promise<FileRefusal | null> }

/**
 * Writes a checked file: the bytes first, then its row, so that no row ever points to nothing. The same bytes in the same part are kept once.
 * `mayKeep` is asked in the transaction that writes the row.
 */
export async function keepFile(db: Db, store: FileStore, { viewer, place, file, mayKeep }: Keeping, now: Date): Promise<KeptOrNot> {
  const id = randomUUID()
  const { type, kind, bytes, hash, preview } = file
  const { name, fallback, ...where } = place
  const row = { id, ...where, kind, type, hash, name: keptName(name, type, fallback), bytes: bytes.length, hasPreview: preview !== null }
  await store.put(fileKey(id), bytes)
  if (preview) await store.put(previewKey(id), preview)
  const because = await db.transaction(async (tx) => {
    const refusal = await mayKeep(tx)
    if (refusal) return refusal
    const values = { ...row, addedBy: viewer.id, addedAt: now }
    const [written] = await tx.insert(files).values(values).onConflictDoNothing().returning({ id: files.id })
    return written ? null : 'known'
  })
  if (because !== null) await store.remove([fileKey(id), previewKey(id)])
  if (because !== null && because !== 'known') return { ok: false, because }
  return { ok: true, file: { id, isKnown: because === 'known', isOtherThanNamed: claimsOther(name, type) } }
}
