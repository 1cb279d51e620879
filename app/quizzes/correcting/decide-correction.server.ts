import { eq } from 'drizzle-orm'
import type { Viewer } from '#app/access/viewer.ts'
import { enqueue } from '#app/platform/queue.server.ts'
import { recordAudit } from '#app/platform/record-audit.server.ts'
import type { Db } from '#db/handle.ts'
import { questionVersions } from '#db/schema/courses.ts'
import { questionCorrections } from '#db/schema/quizzes.ts'
import type { SteeredQuiz } from '../quizzes.queries.server.ts'
import { correctingOf, correctionAt, countConcerned, nextNumber } from './concerned.queries.server.ts'

/**
 * Decides a drafted correction: the repaired question becomes the next version, and the work of marking again is queued. From this moment it marks and
 * explains; deciding twice is deciding once. Undefined where there is no such correction.
 */
export async function decideCorrection(
  db: Db,
  viewer: Viewer,
  quiz: Pick<SteeredQuiz, 'cohortId' | 'quizKey' | 'courseId'>,
  id: string,
  now: Date,
): Promise<{ ok: true } | undefined> {
  return db.transaction(async (tx) => {
    await tx.select({ id: questionCorrections.id }).from(questionCorrections).where(eq(questionCorrections.id, id)).for('update')
    const found = await correctionAt(tx, quiz, id)
    if (!found) return undefined
    if (found.correction.decidedAt) return { ok: true }
    const next = await nextNumber(tx, found.key)
    const correcting = correctingOf(found, next)
    let correctedVersionId = found.correction.questionVersionId
    if (correcting.to !== found.number) {
      // A hash of its own: a version repaired by hand is never taken for one that a file brought.
      const [made] = await tx
        .insert(questionVersions)
        .values({
          key: found.key,
          number: next,
          hash: `correction:${id}`,
          courseId: quiz.courseId,
          body: correcting.corrected,
          createdAt: now,
        })
        .returning({ id: questionVersions.id })
      if (!made) throw new Error('The repaired question was not written')
      correctedVersionId = made.id
    }
    const attemptsToDo = await countConcerned(tx, correcting)
    await tx
      .update(questionCorrections)
      .set({ correctedVersionId, decidedAt: now, madeBy: viewer.id, attemptsToDo, draft: null })
      .where(eq(questionCorrections.id, id))
    await enqueue(tx, { kind: 'apply-correction', key: id, payload: { correctionId: id } }, now)
    await recordAudit(
      tx,
      {
        ...{ actorId: viewer.id, action: 'question-corrected', subject: { kind: 'question-correction', id } },
        detail: { quizKey: quiz.quizKey, choice: correcting.choice, onlyIfHigher: correcting.onlyIfHigher, attempts: attemptsToDo },
      },
      now,
    )
    return { ok: true }
  })
}
