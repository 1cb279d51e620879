import { and, eq, isNull } from 'drizzle-orm'
import { exceptionsBeside, exceptionsOf, runOfRow } from '#app/platform/quiz-runs.server.ts'
import { movedDeadline, runFor } from '#app/rules/quiz-runs.ts'
import type { Db } from '#db/handle.ts'
import { enrolments } from '#db/schema/cohorts.ts'
import { attempts, quizRuns } from '#db/schema/quizzes.ts'

/** Gives the attempts that are open the time that the run and its exceptions now grant; what was promised is never taken away. Answers how many moved. */
export async function moveDeadlines(db: Db, { cohortId, quizKey }: { cohortId: string; quizKey: string }): Promise<number> {
  const open = await db
    .select({
      id: attempts.id,
      startedAt: attempts.startedAt,
      deadlineAt: attempts.deadlineAt,
      run: quizRuns,
      exceptions: exceptionsBeside(quizKey),
    })
    .from(attempts)
    .innerJoin(enrolments, eq(enrolments.id, attempts.enrolmentId))
    .leftJoin(quizRuns, and(eq(quizRuns.cohortId, enrolments.cohortId), eq(quizRuns.quizKey, attempts.quizKey)))
    .where(and(eq(enrolments.cohortId, cohortId), eq(attempts.quizKey, quizKey), isNull(attempts.submittedAt)))
  let moved = 0
  for (const attempt of open) {
    const run = runFor(runOfRow(attempt.run), exceptionsOf(attempt.exceptions))
    const deadlineAt = movedDeadline(attempt.deadlineAt, run, attempt.startedAt)
    if (deadlineAt?.getTime() === attempt.deadlineAt?.getTime()) continue
    await db.update(attempts).set({ deadlineAt }).where(eq(attempts.id, attempt.id))
    moved += 1
  }
  return moved
}
