import { and, asc, desc, eq, gt, inArray, isNotNull, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { resultsReadBy } from '#app/access/attempts.scope.server.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { exceptionsBeside, exceptionsOf, runOfRow } from '#app/platform/quiz-runs.server.ts'
import { withDrawn, withDrawnAgain } from '#app/rules/calculated.ts'
import { testAsked } from '#app/rules/course-tests.ts'
import { languageOf, textIn, type Language } from '#app/rules/languages.ts'
import { attemptsLeft, REVIEW_MOMENTS, reviewMoment, runFor, type ReviewPart } from '#app/rules/quiz-runs.ts'
import { attemptScore } from '#app/rules/quiz-score.ts'
import type { Db } from '#db/handle.ts'
import { enrolments } from '#db/schema/cohorts.ts'
import { activities, courseVersions, modules, questionVersions } from '#db/schema/courses.ts'
import { people } from '#db/schema/people.ts'
import { attempts, attemptSlots, questionCorrections, quizRuns, slotScores } from '#db/schema/quizzes.ts'
import { lastSteps } from '#app/platform/last-steps.server.ts'
import { learningWords } from '../words/words.ts'
import { percentOf } from './quiz.queries.server.ts'
import { reviewedQuestion } from './reviewed-question.ts'

/** The viewer's latest attempt where it was handed in and is not marked: a crash between the two operations, or answers that wait for a trainer. One query. */
export async function ungradedAttempt(db: Db, viewer: Viewer, quizKey: string): Promise<string | undefined> {
  const [attempt] = await db
    .select({ id: attempts.id, gradedAt: attempts.gradedAt, isAbandoned: attempts.isAbandoned })
    .from(attempts)
    .where(and(eq(attempts.personId, viewer.id), eq(attempts.quizKey, quizKey), isNotNull(attempts.submittedAt)))
    .orderBy(desc(attempts.n))
    .limit(1)
  return attempt && !attempt.gradedAt && !attempt.isAbandoned ? attempt.id : undefined
}

/** An attempt's own facts with the run it was taken by. One query. */
async function attemptOf(db: Db, viewer: Viewer, quizKey: string, n: number | null) {
  const author = alias(people, 'author')
  const [attempt] = await db
    .select({
      id: attempts.id,
      n: attempts.n,
      versionId: attempts.versionId,
      courseId: courseVersions.courseId,
      submittedAt: attempts.submittedAt,
      isTimedOut: attempts.isTimedOut,
      clientFinishedAt: attempts.clientFinishedAt,
      receivedAt: attempts.receivedAt,
      source: attempts.source,
      enteredBy: author.name,
      score: attempts.score,
      maxScore: attempts.maxScore,
      isPassed: attempts.isPassed,
      passMark: sql<number>`coalesce(${attempts.passMark}, ${courseVersions.quizPassMark})`.mapWith(Number),
      title: activities.title,
      moduleKey: modules.key,
      moduleNumber: modules.position,
      run: quizRuns,
      exceptions: exceptionsBeside(quizKey),
      used: sql<number>`(select count(*) from ${attempts} as others
        where others.enrolment_id = ${attempts.enrolmentId} and others.quiz_key = ${quizKey})`.mapWith(Number),
    })
    .from(attempts)
    .innerJoin(courseVersions, eq(courseVersions.id, attempts.versionId))
    // A test around a course stands in no module.
    .leftJoin(activities, and(eq(activities.versionId, attempts.versionId), eq(activities.key, attempts.quizKey)))
    .leftJoin(modules, and(eq(modules.versionId, attempts.versionId), eq(modules.key, activities.moduleKey)))
    .leftJoin(enrolments, eq(enrolments.id, attempts.enrolmentId))
    .leftJoin(quizRuns, and(eq(quizRuns.cohortId, enrolments.cohortId), eq(quizRuns.quizKey, attempts.quizKey)))
    .leftJoin(author, eq(author.id, attempts.enteredBy))
    .where(and(eq(attempts.quizKey, quizKey), resultsReadBy(viewer), n === null ? undefined : eq(attempts.n, n)))
    .orderBy(desc(attempts.n))
    .limit(1)
  return attempt
}

/**
 * The result of the viewer's latest attempt, or of the one numbered `n`, question by question; undefined where there is none. What the run's review
 * does not show at this moment is not in it. At most four queries.
 */
export async function quizResult(db: Db, viewer: Viewer, quizKey: string, n: number | null, language: Language, now: Date) {
  const attempt = await attemptOf(db, viewer, quizKey, n)
  // Without any answer there is no result; what waits for a trainer has none yet.
  if (!attempt?.submittedAt || attempt.isPassed === null) return undefined
  const { id, versionId, courseId, score, maxScore, run: row, exceptions, used, submittedAt, moduleKey, moduleNumber, ...facts } = attempt
  const asked = testAsked(quizKey)
  const run = runFor(runOfRow(row), exceptionsOf(exceptions))
  const left = attemptsLeft(run, used)
  const parts: readonly ReviewPart[] = run.review[reviewMoment(run, { submittedAt, attemptsLeft: left }, now)]
  const questions = await markedQuestions(db, id, quizKey)
  const lessons = await lessonTitles(db, versionId, [...new Set(questions.flatMap(({ question }) => question.lesson ?? []))], language)
  const percent = percentOf({ score, maxScore })
  const before = attemptScore(
    questions.map(({ firstMark, firstMax }) => ({ mark: firstMax === 0 ? 0 : firstMark / firstMax, max: firstMax })),
  ).percent
  return {
    ...facts,
    submittedAt,
    quizKey,
    title: attempt.title ? textIn(attempt.title, language) : asked ? learningWords[language].tests[asked.moment] : '',
    place: moduleKey === null || moduleNumber === null ? { courseId } : { moduleKey, moduleNumber },
    parts,
    /** Whether the right answers are shown at some later moment. */
    showsKeysLater:
      !parts.includes('keys') &&
      REVIEW_MOMENTS.some((one) => run.review[one].includes('keys') && (one !== 'after-close' || run.closesAt !== null)),
    mayTryAgain: left !== 0 && !(run.closesAt && now >= run.closesAt),
    percent: parts.includes('marks') ? percent : null,
    before: parts.includes('marks') && before !== percent && questions.some(({ kind }) => kind === 'regraded') ? before : null,
    rightCount: parts.includes('verdicts') ? questions.filter(({ isRight }) => isRight).length : null,
    questions: questions.map((slot) => reviewedQuestion(slot, parts, lessons, language)),
  }
}

/** The slots of an attempt with their first and their latest mark, and the version by which a correction explains them. One query. */
async function markedQuestions(db: Db, attemptId: string, quizKey: string) {
  const last = lastSteps(db, attemptId)
  const marksIn = (name: string, isFirst: boolean) =>
    db
      .selectDistinctOn([slotScores.position], {
        position: slotScores.position,
        kind: slotScores.kind,
        mark: slotScores.mark,
        maxMark: slotScores.maxMark,
        isRight: slotScores.isRight,
        feedback: slotScores.feedback,
      })
      .from(slotScores)
      .where(eq(slotScores.attemptId, attemptId))
      .orderBy(slotScores.position, isFirst ? asc(slotScores.createdAt) : desc(slotScores.createdAt))
      .as(name)
  const first = marksIn('first_marks', true)
  const marks = marksIn('marks', false)
  const corrections = db
    .selectDistinctOn([questionVersions.key], { key: questionVersions.key, number: questionVersions.number, body: questionVersions.body })
    .from(questionCorrections)
    .innerJoin(enrolments, eq(enrolments.cohortId, questionCorrections.cohortId))
    .innerJoin(attempts, and(eq(attempts.enrolmentId, enrolments.id), eq(attempts.id, attemptId)))
    .innerJoin(questionVersions, eq(questionVersions.id, questionCorrections.correctedVersionId))
    .where(eq(questionCorrections.quizKey, quizKey))
    .orderBy(questionVersions.key, desc(questionCorrections.decidedAt))
    .as('corrections')
  const found = await db
    .select({
      position: attemptSlots.position,
      frozenMax: attemptSlots.maxMark,
      drawn: attemptSlots.drawn,
      question: questionVersions.body,
      corrected: corrections.body,
      answer: last.answer,
      kind: marks.kind,
      mark: marks.mark,
      maxMark: marks.maxMark,
      isRight: marks.isRight,
      feedback: marks.feedback,
      firstMark: first.mark,
      firstMax: first.maxMark,
    })
    .from(attemptSlots)
    .innerJoin(questionVersions, eq(questionVersions.id, attemptSlots.questionVersionId))
    .innerJoin(marks, eq(marks.position, attemptSlots.position))
    .innerJoin(first, eq(first.position, attemptSlots.position))
    .leftJoin(last, eq(last.position, attemptSlots.position))
    .leftJoin(corrections, and(eq(corrections.key, questionVersions.key), gt(corrections.number, questionVersions.number)))
    .where(eq(attemptSlots.attemptId, attemptId))
    .orderBy(asc(attemptSlots.position))
  return found.map(({ drawn, question, corrected: repaired, ...slot }) => {
    const asked = withDrawn(question, drawn)
    return { ...slot, question: asked, explained: repaired ? withDrawnAgain(repaired, drawn) : asked }
  })
}

async function lessonTitles(db: Db, versionId: string, keys: string[], language: Language) {
  if (keys.length === 0) return []
  const found = await db
    .select({ key: activities.key, title: activities.title })
    .from(activities)
    .where(and(eq(activities.versionId, versionId), inArray(activities.key, keys)))
  return found.map(({ key, title }) => ({ key, title: textIn(title, language), titleLanguage: languageOf(title, language) }))
}
