import { and, asc, desc, eq, inArray, isNull, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { STUDYING } from '#app/access/activities.ts'
import { eventId } from '#app/platform/event-id.server.ts'
import { paperFor } from '#app/platform/paper.queries.server.ts'
import { frozenOrder, shownQuestion } from '#app/questions/shown-question.ts'
import { drawnFor, withDrawn } from '#app/rules/calculated.ts'
import type { Language } from '#app/rules/languages.ts'
import { attemptScore } from '#app/rules/quiz-score.ts'
import { seedFor } from '#app/rules/seeded-order.ts'
import type { Db } from '#db/handle.ts'
import { enrolments } from '#db/schema/cohorts.ts'
import { people } from '#db/schema/people.ts'
import { attempts } from '#db/schema/quizzes.ts'
import type { SteeredQuiz } from '../quizzes.queries.server.ts'

/** One question of a sheet, frozen as it stands on paper. */
export type SheetQuestion = Awaited<ReturnType<typeof sheetOf>>['questions'][number]

/**
 * The one paper that a cohort has of a quiz: everybody's sheet holds the same questions with the same letters. Its code says which questions and letters
 * these are, so that an old sheet is known from a new one. Two queries at most.
 */
export async function sheetOf(db: Db, quiz: SteeredQuiz, language: Language) {
  const seed = seedFor(0, `${quiz.cohortId} ${quiz.quizKey}`) % 2 ** 31
  const paper = await paperFor(db, quiz, quiz.run?.sections ?? null, seed)
  const questions = paper.map(({ questionVersionId, maxMark, question }, index) => {
    const [order, drawn] = [frozenOrder(question, seed), drawnFor(question, seed)]
    const asked = withDrawn(question, drawn)
    return { n: index + 1, questionVersionId, maxMark, order, drawn, asked, shown: shownQuestion(asked, order, language) }
  })
  const frozen = questions.map(({ questionVersionId, order, drawn }) => [questionVersionId, order, drawn])
  return { seed, questions, code: eventId('sheet', JSON.stringify(frozen)).slice(0, 4).toUpperCase() }
}

/** Those of a cohort whose sheets can be typed in, by name. One query. */
export function peopleOnPaper(db: Db, cohortId: string) {
  return db
    .select({ id: people.id, name: people.name })
    .from(enrolments)
    .innerJoin(people, eq(people.id, enrolments.personId))
    .where(and(eq(enrolments.cohortId, cohortId), inArray(enrolments.status, [...STUDYING]), isNull(people.archivedAt)))
    .orderBy(asc(people.name), asc(people.id))
}

/** The sheets of a cohort's quiz that were typed in, with who did it, the latest first. One query. */
export async function enteredSheets(db: Db, { cohortId, quizKey }: Pick<SteeredQuiz, 'cohortId' | 'quizKey'>) {
  const author = alias(people, 'author')
  const found = await db
    .select({
      id: attempts.id,
      personId: attempts.personId,
      name: people.name,
      by: author.name,
      at: sql<Date>`coalesce(${attempts.receivedAt}, ${attempts.startedAt})`.mapWith(attempts.startedAt),
      score: attempts.score,
      maxScore: attempts.maxScore,
      isPassed: attempts.isPassed,
    })
    .from(attempts)
    .innerJoin(enrolments, eq(enrolments.id, attempts.enrolmentId))
    .innerJoin(people, eq(people.id, attempts.personId))
    .leftJoin(author, eq(author.id, attempts.enteredBy))
    .where(and(eq(enrolments.cohortId, cohortId), eq(attempts.quizKey, quizKey), eq(attempts.source, 'paper')))
    .orderBy(desc(attempts.startedAt), asc(people.name))
  return found.map(({ score, maxScore, ...sheet }) => ({
    ...sheet,
    percent: score === null || maxScore === null ? null : attemptScore([{ mark: score / (maxScore || 1), max: maxScore }]).percent,
  }))
}
