import { eq } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { marks } from '#db/schema/grading.ts'
import { submissionsMarkedBy } from '#app/access/submissions.scope.server.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { saveMark, type SaveMarkRefusal } from '#app/rules/grading.ts'
import { holdLease } from './hold-lease.server.ts'
import { lockWork } from './lock-work.server.ts'
import { openMark } from './open-mark.server.ts'

/** The message to the author and the note for the team as they were typed; `basedOn` is the version they were read at, 1 where nothing was written. */
export type MessageToSave = { submissionId: string; overall: string; privateNote: string; basedOn: number }

export type SavedMessage =
  | { ok: true; rowVersion: number }
  | { ok: false; because: Exclude<SaveMarkRefusal, 'stale'>; by: string | null; since: Date | null }
  | { ok: false; because: 'stale'; theirs: { overall: string; privateNote: string; rowVersion: number; at: Date } }

/** Saves the overall texts of a marking and renews the hold; refused when somebody changed them since they were read. */
export function saveMessage(db: Db, viewer: Viewer, typed: MessageToSave, now: Date): Promise<SavedMessage> {
  const [overall, privateNote] = [typed.overall.trim(), typed.privateNote.trim()]
  return db.transaction(async (tx): Promise<SavedMessage> => {
    const { row, work } = await lockWork(tx, typed.submissionId, submissionsMarkedBy(viewer))
    const [stored] = row.markId ? await tx.select().from(marks).where(eq(marks.id, row.markId)) : []
    const isSame = stored ? stored.overall === overall && stored.privateNote === privateNote : overall === '' && privateNote === ''
    const rowVersion = stored?.rowVersion ?? 1
    const saved = saveMark(work, { now, by: viewer.id, basedOn: isSame ? rowVersion : typed.basedOn, rowVersion })
    if (!saved.ok) {
      const { because } = saved
      if (because !== 'stale') return { ok: false, because, by: row.leaseName, since: row.leaseTakenAt }
      const theirs = { overall: stored?.overall ?? '', privateNote: stored?.privateNote ?? '', rowVersion, at: stored?.updatedAt ?? now }
      return { ok: false, because, theirs }
    }
    await holdLease(tx, typed.submissionId, saved.lease)
    if (isSame) return { ok: true, rowVersion }
    const mark = await openMark(tx, viewer, row, now)
    await tx.update(marks).set({ overall, privateNote, rowVersion: saved.rowVersion, updatedAt: now }).where(eq(marks.id, mark.id))
    return { ok: true, rowVersion: saved.rowVersion }
  })
}
