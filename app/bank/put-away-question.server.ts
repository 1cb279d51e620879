import { and, eq, isNotNull, isNull, sql } from 'drizzle-orm'
import type { Viewer } from '#app/access/viewer.ts'
import { recordAudit } from '#app/platform/record-audit.server.ts'
import type { Db } from '#db/handle.ts'
import { bankChanges, bankQuestions } from '#db/schema/bank.ts'
import type { KeptQuestion } from './question.queries.server.ts'

/** Puts a question away, so that nothing draws it any more, or brings it back. What holds it already stays as it is; twice is once. */
export async function putAwayQuestion(
  db: Db,
  viewer: Pick<Viewer, 'id'>,
  { key, courseId }: Pick<KeptQuestion, 'key' | 'courseId'>,
  isAway: boolean,
  now: Date,
): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.insert(bankQuestions).values({ key, courseId }).onConflictDoNothing()
    const changed = await tx
      .update(bankQuestions)
      .set(isAway ? { archivedAt: now, archivedBy: viewer.id } : { archivedAt: sql`null`, archivedBy: sql`null` })
      .where(and(eq(bankQuestions.key, key), isAway ? isNull(bankQuestions.archivedAt) : isNotNull(bankQuestions.archivedAt)))
      .returning({ key: bankQuestions.key })
    if (changed.length === 0) return
    const act = isAway ? 'archived' : 'brought-back'
    await tx.insert(bankChanges).values({ key, act, madeBy: viewer.id, createdAt: now })
    await recordAudit(
      tx,
      { actorId: viewer.id, action: isAway ? 'question-archived' : 'question-brought-back', subject: { kind: 'question', id: key } },
      now,
    )
  })
}
