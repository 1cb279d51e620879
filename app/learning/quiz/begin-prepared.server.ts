import { and, eq } from 'drizzle-orm'
import type { Viewer } from '#app/access/viewer.ts'
import { eventId } from '#app/platform/event-id.server.ts'
import { recordProgress } from '#app/platform/record-progress.server.ts'
import { testAsked } from '#app/rules/course-tests.ts'
import type { PhoneTime } from '#app/rules/phone-time.ts'
import type { Db } from '#db/handle.ts'
import { courseVersions } from '#db/schema/courses.ts'
import { attempts } from '#db/schema/quizzes.ts'

/** Begins the paper that a phone held, now or when it was begun there; one that is begun already stays as it is. Answers whether it was this that began it. */
export async function beginPrepared(
  db: Db,
  viewer: Pick<Viewer, 'id'>,
  attemptId: string,
  now: Date,
  waited: PhoneTime | null = null,
): Promise<boolean> {
  const startedAt = waited?.finishedAt ?? now
  const [begun] = await db
    .update(attempts)
    .set({
      isPrepared: false,
      startedAt,
      ...(waited ? { clientStartedAt: waited.finishedAt, clockSkewSeconds: waited.skewSeconds } : {}),
    })
    .where(and(eq(attempts.id, attemptId), eq(attempts.personId, viewer.id), eq(attempts.isPrepared, true)))
    .returning({ versionId: attempts.versionId, quizKey: attempts.quizKey })
  if (!begun) return false
  if (testAsked(begun.quizKey)) return true
  const [course] = await db.select({ courseId: courseVersions.courseId }).from(courseVersions).where(eq(courseVersions.id, begun.versionId))
  if (!course) throw new Error('An attempt has no course')
  const { versionId, quizKey: itemKey } = begun
  const id = eventId('opened', attemptId)
  await recordProgress(
    db,
    { id, personId: viewer.id, courseId: course.courseId, itemKey, versionId, kind: 'opened', score: null, occurredAt: startedAt },
    now,
    waited ? 'offline' : 'online',
  )
  return true
}
