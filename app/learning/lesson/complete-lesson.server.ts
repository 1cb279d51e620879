import { and, eq, sql } from 'drizzle-orm'
import { studiedBy } from '#app/access/activities.scope.server.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { moroccoDay } from '#app/rules/morocco-time.ts'
import type { PhoneTime } from '#app/rules/phone-time.ts'
import type { Db } from '#db/handle.ts'
import { activities, slots } from '#db/schema/courses.ts'
import { eventId } from '#app/platform/event-id.server.ts'
import { recordProgress } from '#app/platform/record-progress.server.ts'

/** Records that a lesson was read: once for each version of it; a lesson read on a phone without a network counts from when it was read. Answers whether practice questions follow; undefined where the lesson is not theirs. */
export async function completeLesson(
  db: Db,
  viewer: Viewer,
  key: string,
  now: Date,
  waited: PhoneTime | null = null,
): Promise<{ hasQuestions: boolean; moduleKey: string } | undefined> {
  const studied = studiedBy(db, viewer, moroccoDay(now))
  const [lesson] = await db
    .select({
      versionId: activities.versionId,
      courseId: studied.courseId,
      moduleKey: sql<string>`${activities.moduleKey}`,
      hasQuestions: sql<boolean>`exists (select 1 from ${slots} where ${slots.versionId} = ${activities.versionId}
        and ${slots.activityKey} = ${activities.key})`,
    })
    .from(activities)
    .innerJoin(studied, eq(studied.versionId, activities.versionId))
    .where(and(eq(activities.key, key), eq(activities.kind, 'lesson')))
  if (!lesson) return undefined
  const { versionId, courseId, hasQuestions, moduleKey } = lesson
  const id = eventId('completed', viewer.id, key, versionId)
  await recordProgress(
    db,
    { id, personId: viewer.id, courseId, itemKey: key, versionId, kind: 'completed', score: null, occurredAt: waited?.finishedAt ?? now },
    now,
    waited ? 'offline' : 'online',
  )
  return { hasQuestions, moduleKey }
}
