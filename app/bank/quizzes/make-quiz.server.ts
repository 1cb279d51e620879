import type { Viewer } from '#app/access/viewer.ts'
import { recordAudit } from '#app/platform/record-audit.server.ts'
import type { Db } from '#db/handle.ts'
import { bankQuizVersions, bankQuizzes } from '#db/schema/bank.ts'

/** Makes an empty quiz of a course; answers its id. */
export function makeQuiz(
  db: Db,
  viewer: Pick<Viewer, 'id'>,
  { courseId, title }: { courseId: string; title: string },
  now: Date,
): Promise<string> {
  return db.transaction(async (tx) => {
    const [made] = await tx
      .insert(bankQuizzes)
      .values({ courseId, title, madeBy: viewer.id, createdAt: now })
      .returning({ id: bankQuizzes.id })
    if (!made) throw new Error('A quiz was not made')
    await tx.insert(bankQuizVersions).values({ quizId: made.id, number: 1, sections: [], madeBy: viewer.id, createdAt: now })
    await recordAudit(tx, { actorId: viewer.id, action: 'bank-quiz-made', subject: { kind: 'bank-quiz', id: made.id } }, now)
    return made.id
  })
}
