import { and, eq } from 'drizzle-orm'
import type { Viewer } from '#app/access/viewer.ts'
import { recordAudit } from '#app/platform/record-audit.server.ts'
import { deadlineInstant } from '#app/rules/deadlines.ts'
import { fromMoroccoLocal } from '#app/rules/morocco-time.ts'
import type { QuizSection, ReviewMatrix } from '#app/rules/quiz-runs.ts'
import type { Db } from '#db/handle.ts'
import { quizRuns } from '#db/schema/quizzes.ts'
import { moveDeadlines } from './move-deadlines.server.ts'
import type { SettingsForm } from './quizzes.forms.ts'
import type { SteeredQuiz } from './quizzes.queries.server.ts'

/** Why settings were not kept. */
export type SettingsRefusal = 'closes-before-it-opens' | 'changed-meanwhile'

export type NewSettings = Omit<SettingsForm, 'revision'> & { review: ReviewMatrix; sections: QuizSection[] | null }

/** The instants of typed days: a day alone opens at its beginning and closes at its end. */
export function instantsOf(form: Pick<SettingsForm, 'opensDay' | 'opensTime' | 'closesDay' | 'closesTime'>) {
  const { opensDay, closesDay } = form
  return {
    opensAt: opensDay === null ? null : fromMoroccoLocal(opensDay, form.opensTime ?? '00:00'),
    closesAt: closesDay === null ? null : deadlineInstant({ day: closesDay, time: form.closesTime ?? '23:59' }),
  }
}

/** Keeps how a cohort takes a quiz, for the attempts that begin from now on; open ones get the time that is granted. `revision` is that of the page: who saves second is told. */
export async function saveSettings(
  db: Db,
  viewer: Viewer,
  quiz: Pick<SteeredQuiz, 'cohortId' | 'quizKey'>,
  settings: NewSettings,
  revision: number,
  now: Date,
): Promise<{ ok: true } | { ok: false; because: SettingsRefusal }> {
  const { opensAt, closesAt } = instantsOf(settings)
  if (opensAt && closesAt && opensAt >= closesAt) return { ok: false, because: 'closes-before-it-opens' }
  return db.transaction(async (tx) => {
    const { cohortId, quizKey } = quiz
    const place = and(eq(quizRuns.cohortId, cohortId), eq(quizRuns.quizKey, quizKey))
    const [before] = await tx.select({ revision: quizRuns.revision }).from(quizRuns).where(place).for('update')
    if ((before?.revision ?? 0) !== revision) return { ok: false, because: 'changed-meanwhile' }
    const row = {
      ...settings,
      ...{ opensAt, closesAt, changedBy: viewer.id, changedAt: now },
      graceSeconds: settings.graceSeconds ?? 0,
      delayMinutes: settings.delayMinutes ?? 0,
      revision: revision + 1,
    }
    const written = before
      ? await tx.update(quizRuns).set(row).where(place).returning({ quizKey: quizRuns.quizKey })
      : await tx
          .insert(quizRuns)
          .values({ cohortId, quizKey, ...row })
          .onConflictDoNothing()
          .returning({ quizKey: quizRuns.quizKey })
    if (written.length === 0) return { ok: false, because: 'changed-meanwhile' }
    await moveDeadlines(tx, quiz)
    const { limitMinutes, maxAttempts, method, passMark } = settings
    await recordAudit(
      tx,
      {
        actorId: viewer.id,
        action: 'quiz-settings-changed',
        subject: { kind: 'quiz', id: `${cohortId}:${quizKey}` },
        detail: { limitMinutes, maxAttempts, method, passMark, revision: revision + 1 },
      },
      now,
    )
    return { ok: true }
  })
}
