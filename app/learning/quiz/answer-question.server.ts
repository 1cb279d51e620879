import { and, desc, eq, sql } from 'drizzle-orm'
import { studiedBy } from '#app/access/activities.scope.server.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { withDrawn } from '#app/rules/calculated.ts'
import { moroccoDay } from '#app/rules/morocco-time.ts'
import type { PhoneTime } from '#app/rules/phone-time.ts'
import { countedAt, isOverdue, USUAL_RUN } from '#app/rules/quiz-runs.ts'
import { keptQuery, rows, type Db, type Given } from '#db/handle.ts'
import { enrolments } from '#db/schema/cohorts.ts'
import { courseVersions, questionVersions } from '#db/schema/courses.ts'
import { answerSteps, attempts, attemptSlots, quizRuns } from '#db/schema/quizzes.ts'
import { eventId } from '#app/platform/event-id.server.ts'
import { readAnswer, type AnswerProblem } from '#app/questions/read-answer.ts'
import { beginPrepared } from './begin-prepared.server.ts'
import { questionCount } from '#app/platform/last-steps.server.ts'
import type { Filled } from '#app/questions/shown-question.ts'

/** Why an answer was not kept. */
export type AnswerRefusal = AnswerProblem | 'already-handed-in' | 'time-over'

/** An answer to one question of an attempt; `id` is the key made with the form, `waited` when it was given on a phone without a network. */
export type GivenAnswer = { id: string; quizKey: string; attemptId: string; position: number; filled: Filled; waited?: PhoneTime | null }

type Answering = (name: 'person' | 'today' | 'quiz' | 'attempt' | 'place') => Given

/** The slot of an attempt with its latest answer, if the person still studies the course. */
const slotRows = keptQuery('answered slot', (db, value: Answering) => {
  const studied = studiedBy(db, { id: value('person') }, value('today'))
  return db
    .select({
      submittedAt: attempts.submittedAt,
      deadlineAt: attempts.deadlineAt,
      issuedAt: attempts.issuedAt,
      isPrepared: attempts.isPrepared,
      graceSeconds: quizRuns.graceSeconds,
      offlineHours: quizRuns.offlineHours,
      question: questionVersions.body,
      drawn: attemptSlots.drawn,
      order: attemptSlots.optionOrder,
      of: questionCount(attempts.id),
      lastAnswer: answerSteps.answer,
    })
    .from(attempts)
    .innerJoin(courseVersions, eq(courseVersions.id, attempts.versionId))
    .innerJoin(studied, eq(studied.courseId, courseVersions.courseId))
    .innerJoin(attemptSlots, and(eq(attemptSlots.attemptId, attempts.id), sql`${attemptSlots.position} = ${value('place')}::int`))
    .innerJoin(questionVersions, eq(questionVersions.id, attemptSlots.questionVersionId))
    .leftJoin(enrolments, eq(enrolments.id, attempts.enrolmentId))
    .leftJoin(quizRuns, and(eq(quizRuns.cohortId, enrolments.cohortId), eq(quizRuns.quizKey, attempts.quizKey)))
    .leftJoin(answerSteps, and(eq(answerSteps.attemptId, attempts.id), eq(answerSteps.position, attemptSlots.position)))
    .where(and(eq(attempts.id, value('attempt')), eq(attempts.quizKey, value('quiz')), eq(attempts.personId, value('person'))))
    .orderBy(sql`${answerSteps.sequence} desc nulls last`, desc(answerSteps.receivedAt))
    .limit(1)
})

/**
 * Appends an answer to an open attempt: the last one counts, the same form twice counts once, and an answer that says the same as the last adds
 * nothing. What was given in time on a phone counts by the run's offline rule. Answers how many questions there are; undefined where the attempt or
 * question is not theirs. Two queries, and no transaction around them: a phone far away waits for each.
 */
export async function answerQuestion(
  db: Db,
  viewer: Viewer,
  given: GivenAnswer,
  now: Date,
): Promise<{ ok: true; of: number } | { ok: false; because: AnswerRefusal } | undefined> {
  const { quizKey: quiz, attemptId: attempt, position } = given
  const [slot] = await slotRows(db, { person: viewer.id, today: moroccoDay(now), quiz, attempt, place: String(position) })
  if (!slot) return undefined
  if (slot.submittedAt) return { ok: false, because: 'already-handed-in' }
  const finishedAt = given.waited?.finishedAt ?? null
  const counted = countedAt(slot, slot.offlineHours, { finishedAt, receivedAt: now })
  if (isOverdue(slot.deadlineAt, slot.graceSeconds ?? USUAL_RUN.graceSeconds, counted)) return { ok: false, because: 'time-over' }
  const read = readAnswer(withDrawn(slot.question, slot.drawn), slot.order, given.filled)
  if (!read.ok) return read
  const saysNothingNew = slot.lastAnswer ? isSame(slot.lastAnswer, read.answer) : read.extent === 'empty'
  if (saysNothingNew) return { ok: true, of: slot.of }
  // A browser that goes back shows the same form again: with another answer in it, it is another step.
  const id = eventId(given.id, attempt, String(position), JSON.stringify(read.answer))
  if (slot.isPrepared) await beginPrepared(db, viewer, attempt, now, given.waited)
  return (await appendStep(db, { id, attemptId: attempt, position, answer: read.answer, at: finishedAt ?? now }, now))
    ? { ok: true, of: slot.of }
    : { ok: false, because: 'already-handed-in' }
}

/** Appends a step unless the attempt was handed in meanwhile: the lock makes handing in from another tab come wholly before or after it. One query. */
async function appendStep(
  db: Db,
  step: { id: string; attemptId: string; position: number; answer: object; at: Date },
  now: Date,
): Promise<boolean> {
  const [at, receivedAt] = [step.at, now].map((instant) => sql`${instant.toISOString()}::timestamptz`)
  const appended = await db.execute(sql`
    with open_attempt as (
      select ${attempts.id} from ${attempts} where ${attempts.id} = ${step.attemptId} and ${attempts.submittedAt} is null for update
    ), appended as (
      insert into answer_steps (id, attempt_id, position, sequence, answer, at, received_at)
      select ${step.id}::uuid, open_attempt.id, ${step.position}::int,
        coalesce((select max(sequence) from answer_steps as earlier
          where earlier.attempt_id = ${step.attemptId} and earlier.position = ${step.position}), 0) + 1,
        ${JSON.stringify(step.answer)}::text::jsonb, ${at}, ${receivedAt}
      from open_attempt
      on conflict do nothing
    )
    select id from open_attempt`)
  return rows(appended).length > 0
}

/** Whether two answers hold the same, whatever the order in which a database gives back their fields. */
function isSame(one: object, other: object): boolean {
  const sorted = (value: unknown): unknown =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.entries(value)
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([key, inner]) => [key, sorted(inner)])
      : value
  return JSON.stringify(sorted(one)) === JSON.stringify(sorted(other))
}
