import type { Viewer } from '#app/access/viewer.ts'
import { moroccoDay } from '#app/rules/morocco-time.ts'
import type { Db } from '#db/handle.ts'
import { eventId } from '#app/platform/event-id.server.ts'
import { recordProgress } from '#app/platform/record-progress.server.ts'

/** A lesson found through the viewer's scope, and when they last did anything in it. */
export type OpenedLesson = { key: string; versionId: string; courseId: string; lastAt: Date | null }

/** Records that a lesson was opened: at most once a day in Morocco, and not on a day on which something was recorded in it already. */
export async function openLesson(db: Db, viewer: Viewer, lesson: OpenedLesson, now: Date): Promise<void> {
  const today = moroccoDay(now)
  if (lesson.lastAt && moroccoDay(lesson.lastAt) === today) return
  await recordProgress(
    db,
    {
      id: eventId('opened', viewer.id, lesson.key, today),
      personId: viewer.id,
      courseId: lesson.courseId,
      itemKey: lesson.key,
      versionId: lesson.versionId,
      kind: 'opened',
      score: null,
      occurredAt: now,
    },
    now,
  )
}
