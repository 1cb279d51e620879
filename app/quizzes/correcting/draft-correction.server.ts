import { and, eq, isNull } from 'drizzle-orm'
import type { Viewer } from '#app/access/viewer.ts'
import type { CorrectionChoice } from '#app/rules/corrections.ts'
import type { Question } from '#app/rules/questions.ts'
import type { Db } from '#db/handle.ts'
import { questionCorrections } from '#db/schema/quizzes.ts'
import type { SteeredQuiz } from '../quizzes.queries.server.ts'

export type Draft = { id: string; choice: CorrectionChoice; onlyIfHigher: boolean; reason: string; draft: Question }

/** Keeps a correction that nobody decided yet: it changes nothing. The same form again writes over it; what was decided is never touched. */
export async function draftCorrection(
  db: Db,
  viewer: Viewer,
  quiz: Pick<SteeredQuiz, 'cohortId' | 'quizKey'>,
  questionVersionId: string,
  { id, ...content }: Draft,
  now: Date,
): Promise<void> {
  const { cohortId, quizKey } = quiz
  await db
    .insert(questionCorrections)
    .values({ id, cohortId, quizKey, questionVersionId, ...content, madeBy: viewer.id, createdAt: now })
    .onConflictDoUpdate({
      target: questionCorrections.id,
      set: content,
      setWhere: and(isNull(questionCorrections.decidedAt), eq(questionCorrections.madeBy, viewer.id)),
    })
}

/** Throws a draft away; what was decided stays. */
export async function discardDraft(db: Db, quiz: Pick<SteeredQuiz, 'cohortId' | 'quizKey'>, id: string): Promise<void> {
  await db
    .delete(questionCorrections)
    .where(
      and(
        eq(questionCorrections.id, id),
        eq(questionCorrections.cohortId, quiz.cohortId),
        eq(questionCorrections.quizKey, quiz.quizKey),
        isNull(questionCorrections.decidedAt),
      ),
    )
}
