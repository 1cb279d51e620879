import { and, desc, eq, isNotNull, sql } from 'drizzle-orm'
import { quizzesSteeredBy } from '#app/access/quiz-runs.scope.server.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { picturesAt } from '#app/questions/shown-pictures.ts'
import { textIn, type Language } from '#app/rules/languages.ts'
import type { Db } from '#db/handle.ts'
import { cohortCourses, cohorts, enrolments } from '#db/schema/cohorts.ts'
import { activities, courseVersions, questionVersions } from '#db/schema/courses.ts'
import { people } from '#db/schema/people.ts'
import { answerSteps, attempts, attemptSlots, slotScores } from '#db/schema/quizzes.ts'

/** An answer in sentences of a quiz that the viewer steers, with its mark if it has one; undefined where it is not theirs or no such answer. One query. */
export async function writtenAnswer(db: Db, viewer: Viewer, asked: { attempt: string; n: number }, language: Language) {
  const [found] = await db
    .select({
      attemptId: attempts.id,
      quizKey: attempts.quizKey,
      n: attempts.n,
      position: attemptSlots.position,
      maxMark: attemptSlots.maxMark,
      personId: attempts.personId,
      name: people.name,
      cohort: cohorts.name,
      cohortId: cohorts.id,
      quizTitle: activities.title,
      submittedAt: sql<Date>`${attempts.submittedAt}`.mapWith(attempts.submittedAt),
      question: questionVersions.body,
      answer: answerSteps.answer,
      scoreId: slotScores.id,
      kind: slotScores.kind,
      mark: slotScores.mark,
      feedback: slotScores.feedback,
    })
    .from(attempts)
    .innerJoin(people, eq(people.id, attempts.personId))
    .innerJoin(enrolments, eq(enrolments.id, attempts.enrolmentId))
    .innerJoin(cohorts, eq(cohorts.id, enrolments.cohortId))
    .innerJoin(courseVersions, eq(courseVersions.id, attempts.versionId))
    .innerJoin(cohortCourses, and(eq(cohortCourses.cohortId, cohorts.id), eq(cohortCourses.courseId, courseVersions.courseId)))
    .innerJoin(activities, and(eq(activities.versionId, attempts.versionId), eq(activities.key, attempts.quizKey)))
    .innerJoin(attemptSlots, and(eq(attemptSlots.attemptId, attempts.id), eq(attemptSlots.position, asked.n)))
    .innerJoin(questionVersions, eq(questionVersions.id, attemptSlots.questionVersionId))
    .leftJoin(answerSteps, and(eq(answerSteps.attemptId, attempts.id), eq(answerSteps.position, attemptSlots.position)))
    .leftJoin(slotScores, and(eq(slotScores.attemptId, attempts.id), eq(slotScores.position, attemptSlots.position)))
    .where(and(eq(attempts.id, asked.attempt), quizzesSteeredBy(viewer), isNotNull(attempts.submittedAt)))
    .orderBy(sql`${answerSteps.sequence} desc nulls last`, sql`${slotScores.createdAt} desc nulls last`, desc(answerSteps.receivedAt))
    .limit(1)
  if (!found) return undefined
  const { question, answer, quizTitle, ...facts } = found
  if (question.kind !== 'written' || answer?.kind !== 'written' || answer.text.trim() === '') return undefined
  return {
    ...facts,
    quizTitle: textIn(quizTitle, language),
    stem: textIn(question.stem, language),
    pictures: picturesAt(question, 'stem', language),
    guide: textIn(question.guide, language),
    text: answer.text,
  }
}

export type WrittenAnswer = NonNullable<Awaited<ReturnType<typeof writtenAnswer>>>
