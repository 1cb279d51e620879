import { and, eq, gt, isNotNull, isNull } from 'drizzle-orm'
import type { z } from 'zod'
import type { Db } from '#db/handle.ts'
import { files } from '#db/schema/files.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { KEPT_DAYS, type FileRefusal } from '#app/rules/part-files.ts'
import { lockPlan } from '../save-part.server.ts'
import { refusedRoom } from './add-file.server.ts'
import type { fileForm } from './files.forms.ts'

type Change = { planId: string; partId: string } & z.infer<typeof fileForm>

/** Takes a file out of a part, puts it back within 30 days, or writes down what a recording says. What was handed in keeps its files. Refuses to put back into a full part. */
export function changeFile(db: Db, viewer: Viewer, change: Change, now: Date): Promise<FileRefusal | null> {
  const { planId, partId, fileId } = change
  const own = and(eq(files.id, fileId), eq(files.planId, planId), eq(files.partId, partId), isNull(files.submissionId))
  return db.transaction(async (tx) => {
    await lockPlan(tx, viewer, planId)
    if (change.act === 'remove') {
      await tx
        .update(files)
        .set({ removedAt: now })
        .where(and(own, isNull(files.removedAt)))
      return null
    }
    if (change.act === 'say') {
      await tx
        .update(files)
        .set({ transcript: change.transcript })
        .where(and(own, eq(files.kind, 'voice')))
      return null
    }
    const isKept = gt(files.removedAt, new Date(now.getTime() - KEPT_DAYS * 86_400_000))
    const [found] = await tx
      .select({ kind: files.kind, hash: files.hash })
      .from(files)
      .where(and(own, isNotNull(files.removedAt), isKept))
    if (!found) throw new Response(null, { status: 404 })
    const because = await refusedRoom(tx, viewer, { planId, partId }, found.kind, found.hash)
    if (because) return because
    const [again] = await tx
      .select({ id: files.id })
      .from(files)
      .where(
        and(
          eq(files.planId, planId),
          eq(files.partId, partId),
          eq(files.hash, found.hash),
          isNull(files.submissionId),
          isNull(files.removedAt),
        ),
      )
    if (!again) await tx.update(files).set({ removedAt: null }).where(own)
    return null
  })
}
