import { and, eq, isNotNull, isNull } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { partQuestions } from '#db/schema/plans.ts'

/** Notes that the author opened the answers about a part; the first time stays. For a plan that is in view. */
export async function noteAnswersSeen(db: Db, { planId, partId }: { planId: string; partId: string }, now: Date): Promise<void> {
  await db
    .update(partQuestions)
    .set({ seenAt: now })
    .where(
      and(
        eq(partQuestions.planId, planId),
        eq(partQuestions.partId, partId),
        isNotNull(partQuestions.answeredAt),
        isNull(partQuestions.seenAt),
      ),
    )
}
