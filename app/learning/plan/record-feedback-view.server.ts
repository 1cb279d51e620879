import type { Db } from '#db/handle.ts'
import { feedbackViews } from '#db/schema/grading.ts'
import type { Viewer } from '#app/access/viewer.ts'

/** Records when a learner first read the feedback of a release; later readings change nothing. */
export async function recordFeedbackView(db: Db, viewer: Viewer, releaseId: string, now: Date): Promise<void> {
  await db.insert(feedbackViews).values({ releaseId, personId: viewer.id, seenAt: now }).onConflictDoNothing()
}
