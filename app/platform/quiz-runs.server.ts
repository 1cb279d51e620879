import { and, eq, sql, type SQL } from 'drizzle-orm'
import { USUAL_RUN, runFor, type QuizException, type QuizRun } from '#app/rules/quiz-runs.ts'
import type { Db } from '#db/handle.ts'
import { enrolments } from '#db/schema/cohorts.ts'
import { quizExceptions, quizRuns } from '#db/schema/quizzes.ts'

type RunRow = typeof quizRuns.$inferSelect

/** The settings of a row; the usual ones where there is none. */
export function runOfRow(row: RunRow | null | undefined): QuizRun {
  if (!row) return USUAL_RUN
  const { opensAt, closesAt, limitMinutes, graceSeconds, offlineHours, maxAttempts, delayMinutes, method } = row
  const { passMark, review, sections } = row
  return { opensAt, closesAt, limitMinutes, graceSeconds, offlineHours, maxAttempts, delayMinutes, method, passMark, review, sections }
}

/** The exceptions that concern an enrolment at a quiz, as one value beside other columns. */
export const exceptionsBeside = (quizKey: SQL | string) => sql<
  { for: 'person' | 'organisation'; extraMinutes: number; extraAttempts: number; closesAt: number | null }[]
>`coalesce((select json_agg(json_build_object(
    'for', case when ${quizExceptions.personId} is null then 'organisation' else 'person' end,
    'extraMinutes', ${quizExceptions.extraMinutes}, 'extraAttempts', ${quizExceptions.extraAttempts},
    'closesAt', extract(epoch from ${quizExceptions.closesAt}) * 1000))
  from ${quizExceptions}
  where ${quizExceptions.cohortId} = ${enrolments.cohortId} and ${quizExceptions.quizKey} = ${quizKey}
    and (${quizExceptions.personId} = ${enrolments.personId} or ${quizExceptions.organisationId} = ${enrolments.organisationId})), '[]'::json)`

/** Exceptions as the database's JSON gives them. */
export const exceptionsOf = (
  found: readonly { for: 'person' | 'organisation'; extraMinutes: number; extraAttempts: number; closesAt: number | null }[],
) => found.map((one): QuizException => ({ ...one, closesAt: one.closesAt === null ? null : new Date(one.closesAt) }))

/** How somebody takes a quiz by their enrolment, their exceptions included. One query. */
export async function runOfEnrolment(db: Db, enrolmentId: string | null, quizKey: string): Promise<QuizRun> {
  if (enrolmentId === null) return USUAL_RUN
  const [found] = await db
    .select({ run: quizRuns, exceptions: exceptionsBeside(quizKey) })
    .from(enrolments)
    .leftJoin(quizRuns, and(eq(quizRuns.cohortId, enrolments.cohortId), eq(quizRuns.quizKey, quizKey)))
    .where(eq(enrolments.id, enrolmentId))
  return found ? runFor(runOfRow(found.run), exceptionsOf(found.exceptions)) : USUAL_RUN
}
