import { and, asc, desc, eq, inArray, isNotNull } from 'drizzle-orm'
import { resultsReadBy } from '#app/access/attempts.scope.server.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { languageOf, textIn, type Language } from '#app/rules/languages.ts'
import { scoreAnswer } from '#app/rules/quiz-score.ts'
import type { Db } from '#db/handle.ts'
import { activities, courseVersions, modules, questionVersions } from '#db/schema/courses.ts'
import { attempts, attemptSlots, slotScores } from '#db/schema/quizzes.ts'
import { answerInWords, keyInWords, whyOf } from '../questions/explained-answer.ts'
import { questionLanguage } from '../questions/question-language.ts'
import { lastSteps } from './last-steps.server.ts'
import { percentOf } from './quiz.queries.server.ts'

/** The viewer's attempt that was handed in and, after a crash between the two operations, not marked yet. One query. */
export async function ungradedAttempt(db: Db, viewer: Viewer, quizKey: string): Promise<string | undefined> {
  const [attempt] = await db
    .select({ id: attempts.id, gradedAt: attempts.gradedAt })
    .from(attempts)
    .where(and(eq(attempts.personId, viewer.id), eq(attempts.quizKey, quizKey), isNotNull(attempts.submittedAt)))
    .orderBy(desc(attempts.n))
    .limit(1)
  return attempt && !attempt.gradedAt ? attempt.id : undefined
}

/** The result of the viewer's latest attempt, or of the one numbered `n`, question by question; undefined where there is none. At most four queries. */
export async function quizResult(db: Db, viewer: Viewer, quizKey: string, n: number | null, language: Language) {
  const [attempt] = await db
    .select({
      id: attempts.id,
      n: attempts.n,
      versionId: attempts.versionId,
      submittedAt: attempts.submittedAt,
      score: attempts.score,
      maxScore: attempts.maxScore,
      isPassed: attempts.isPassed,
      passMark: courseVersions.quizPassMark,
      title: activities.title,
      moduleKey: modules.key,
      moduleNumber: modules.position,
    })
    .from(attempts)
    .innerJoin(courseVersions, eq(courseVersions.id, attempts.versionId))
    .innerJoin(activities, and(eq(activities.versionId, attempts.versionId), eq(activities.key, attempts.quizKey)))
    .innerJoin(modules, and(eq(modules.versionId, attempts.versionId), eq(modules.key, activities.moduleKey)))
    .where(and(eq(attempts.quizKey, quizKey), resultsReadBy(viewer), n === null ? undefined : eq(attempts.n, n)))
    .orderBy(desc(attempts.n))
    .limit(1)
  if (!attempt) return undefined
  const { id, versionId, score, maxScore, ...facts } = attempt
  const questions = await markedQuestions(db, id)
  const lessons = await lessonTitles(db, versionId, [...new Set(questions.flatMap(({ question }) => question.lesson ?? []))], language)
  return {
    ...facts,
    quizKey,
    title: textIn(attempt.title, language),
    percent: percentOf({ score, maxScore }),
    rightCount: questions.filter(({ isRight }) => isRight).length,
    questions: questions.map(({ position, question, answer, mark, maxMark, isRight }) => ({
      n: position,
      language: questionLanguage(question, language),
      stem: textIn(question.stem, questionLanguage(question, language)),
      verdict: isRight ? ('right' as const) : mark > 0 ? ('partly' as const) : ('wrong' as const),
      mark,
      maxMark,
      answer: answerInWords(question, answer, language),
      key: isRight ? null : keyInWords(question, language),
      why: whyOf(question, scoreAnswer(question, answer ?? undefined), language),
      lesson: lessons.find((lesson) => lesson.key === question.lesson) ?? null,
    })),
  }
}

async function markedQuestions(db: Db, attemptId: string) {
  const last = lastSteps(db, attemptId)
  const marks = db
    .selectDistinctOn([slotScores.position], {
      position: slotScores.position,
      mark: slotScores.mark,
      isRight: slotScores.isRight,
    })
    .from(slotScores)
    .where(eq(slotScores.attemptId, attemptId))
    .orderBy(slotScores.position, desc(slotScores.createdAt))
    .as('marks')
  return db
    .select({
      position: attemptSlots.position,
      maxMark: attemptSlots.maxMark,
      question: questionVersions.body,
      answer: last.answer,
      mark: marks.mark,
      isRight: marks.isRight,
    })
    .from(attemptSlots)
    .innerJoin(questionVersions, eq(questionVersions.id, attemptSlots.questionVersionId))
    .innerJoin(marks, eq(marks.position, attemptSlots.position))
    .leftJoin(last, eq(last.position, attemptSlots.position))
    .where(eq(attemptSlots.attemptId, attemptId))
    .orderBy(asc(attemptSlots.position))
}

async function lessonTitles(db: Db, versionId: string, keys: string[], language: Language) {
  if (keys.length === 0) return []
  const found = await db
    .select({ key: activities.key, title: activities.title })
    .from(activities)
    .where(and(eq(activities.versionId, versionId), inArray(activities.key, keys)))
  return found.map(({ key, title }) => ({ key, title: textIn(title, language), titleLanguage: languageOf(title, language) }))
}
