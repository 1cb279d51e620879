import { and, eq, isNotNull, isNull, lt, sql } from 'drizzle-orm'
import type { Viewer } from '#app/access/viewer.ts'
import { USUAL_RUN } from '#app/rules/quiz-runs.ts'
import type { Db } from '#db/handle.ts'
import { enrolments } from '#db/schema/cohorts.ts'
import { attempts, quizRuns } from '#db/schema/quizzes.ts'
import { gradeAttempt } from './grade-attempt.server.ts'

/**
 * Hands in the attempts of a person at a quiz whose time is over, grace included, with what is there: the server's clock alone decides. Also
 * after they left the course: nothing is lost by leaving. Answers how many there were.
 */
export async function closeOverdueAttempts(db: Db, viewer: Pick<Viewer, 'id'>, quizKey: string, now: Date): Promise<number> {
  const grace = db
    .select({ seconds: quizRuns.graceSeconds })
    .from(quizRuns)
    .innerJoin(enrolments, eq(enrolments.cohortId, quizRuns.cohortId))
    .where(and(eq(enrolments.id, attempts.enrolmentId), eq(quizRuns.quizKey, attempts.quizKey)))
  const over = sql`${now.toISOString()}::timestamptz - make_interval(secs => coalesce((${grace}), ${USUAL_RUN.graceSeconds}))`
  const closed = await db
    .update(attempts)
    .set({ submittedAt: sql`${attempts.deadlineAt}`, isTimedOut: true })
    .where(
      and(
        eq(attempts.personId, viewer.id),
        eq(attempts.quizKey, quizKey),
        isNull(attempts.submittedAt),
        isNotNull(attempts.deadlineAt),
        lt(attempts.deadlineAt, over),
      ),
    )
    .returning({ id: attempts.id })
  for (const { id } of closed) await gradeAttempt(db, viewer, id, now)
  return closed.length
}
