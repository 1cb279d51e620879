import { and, eq } from 'drizzle-orm'
import { answeredBy } from '#app/access/attempts.scope.server.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { moroccoDay } from '#app/rules/morocco-time.ts'
import type { PhoneTime } from '#app/rules/phone-time.ts'
import type { Db } from '#db/handle.ts'
import { attempts } from '#db/schema/quizzes.ts'

/**
 * Hands an attempt in: its answers are closed, nothing is marked yet. Handing in twice is handing in once. One that waited on a phone keeps both
 * times. Undefined where the attempt is not theirs.
 */
export async function submitAttempt(
  db: Db,
  viewer: Viewer,
  handedIn: { quizKey: string; attemptId: string },
  now: Date,
  waited: PhoneTime | null = null,
): Promise<{ ok: true } | undefined> {
  return db.transaction(async (tx) => {
    const own = and(eq(attempts.id, handedIn.attemptId), eq(attempts.quizKey, handedIn.quizKey), eq(attempts.personId, viewer.id))
    const [attempt] = await tx
      .select({ submittedAt: attempts.submittedAt, deadlineAt: attempts.deadlineAt })
      .from(attempts)
      .where(own)
      .for('update')
    if (!attempt) return undefined
    if (attempt.submittedAt) return { ok: true }
    const { deadlineAt } = attempt
    // Sent within the grace or later, it counts as handed in when its time was over.
    const submittedAt = deadlineAt && now > deadlineAt ? deadlineAt : now
    const handed = await tx
      .update(attempts)
      .set({
        submittedAt,
        isPrepared: false,
        ...(waited ? { clientFinishedAt: waited.finishedAt, clockSkewSeconds: waited.skewSeconds, receivedAt: now } : {}),
      })
      .where(and(own, answeredBy(tx, viewer, moroccoDay(now))))
      .returning({ id: attempts.id })
    return handed.length === 1 ? { ok: true } : undefined
  })
}
