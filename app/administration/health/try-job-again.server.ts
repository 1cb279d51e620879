import type { Db } from '#db/handle.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { retryJob } from '#app/platform/queue.server.ts'
import { recordAudit } from '#app/platform/record-audit.server.ts'

/** Gives a job that was given up its tries again; one that runs, waits or is done stays as it is. */
export async function tryJobAgain(db: Db, viewer: Viewer, jobId: string, now: Date): Promise<void> {
  await db.transaction(async (tx) => {
    if (!(await retryJob(tx, jobId, now))) return
    await recordAudit(tx, { actorId: viewer.id, action: 'job.tried-again', subject: { kind: 'job', id: jobId } }, now)
  })
}
