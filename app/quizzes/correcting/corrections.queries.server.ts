import { and, desc, eq, exists, or, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Viewer } from '#app/access/viewer.ts'
import { textIn, type Language } from '#app/rules/languages.ts'
import type { Db } from '#db/handle.ts'
import { enrolments } from '#db/schema/cohorts.ts'
import { questionVersions, slots } from '#db/schema/courses.ts'
import { people } from '#db/schema/people.ts'
import { attempts, attemptSlots, questionCorrections } from '#db/schema/quizzes.ts'
import type { SteeredQuiz } from '../quizzes.queries.server.ts'
import { correctingOf, correctionAt, effectsOf, nextNumber } from './concerned.queries.server.ts'

type Place = Pick<SteeredQuiz, 'cohortId' | 'quizKey' | 'versionId'>

/**
 * The question that a repair begins with: the version in the quiz or on a paper of the cohort, or the latest one that was decided for it here. Undefined
 * for a question that this quiz of this cohort never asked. At most two queries.
 */
export async function baseVersion(db: Db, quiz: Place, versionId: string) {
  const inQuiz = db
    .select({ one: sql`1` })
    .from(slots)
    .where(and(eq(slots.versionId, quiz.versionId), eq(slots.activityKey, quiz.quizKey), eq(slots.questionVersionId, questionVersions.id)))
  const onPaper = db
    .select({ one: sql`1` })
    .from(attemptSlots)
    .innerJoin(attempts, and(eq(attempts.id, attemptSlots.attemptId), eq(attempts.quizKey, quiz.quizKey)))
    .innerJoin(enrolments, and(eq(enrolments.id, attempts.enrolmentId), eq(enrolments.cohortId, quiz.cohortId)))
    .where(eq(attemptSlots.questionVersionId, questionVersions.id))
  const columns = { id: questionVersions.id, key: questionVersions.key, number: questionVersions.number, body: questionVersions.body }
  const [found] = await db
    .select(columns)
    .from(questionVersions)
    .where(and(eq(questionVersions.id, versionId), or(exists(inQuiz), exists(onPaper))))
  if (!found) return undefined
  const [decided] = await db
    .select(columns)
    .from(questionCorrections)
    .innerJoin(questionVersions, and(eq(questionVersions.id, questionCorrections.correctedVersionId), eq(questionVersions.key, found.key)))
    .where(and(eq(questionCorrections.cohortId, quiz.cohortId), eq(questionCorrections.quizKey, quiz.quizKey)))
    .orderBy(desc(questionVersions.number))
    .limit(1)
  return decided && decided.number > found.number ? decided : found
}

/** The corrections of a cohort's quiz, the latest first, the viewer's own drafts among them. One query. */
export async function correctionsOf(db: Db, viewer: Viewer, quiz: Pick<SteeredQuiz, 'cohortId' | 'quizKey'>, language: Language) {
  const asked = alias(questionVersions, 'asked')
  const found = await db
    .select({
      id: questionCorrections.id,
      choice: questionCorrections.choice,
      reason: questionCorrections.reason,
      createdAt: questionCorrections.createdAt,
      decidedAt: questionCorrections.decidedAt,
      appliedAt: questionCorrections.appliedAt,
      peopleChanged: questionCorrections.peopleChanged,
      question: asked.body,
      madeBy: people.name,
    })
    .from(questionCorrections)
    .innerJoin(asked, eq(asked.id, questionCorrections.questionVersionId))
    .leftJoin(people, eq(people.id, questionCorrections.madeBy))
    .where(
      and(
        eq(questionCorrections.cohortId, quiz.cohortId),
        eq(questionCorrections.quizKey, quiz.quizKey),
        or(sql`${questionCorrections.decidedAt} is not null`, eq(questionCorrections.madeBy, viewer.id)),
      ),
    )
    .orderBy(desc(questionCorrections.createdAt))
  return found.map(({ question, ...line }) => ({ ...line, stem: textIn(question.stem, language) }))
}

/** Lines of the table of people at most; the counts say the rest. */
export const MOST_LINES = 200

/** A correction with what it would change, or with how far its work has come. At most three queries. */
export async function correctionShown(db: Db, quiz: SteeredQuiz, id: string, language: Language) {
  const found = await correctionAt(db, quiz, id)
  if (!found) return undefined
  const { correction, asked } = found
  const { choice, onlyIfHigher, reason, decidedAt, appliedAt, attemptsToDo, attemptsDone, peopleChanged, questionVersionId } = correction
  const shared = {
    ...{ id, choice, onlyIfHigher, reason, decidedAt, appliedAt, attemptsToDo, attemptsDone, peopleChanged, questionVersionId },
    ...{ stem: textIn(asked.stem, language), madeBy: found.madeBy },
  }
  if (decidedAt) return { ...shared, rehearsal: null }
  const correcting = correctingOf(found, await nextNumber(db, found.key))
  const effects = await effectsOf(db, correcting)
  const changed = effects.filter((one) => one.before !== one.after || one.isPassed !== one.willPass)
  const peopleIn = (list: typeof effects) => new Set(list.map(({ personId }) => personId)).size
  return {
    ...shared,
    rehearsal: {
      isRepaired: correcting.to !== correcting.from,
      attempts: effects.length,
      people: peopleIn(effects),
      changed: peopleIn(changed),
      newPasses: peopleIn(changed.filter((one) => !one.isPassed && one.willPass)),
      finished: peopleIn(changed.filter((one) => one.isFinished)),
      lower: peopleIn(changed.filter((one) => one.after < one.before)),
      lines: changed.slice(0, MOST_LINES).map(({ attemptId, name, n, before, after, isPassed, willPass, isFinished }) => ({
        ...{ attemptId, name, n, before, after, isPassed, willPass, isFinished },
      })),
      rest: Math.max(0, changed.length - MOST_LINES),
    },
  }
}

export type CorrectionShown = NonNullable<Awaited<ReturnType<typeof correctionShown>>>
