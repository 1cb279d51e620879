import { and, asc, eq } from 'drizzle-orm'
import { studiedBy } from '#app/access/activities.scope.server.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { drawnFor, withDrawn } from '#app/rules/calculated.ts'
import type { CalendarDay } from '#app/rules/calendar-days.ts'
import { textIn, type Language } from '#app/rules/languages.ts'
import { practiceSummary, practiceVerdict, scoreAnswer } from '#app/rules/quiz-score.ts'
import { seedFor } from '#app/rules/seeded-order.ts'
import type { Db } from '#db/handle.ts'
import { activities, modules, questionVersions, slots } from '#db/schema/courses.ts'
import { practiceAnswers } from '#db/schema/quizzes.ts'
import { arrangementFrom, filledByArrangement } from '#app/questions/arrangement.ts'
import { hintOf, keyInWords, rightLines, whyOf } from '#app/questions/explained-answer.ts'
import { filledFrom, frozenOrder, shownQuestion } from '#app/questions/shown-question.ts'
import { latestRound } from './practice-rounds.ts'

/** The seed of a person's practice questions: the same order for them on every device. */
export const practiceSeed = (viewer: Pick<Viewer, 'id'>) => seedFor(0, viewer.id)

/** The practice questions of a lesson with the viewer's tries, in order; empty where the lesson is not theirs or has none. Two queries. */
async function triesAt(db: Db, viewer: Viewer, lessonKey: string, today: CalendarDay) {
  const studied = studiedBy(db, viewer, today)
  const questions = await db
    .select({
      versionId: slots.versionId,
      position: slots.position,
      questionVersionId: slots.questionVersionId,
      question: questionVersions.body,
      lessonTitle: activities.title,
      moduleKey: modules.key,
      moduleNumber: modules.position,
    })
    .from(slots)
    .innerJoin(studied, eq(studied.versionId, slots.versionId))
    .innerJoin(activities, and(eq(activities.versionId, slots.versionId), eq(activities.key, slots.activityKey)))
    .innerJoin(modules, and(eq(modules.versionId, activities.versionId), eq(modules.key, activities.moduleKey)))
    .innerJoin(questionVersions, eq(questionVersions.id, slots.questionVersionId))
    .where(and(eq(slots.activityKey, lessonKey), eq(activities.kind, 'lesson')))
    .orderBy(asc(slots.position))
  if (questions.length === 0) return []
  const tries = await db
    .select({ questionVersionId: practiceAnswers.questionVersionId, answer: practiceAnswers.answer, isRight: practiceAnswers.isRight })
    .from(practiceAnswers)
    .where(and(eq(practiceAnswers.personId, viewer.id), eq(practiceAnswers.lessonKey, lessonKey)))
    .orderBy(asc(practiceAnswers.at), asc(practiceAnswers.id))
  const seed = practiceSeed(viewer)
  return questions.map((question) => ({
    ...question,
    question: withDrawn(question.question, drawnFor(question.question, seed)),
    round: latestRound(tries.filter((one) => one.questionVersionId === question.questionVersionId)),
  }))
}

/** One practice question as it stands for the viewer: shown without its key until it was answered right, or wrong twice. `isAgain` shows it afresh. */
export async function practiceQuestion(
  db: Db,
  viewer: Viewer,
  asked: { lessonKey: string; n: number; isAgain: boolean; arrangement: string | null },
  language: Language,
  today: CalendarDay,
) {
  const questions = await triesAt(db, viewer, asked.lessonKey, today)
  const found = questions[asked.n - 1]
  if (!found) return undefined
  const { question } = found
  const order = frozenOrder(question, practiceSeed(viewer))
  const round = asked.isAgain ? [] : found.round
  const last = round.at(-1)
  const { verdict } = practiceVerdict(round.map((one) => one.isRight))
  const scored = scoreAnswer(question, last?.answer)
  const arrangement = arrangementFrom(asked.arrangement, order.length)
  const isArranging = question.kind === 'ordering' && arrangement !== null
  return {
    lessonKey: asked.lessonKey,
    lessonTitle: textIn(found.lessonTitle, language),
    moduleNumber: found.moduleNumber,
    n: asked.n,
    of: questions.length,
    shown: shownQuestion(question, order, language),
    filled: isArranging ? filledByArrangement(arrangement) : filledFrom(question, order, last?.answer ?? null),
    verdict,
    rightCount: question.kind === 'multiple' ? question.options.filter((option) => option.right).length : null,
    hint: verdict === 'hint' ? { texts: hintOf(question, scored, language), lines: rightLines(question, scored) } : null,
    why: verdict === 'right' || verdict === 'shown' ? whyOf(question, scored, language) : null,
    key: verdict === 'shown' ? keyInWords(question, language) : null,
  }
}

/** How the viewer's practice of a lesson went, and where to go on; undefined where there is none. */
export async function practiceEnd(db: Db, viewer: Viewer, lessonKey: string, language: Language, today: CalendarDay) {
  const questions = await triesAt(db, viewer, lessonKey, today)
  const [first] = questions
  if (!first) return undefined
  const summary = practiceSummary(
    questions.map(({ position, round }) => ({ id: String(position), tries: round.map((one) => one.isRight) })),
  )
  return {
    lessonKey,
    versionId: first.versionId,
    moduleKey: first.moduleKey,
    moduleNumber: first.moduleNumber,
    lessonTitle: textIn(first.lessonTitle, language),
    rightAtFirst: summary.rightAtFirst,
    of: summary.of,
    again: questions.flatMap(({ question, position, round }, index) =>
      summary.again.includes(String(position))
        ? [{ n: index + 1, stem: shownQuestion(question, [], language).stem, isAnswered: round.length > 0 }]
        : [],
    ),
  }
}
