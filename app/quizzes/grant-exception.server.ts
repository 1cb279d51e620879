import { and, eq } from 'drizzle-orm'
import type { Viewer } from '#app/access/viewer.ts'
import { recordAudit } from '#app/platform/record-audit.server.ts'
import { deadlineInstant } from '#app/rules/deadlines.ts'
import type { Db } from '#db/handle.ts'
import { enrolments } from '#db/schema/cohorts.ts'
import { quizExceptions } from '#db/schema/quizzes.ts'
import { moveDeadlines } from './move-deadlines.server.ts'
import type { ExceptionForm } from './quizzes.forms.ts'
import type { SteeredQuiz } from './quizzes.queries.server.ts'

/** Gives one person or one organisation of the cohort more time, attempts or a later closing, also for an attempt under way. The same form twice is one exception; who is not of the cohort is 404. */
export async function grantException(
  db: Db,
  viewer: Viewer,
  quiz: Pick<SteeredQuiz, 'cohortId' | 'quizKey'>,
  form: ExceptionForm,
  now: Date,
): Promise<{ ok: true } | { ok: false; because: 'gives-nothing' }> {
  const { id, closesDay, reason } = form
  const extraMinutes = form.extraMinutes ?? 0
  const extraAttempts = form.extraAttempts ?? 0
  if (extraMinutes === 0 && extraAttempts === 0 && closesDay === null) return { ok: false, because: 'gives-nothing' }
  const [kind, subjectId = ''] = form.subject.split(':')
  const subject = kind === 'person' ? eq(enrolments.personId, subjectId) : eq(enrolments.organisationId, subjectId)
  return db.transaction(async (tx) => {
    const { cohortId, quizKey } = quiz
    const [enrolled] = await tx
      .select({ id: enrolments.id })
      .from(enrolments)
      .where(and(eq(enrolments.cohortId, cohortId), subject))
      .limit(1)
    if (!enrolled) throw new Response(null, { status: 404 })
    const closesTime = closesDay === null ? null : (form.closesTime ?? '23:59')
    const granted = await tx
      .insert(quizExceptions)
      .values({
        ...{ id, cohortId, quizKey, extraMinutes, extraAttempts, closesDay, closesTime, reason },
        personId: kind === 'person' ? subjectId : null,
        organisationId: kind === 'person' ? null : subjectId,
        closesAt: closesDay === null || closesTime === null ? null : deadlineInstant({ day: closesDay, time: closesTime }),
        grantedBy: viewer.id,
        createdAt: now,
      })
      .onConflictDoNothing()
      .returning({ id: quizExceptions.id })
    if (granted.length === 0) return { ok: true }
    await moveDeadlines(tx, quiz)
    await recordAudit(
      tx,
      {
        actorId: viewer.id,
        action: 'quiz-exception-granted',
        subject: { kind: 'quiz-exception', id },
        detail: { quizKey, extraMinutes, extraAttempts, closesDay },
      },
      now,
    )
    return { ok: true }
  })
}
