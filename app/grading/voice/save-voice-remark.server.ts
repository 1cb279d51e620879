import { and, eq } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { files } from '#db/schema/files.ts'
import { remarks } from '#db/schema/grading.ts'
import { plans, submissions } from '#db/schema/plans.ts'
import { submissionsMarkedBy } from '#app/access/submissions.scope.server.ts'
import type { Viewer } from '#app/access/viewer.ts'
import type { FileStore } from '#app/platform/stored-file.ts'
import { checkFile, keepFile } from '#app/platform/keep-file.server.ts'
import { removeBytes } from '#app/platform/sweep-files.server.ts'
import { take } from '#app/rules/grading.ts'
import type { FileRefusal } from '#app/rules/part-files.ts'
import { lockWork } from '../lock-work.server.ts'
import { saveRemark, type SavedRemark } from '../save-remark.server.ts'

/** A remark that is said: `id` is the client's key, `transcript` what is said, where the trainer wrote it down. */
export type VoiceRemark = {
  id: string
  submissionId: string
  partId: string | null
  quote: string | null
  quoteStart: number | null
  bytes: Uint8Array
  name: string
  fallback: string
  transcript: string
}
export type SavedVoiceRemark = SavedRemark | { ok: false; because: FileRefusal }

/** Whether the viewer may mark a hand-in at this moment. Throws 404 for work that is not theirs to mark. */
async function mayMark(db: Db, viewer: Viewer, submissionId: string, now: Date): Promise<SavedRemark> {
  return db.transaction(async (tx): Promise<SavedRemark> => {
    const { row, work } = await lockWork(tx, submissionId, submissionsMarkedBy(viewer))
    const taken = take(work, { now, by: viewer.id })
    return taken.ok ? { ok: true } : { ...taken, by: row.leaseName, since: row.leaseTakenAt }
  })
}

/**
 * Writes a recorded remark on a passage, a part or the whole of a hand-in; the same key twice keeps one recording. Refuses what is no recording or too
 * heavy, and whatever a written remark is refused for.
 */
export async function saveVoiceRemark(db: Db, store: FileStore, viewer: Viewer, remark: VoiceRemark, now: Date): Promise<SavedVoiceRemark> {
  const { id, submissionId, partId, quote, quoteStart, bytes, name, fallback, transcript } = remark
  const may = await mayMark(db, viewer, submissionId, now)
  if (!may.ok) return may
  const checked = await checkFile(bytes, 'voice')
  if (!checked.ok) return checked
  const [work] = await db
    .select({ planId: plans.id })
    .from(submissions)
    .innerJoin(plans, eq(plans.id, submissions.planId))
    .where(eq(submissions.id, submissionId))
  if (!work) throw new Response(null, { status: 404 })
  const place = { planId: work.planId, partId, submissionId, name, fallback, transcript }
  const kept = await keepFile(db, store, { viewer, place, file: checked.file, mayKeep: async () => null }, now)
  if (!kept.ok) return kept
  const voiceId = kept.file.id
  const said = { id, submissionId, partId, quote, quoteStart, criterionId: null, body: transcript, voiceId }
  const saved = await saveRemark(db, viewer, said, now)
  const [held] = await db
    .select({ id: remarks.id })
    .from(remarks)
    .where(and(eq(remarks.id, id), eq(remarks.voiceId, voiceId)))
  if (held) return saved
  // Refused after all, or sent a second time: the recording of the first time stays.
  await db.delete(files).where(eq(files.id, voiceId))
  await removeBytes(store, [voiceId])
  return saved
}
