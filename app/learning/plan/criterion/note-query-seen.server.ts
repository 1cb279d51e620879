import { and, eq, isNotNull, isNull } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { criterionQueries } from '#db/schema/grading.ts'

/** Notes that who asked opened what was answered; the first time after each answer stays. For a question of a plan in view. */
export async function noteQuerySeen(db: Db, id: string, now: Date): Promise<void> {
  await db
    .update(criterionQueries)
    .set({ seenAt: now })
    .where(and(eq(criterionQueries.id, id), isNotNull(criterionQueries.answeredAt), isNull(criterionQueries.seenAt)))
}
