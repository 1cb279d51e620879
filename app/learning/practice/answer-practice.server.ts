import { and, asc, eq } from 'drizzle-orm'
import { studiedBy } from '#app/access/activities.scope.server.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { drawnFor, withDrawn } from '#app/rules/calculated.ts'
import { moroccoDay } from '#app/rules/morocco-time.ts'
import { scoreAnswer } from '#app/rules/quiz-score.ts'
import type { Db } from '#db/handle.ts'
import { activities, questionVersions, slots } from '#db/schema/courses.ts'
import { practiceAnswers } from '#db/schema/quizzes.ts'
import { eventId } from '#app/platform/event-id.server.ts'
import { readAnswer, type AnswerProblem } from '#app/questions/read-answer.ts'
import { frozenOrder, type Filled } from '#app/questions/shown-question.ts'
import { practiceSeed } from './practice.queries.server.ts'

/** Why a try at a practice question was not taken: nothing is stored then, and it does not count as a try. */
export type PracticeRefusal = AnswerProblem | 'empty' | 'partial' | 'unreadable'

/** A try; `at` is when it was made on a phone that kept it. */
export type PracticeTry = { at?: Date | undefined; id: string; lessonKey: string; n: number; filled: Filled }

/** Records a try at a practice question; the same form twice counts once. Undefined where the question is not theirs. */
export async function answerPractice(
  db: Db,
  viewer: Viewer,
  given: PracticeTry,
  now: Date,
): Promise<{ ok: true } | { ok: false; because: PracticeRefusal } | undefined> {
  const studied = studiedBy(db, viewer, moroccoDay(now))
  const [slot] = await db
    .select({
      versionId: slots.versionId,
      position: slots.position,
      questionVersionId: slots.questionVersionId,
      question: questionVersions.body,
    })
    .from(slots)
    .innerJoin(studied, eq(studied.versionId, slots.versionId))
    .innerJoin(activities, and(eq(activities.versionId, slots.versionId), eq(activities.key, slots.activityKey)))
    .innerJoin(questionVersions, eq(questionVersions.id, slots.questionVersionId))
    .where(and(eq(slots.activityKey, given.lessonKey), eq(activities.kind, 'lesson')))
    .orderBy(asc(slots.position))
    .limit(1)
    .offset(given.n - 1)
  if (!slot) return undefined
  const { question: asked, ...place } = slot
  const seed = practiceSeed(viewer)
  const question = withDrawn(asked, drawnFor(asked, seed))
  const read = readAnswer(question, frozenOrder(asked, seed), given.filled)
  if (!read.ok) return read
  if (read.extent !== 'complete') return { ok: false, because: read.extent }
  const scored = scoreAnswer(question, read.answer)
  if (scored.reading === 'unreadable') return { ok: false, because: 'unreadable' }
  await db
    .insert(practiceAnswers)
    .values({
      // A browser that goes back shows the same form again: with another answer in it, it is another try.
      id: eventId(given.id, viewer.id, given.lessonKey, String(given.n), JSON.stringify(read.answer)),
      personId: viewer.id,
      lessonKey: given.lessonKey,
      ...place,
      answer: read.answer,
      isRight: scored.isRight,
      at: given.at ?? now,
    })
    .onConflictDoNothing()
  return { ok: true }
}
