import { and, asc, desc, eq, sql } from 'drizzle-orm'
import { studiedBy } from '#app/access/activities.scope.server.ts'
import { moroccoDay } from '#app/rules/morocco-time.ts'
import { answeredBy } from '#app/access/attempts.scope.server.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { withDrawn } from '#app/rules/calculated.ts'
import { testStudied } from './course-tests.queries.server.ts'
import { testAsked } from '#app/rules/course-tests.ts'
import type { CalendarDay } from '#app/rules/calendar-days.ts'
import { textIn, type Language } from '#app/rules/languages.ts'
import { attemptsLeft, countedPercent, mayBegin, questionsAsked, runFor } from '#app/rules/quiz-runs.ts'
import { attemptScore } from '#app/rules/quiz-score.ts'
import { exceptionsBeside, exceptionsOf, runOfRow } from '#app/platform/quiz-runs.server.ts'
import { enrolments } from '#db/schema/cohorts.ts'
import { keptQuery, type Db, type Given } from '#db/handle.ts'
import { activities, courseVersions, modules, questionVersions, slots } from '#db/schema/courses.ts'
import { answerSteps, attempts, attemptSlots, quizRuns } from '#db/schema/quizzes.ts'
import { arrangementFrom, filledByArrangement } from '#app/questions/arrangement.ts'
import { isAnswered } from '#app/questions/read-answer.ts'
import { filledFrom, shownQuestion } from '#app/questions/shown-question.ts'
import { lastSteps, questionCount } from '#app/platform/last-steps.server.ts'
import { learningWords } from '../words/words.ts'

/** The share of an attempt's marks in per cent, as it was compared with the pass mark. */
export const percentOf = (attempt: { score: number | null; maxScore: number | null }) =>
  attemptScore([{ mark: (attempt.score ?? 0) / (attempt.maxScore || 1), max: attempt.maxScore ?? 0 }]).percent

/** A quiz of a module that the viewer studies, with how their cohort takes it. One query. */
async function moduleQuiz(db: Db, viewer: Viewer, quizKey: string, language: Language, now: Date) {
  const studied = studiedBy(db, viewer, moroccoDay(now))
  const [quiz] = await db
    .select({
      key: activities.key,
      title: activities.title,
      minutes: activities.minutes,
      moduleKey: modules.key,
      moduleNumber: modules.position,
      moduleTitle: modules.title,
      passMark: courseVersions.quizPassMark,
      enrolmentId: studied.enrolmentId,
      run: quizRuns,
      exceptions: exceptionsBeside(quizKey),
      questions: sql<number>`(select count(*) from ${slots} where ${slots.versionId} = ${activities.versionId}
        and ${slots.activityKey} = ${activities.key})`.mapWith(Number),
    })
    .from(activities)
    .innerJoin(studied, eq(studied.versionId, activities.versionId))
    .innerJoin(courseVersions, eq(courseVersions.id, activities.versionId))
    .innerJoin(modules, and(eq(modules.versionId, activities.versionId), eq(modules.key, activities.moduleKey)))
    .innerJoin(enrolments, eq(enrolments.id, studied.enrolmentId))
    .leftJoin(quizRuns, and(eq(quizRuns.cohortId, studied.cohortId), eq(quizRuns.quizKey, activities.key)))
    .where(and(eq(activities.key, quizKey), eq(activities.kind, 'quiz')))
  if (!quiz) return undefined
  const { run: row, exceptions, moduleKey, moduleNumber, ...about } = quiz
  const run = runFor(runOfRow(row), exceptionsOf(exceptions))
  return {
    ...about,
    run,
    questions: run.sections ? questionsAsked(run.sections) : quiz.questions,
    passMark: run.passMark ?? quiz.passMark,
    title: textIn(quiz.title, language),
    moduleTitle: textIn(quiz.moduleTitle, language),
    place: { moduleKey, moduleNumber },
  }
}

/** A test around a course that the viewer studies, like a quiz of a module. One query. */
async function courseTest(db: Db, viewer: Viewer, quizKey: string, language: Language, now: Date) {
  const test = await testStudied(db, viewer, quizKey, now)
  if (!test) return undefined
  const questions = test.form.questions.length
  return {
    ...{ key: quizKey, minutes: questions, questions, run: test.run, passMark: 0, enrolmentId: test.enrolmentId },
    title: learningWords[language].tests[test.moment],
    moduleTitle: textIn(test.courseTitle, language),
    place: { courseId: test.courseId },
  }
}

/**
 * A quiz of the version that the viewer learns from, or a test around their course, with how their cohort takes it and their tries at it; undefined where
 * it is not theirs. Two queries.
 */
export async function quizFor(db: Db, viewer: Viewer, quizKey: string, language: Language, now: Date) {
  const quiz = await (testAsked(quizKey) ? courseTest : moduleQuiz)(db, viewer, quizKey, language, now)
  if (!quiz) return undefined
  const { run, enrolmentId, ...about } = quiz
  const tries = await db
    .select({
      n: attempts.n,
      submittedAt: attempts.submittedAt,
      enrolmentId: attempts.enrolmentId,
      deadlineAt: attempts.deadlineAt,
      score: attempts.score,
      maxScore: attempts.maxScore,
      isPassed: attempts.isPassed,
      isAbandoned: attempts.isAbandoned,
      isPrepared: attempts.isPrepared,
      id: attempts.id,
    })
    .from(attempts)
    .where(and(eq(attempts.personId, viewer.id), eq(attempts.quizKey, quizKey)))
    .orderBy(desc(attempts.n))
  const open = tries.find((one) => one.submittedAt === null)
  const handedIn = tries.flatMap(({ submittedAt, enrolmentId: of }) => (submittedAt && of === enrolmentId ? [submittedAt] : []))
  const begin = mayBegin(run, handedIn, now)
  const marked = tries.flatMap((one) => (one.isPassed === null ? [] : [{ n: one.n, percent: percentOf(one) }]))
  return {
    ...about,
    isOpen: open !== undefined && !open.isPrepared,
    /** The paper that a phone holds, or that one goes on with. */
    attemptId: open?.id ?? null,
    offlineHours: run.offlineHours,
    deadlineAt: open?.deadlineAt ?? null,
    limitMinutes: run.limitMinutes,
    closesAt: run.closesAt,
    left: attemptsLeft(run, handedIn.length),
    delayMinutes: run.delayMinutes,
    method: run.method,
    counted: marked.length > 1 ? countedPercent(run.method, marked) : null,
    refused: begin.ok ? null : { because: begin.because, at: begin.at },
    tries: tries.flatMap(({ submittedAt, ...one }) =>
      submittedAt ? [{ n: one.n, submittedAt, isPassed: one.isPassed, isAbandoned: one.isAbandoned, percent: percentOf(one) }] : [],
    ),
  }
}

type Questioner = (name: 'person' | 'today' | 'quiz' | 'place') => Given

const questionRows = keptQuery('question', (db, value: Questioner) =>
  db
    .select({
      attemptId: attempts.id,
      deadlineAt: attempts.deadlineAt,
      question: questionVersions.body,
      drawn: attemptSlots.drawn,
      order: attemptSlots.optionOrder,
      of: questionCount(attempts.id),
      answer: answerSteps.answer,
    })
    .from(attempts)
    .innerJoin(attemptSlots, and(eq(attemptSlots.attemptId, attempts.id), sql`${attemptSlots.position} = ${value('place')}::int`))
    .innerJoin(questionVersions, eq(questionVersions.id, attemptSlots.questionVersionId))
    .leftJoin(answerSteps, and(eq(answerSteps.attemptId, attempts.id), eq(answerSteps.position, attemptSlots.position)))
    .where(and(eq(attempts.quizKey, value('quiz')), answeredBy(db, { id: value('person') }, value('today'))))
    .orderBy(sql`${answerSteps.sequence} desc nulls last`)
    .limit(1),
)

/** One question of the viewer's open attempt, without its key, with what they answered; undefined where there is none. One query. */
export async function quizQuestion(
  db: Db,
  viewer: Viewer,
  asked: { quizKey: string; n: number; arrangement: string | null },
  language: Language,
  today: CalendarDay,
) {
  const [found] = await questionRows(db, { person: viewer.id, today, quiz: asked.quizKey, place: String(asked.n) })
  if (!found) return undefined
  const { order, attemptId, of } = found
  const question = withDrawn(found.question, found.drawn)
  const arrangement = arrangementFrom(asked.arrangement, order.length)
  const isArranging = question.kind === 'ordering' && arrangement !== null
  return {
    quizKey: asked.quizKey,
    attemptId,
    deadlineAt: found.deadlineAt,
    n: asked.n,
    of,
    shown: shownQuestion(question, order, language),
    filled: isArranging ? filledByArrangement(arrangement) : filledFrom(question, order, found.answer),
  }
}

/** Which questions of the viewer's open attempt are answered; undefined without one. Two queries. */
export async function quizToCheck(db: Db, viewer: Viewer, quizKey: string, today: CalendarDay) {
  const [attempt] = await db
    .select({ id: attempts.id, deadlineAt: attempts.deadlineAt })
    .from(attempts)
    .where(and(eq(attempts.quizKey, quizKey), answeredBy(db, viewer, today)))
  if (!attempt) return undefined
  const last = lastSteps(db, attempt.id)
  const questions = await db
    .select({ n: attemptSlots.position, answer: last.answer })
    .from(attemptSlots)
    .leftJoin(last, eq(last.position, attemptSlots.position))
    .where(eq(attemptSlots.attemptId, attempt.id))
    .orderBy(asc(attemptSlots.position))
  return {
    quizKey,
    attemptId: attempt.id,
    deadlineAt: attempt.deadlineAt,
    questions: questions.map(({ n, answer }) => ({ n, isAnswered: isAnswered(answer) })),
  }
}
