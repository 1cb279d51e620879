import { and, asc, eq, inArray, isNotNull, isNull, lt, sql, type SQL } from 'drizzle-orm'
import type { Viewer } from '#app/access/viewer.ts'
import { USUAL_RUN } from '#app/rules/quiz-runs.ts'
import type { Db } from '#db/handle.ts'
import { enrolments } from '#db/schema/cohorts.ts'
import { answerSteps, attempts, quizRuns } from '#db/schema/quizzes.ts'
import { gradeAttempt } from '#app/platform/grade-attempt.server.ts'

/** Attempts handed in together by the sweep. */
const MOST = 200

/** Open attempts whose time is over, the grace of their run included; a paper that a phone holds waits for the run's hours as well. */
function isOver(db: Db, now: Date): SQL | undefined {
  const grace = db
    .select({ seconds: quizRuns.graceSeconds })
    .from(quizRuns)
    .innerJoin(enrolments, eq(enrolments.cohortId, quizRuns.cohortId))
    .where(and(eq(enrolments.id, attempts.enrolmentId), eq(quizRuns.quizKey, attempts.quizKey)))
  const hours = db
    .select({ hours: quizRuns.offlineHours })
    .from(quizRuns)
    .innerJoin(enrolments, eq(enrolments.cohortId, quizRuns.cohortId))
    .where(and(eq(enrolments.id, attempts.enrolmentId), eq(quizRuns.quizKey, attempts.quizKey)))
  const over = sql`${now.toISOString()}::timestamptz - make_interval(secs => coalesce((${grace}), ${USUAL_RUN.graceSeconds}),
    hours => case when ${attempts.issuedAt} is null then 0 else coalesce((${hours}), 0) end)`
  return and(isNull(attempts.submittedAt), isNotNull(attempts.deadlineAt), lt(attempts.deadlineAt, over))
}

/** Hands in attempts at their deadline with what is there, and marks them; one without any answer is abandoned and has no result. Answers how many there were. */
async function close(db: Db, chosen: SQL | undefined, now: Date): Promise<number> {
  const answered = sql`exists (select 1 from ${answerSteps} where ${answerSteps.attemptId} = ${attempts.id})`
  const closed = await db
    .update(attempts)
    .set({ submittedAt: sql`${attempts.deadlineAt}`, isTimedOut: true, isAbandoned: sql`not ${answered}` })
    .where(chosen)
    .returning({ id: attempts.id, personId: attempts.personId, isAbandoned: attempts.isAbandoned })
  for (const { id, personId, isAbandoned } of closed) if (!isAbandoned) await gradeAttempt(db, { id: personId }, id, now)
  return closed.length
}

/**
 * Hands in the attempts of a person at a quiz whose time is over, grace included, with what is there: the server's clock alone decides. Also
 * after they left the course: nothing is lost by leaving. A paper that nobody began goes. Answers how many were handed in.
 */
export async function closeOverdueAttempts(db: Db, viewer: Pick<Viewer, 'id'>, quizKey: string, now: Date): Promise<number> {
  const chosen = and(eq(attempts.personId, viewer.id), eq(attempts.quizKey, quizKey), isOver(db, now))
  await db.delete(attempts).where(and(chosen, eq(attempts.isPrepared, true)))
  return close(db, chosen, now)
}

/** The same for everybody, and marks what a crash left unmarked: the sweep of every night. Twice is once. Answers how many were handed in. */
export async function sweepAttempts(db: Db, now: Date): Promise<number> {
  await db.delete(attempts).where(and(isOver(db, now), eq(attempts.isPrepared, true)))
  let swept = 0
  for (;;) {
    const some = db.select({ id: attempts.id }).from(attempts).where(isOver(db, now)).orderBy(asc(attempts.deadlineAt)).limit(MOST)
    const closed = await close(db, and(inArray(attempts.id, some), isNull(attempts.submittedAt)), now)
    if (closed === 0) break
    swept += closed
  }
  const left = await db
    .select({ id: attempts.id, personId: attempts.personId })
    .from(attempts)
    .where(and(isNotNull(attempts.submittedAt), isNull(attempts.gradedAt), eq(attempts.isAbandoned, false)))
  for (const { id, personId } of left) await gradeAttempt(db, { id: personId }, id, now)
  return swept
}
