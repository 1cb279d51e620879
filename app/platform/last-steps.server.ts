import { desc, eq, sql, type AnyColumn } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { answerSteps, attemptSlots } from '#db/schema/quizzes.ts'

/** The last answer to each question of an attempt, by position: the one with the highest sequence. */
export function lastSteps(db: Db, attemptId: string) {
  return db
    .selectDistinctOn([answerSteps.position], { position: answerSteps.position, answer: answerSteps.answer })
    .from(answerSteps)
    .where(eq(answerSteps.attemptId, attemptId))
    .orderBy(answerSteps.position, desc(answerSteps.sequence), desc(answerSteps.receivedAt))
    .as('last_steps')
}

/** How many questions an attempt has, as a column beside others. */
export const questionCount = (attemptId: AnyColumn) =>
  sql<number>`(select count(*) from ${attemptSlots} as papers where papers.attempt_id = ${attemptId})`.mapWith(Number)
