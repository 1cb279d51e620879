import { randomInt } from 'node:crypto'
import { and, asc, eq, isNull, max } from 'drizzle-orm'
import { studiedBy } from '#app/access/activities.scope.server.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { moroccoDay } from '#app/rules/morocco-time.ts'
import type { Db } from '#db/handle.ts'
import { activities, questionVersions, slots } from '#db/schema/courses.ts'
import { attempts, attemptSlots } from '#db/schema/quizzes.ts'
import { eventId } from '#app/platform/event-id.server.ts'
import { recordProgress } from '#app/platform/record-progress.server.ts'
import { frozenOrder } from '../questions/shown-question.ts'

const LARGEST_SEED = 2 ** 31

/** Begins an attempt at a quiz with a paper that stays as it is, or goes on with the one that is open: two taps make one attempt. Undefined where the quiz is not theirs. */
export async function startAttempt(db: Db, viewer: Viewer, quizKey: string, now: Date): Promise<{ attemptId: string } | undefined> {
  return db.transaction(async (tx) => {
    const studied = studiedBy(tx, viewer, moroccoDay(now))
    const paper = await tx
      .select({
        versionId: studied.versionId,
        courseId: studied.courseId,
        enrolmentId: studied.enrolmentId,
        position: slots.position,
        questionVersionId: slots.questionVersionId,
        maxMark: slots.maxMark,
        question: questionVersions.body,
      })
      .from(activities)
      .innerJoin(studied, eq(studied.versionId, activities.versionId))
      .innerJoin(slots, and(eq(slots.versionId, activities.versionId), eq(slots.activityKey, activities.key)))
      .innerJoin(questionVersions, eq(questionVersions.id, slots.questionVersionId))
      .where(and(eq(activities.key, quizKey), eq(activities.kind, 'quiz')))
      .orderBy(asc(slots.position))
    const [first] = paper
    if (!first) return undefined
    const mine = and(eq(attempts.personId, viewer.id), eq(attempts.quizKey, quizKey))
    const [latest] = await tx
      .select({ n: max(attempts.n) })
      .from(attempts)
      .where(mine)
    const seed = randomInt(LARGEST_SEED)
    const [made] = await tx
      .insert(attempts)
      .values({
        personId: viewer.id,
        enrolmentId: first.enrolmentId,
        versionId: first.versionId,
        quizKey,
        n: (latest?.n ?? 0) + 1,
        seed,
        startedAt: now,
      })
      .onConflictDoNothing()
      .returning({ id: attempts.id })
    if (!made) {
      const [open] = await tx
        .select({ id: attempts.id })
        .from(attempts)
        .where(and(mine, isNull(attempts.submittedAt)))
      if (!open) throw new Error('An attempt was neither made nor found open')
      return { attemptId: open.id }
    }
    await tx.insert(attemptSlots).values(
      paper.map(({ question, questionVersionId, maxMark }, index) => ({
        attemptId: made.id,
        position: index + 1,
        questionVersionId,
        maxMark,
        optionOrder: frozenOrder(question, seed),
      })),
    )
    const { courseId, versionId } = first
    const id = eventId('opened', made.id)
    await recordProgress(
      tx,
      { id, personId: viewer.id, courseId, itemKey: quizKey, versionId, kind: 'opened', score: null, occurredAt: now },
      now,
    )
    return { attemptId: made.id }
  })
}
