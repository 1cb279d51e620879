import { and, eq, isNull } from 'drizzle-orm'
import type { Viewer } from '#app/access/viewer.ts'
import { recordAudit } from '#app/platform/record-audit.server.ts'
import { USUAL_RUN } from '#app/rules/quiz-runs.ts'
import type { Db } from '#db/handle.ts'
import { bankQuizVersions, bankQuizzes } from '#db/schema/bank.ts'
import { quizRuns } from '#db/schema/quizzes.ts'
import type { SteeredQuiz } from './quizzes.queries.server.ts'

/**
 * Gives a cohort the questions of a quiz of its course's bank, or its own ones again (null), for the attempts that begin from now on. The version then
 * stays as it is for good. One of another course, or put away, is 404; `revision` is that of the page.
 */
export async function giveQuiz(
  db: Db,
  viewer: Pick<Viewer, 'id'>,
  { cohortId, quizKey, courseId }: Pick<SteeredQuiz, 'cohortId' | 'quizKey' | 'courseId'>,
  { versionId, revision }: { versionId: string | null; revision: number },
  now: Date,
): Promise<{ ok: true } | { ok: false; because: 'changed-meanwhile' | 'no-question-in-it' }> {
  return db.transaction(async (tx) => {
    const [version] =
      versionId === null
        ? []
        : await tx
            .select({ id: bankQuizVersions.id, sections: bankQuizVersions.sections })
            .from(bankQuizVersions)
            .innerJoin(bankQuizzes, eq(bankQuizzes.id, bankQuizVersions.quizId))
            .where(and(eq(bankQuizVersions.id, versionId), eq(bankQuizzes.courseId, courseId), isNull(bankQuizzes.archivedAt)))
            .for('update')
    if (versionId !== null && !version) throw new Response(null, { status: 404 })
    if (version?.sections.length === 0) return { ok: false, because: 'no-question-in-it' }
    const place = and(eq(quizRuns.cohortId, cohortId), eq(quizRuns.quizKey, quizKey))
    const [before] = await tx.select({ revision: quizRuns.revision }).from(quizRuns).where(place).for('update')
    if ((before?.revision ?? 0) !== revision) return { ok: false, because: 'changed-meanwhile' }
    const given = { sections: version?.sections ?? null, bankQuizVersionId: version?.id ?? null }
    const row = { ...given, revision: revision + 1, changedBy: viewer.id, changedAt: now }
    const written = before
      ? await tx.update(quizRuns).set(row).where(place).returning({ quizKey: quizRuns.quizKey })
      : await tx
          .insert(quizRuns)
          .values({ ...USUAL_RUN, cohortId, quizKey, ...row })
          .onConflictDoNothing()
          .returning({ quizKey: quizRuns.quizKey })
    if (written.length === 0) return { ok: false, because: 'changed-meanwhile' }
    if (version)
      await tx
        .update(bankQuizVersions)
        .set({ usedAt: now })
        .where(and(eq(bankQuizVersions.id, version.id), isNull(bankQuizVersions.usedAt)))
    const subject = { kind: 'quiz', id: `${cohortId}:${quizKey}` }
    await recordAudit(tx, { actorId: viewer.id, action: 'bank-quiz-given', subject, detail: { version: version?.id ?? null } }, now)
    return { ok: true }
  })
}
