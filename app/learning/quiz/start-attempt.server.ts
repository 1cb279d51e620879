import { randomInt } from 'node:crypto'
import { and, asc, eq, isNull } from 'drizzle-orm'
import { studiedBy } from '#app/access/activities.scope.server.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { drawnFor } from '#app/rules/calculated.ts'
import { testAsked } from '#app/rules/course-tests.ts'
import { moroccoDay } from '#app/rules/morocco-time.ts'
import { attemptDeadline, mayBegin, type BeginRefusal } from '#app/rules/quiz-runs.ts'
import type { Db } from '#db/handle.ts'
import { activities } from '#db/schema/courses.ts'
import { attempts, attemptSlots } from '#db/schema/quizzes.ts'
import { eventId } from '#app/platform/event-id.server.ts'
import { runOfEnrolment } from '#app/platform/quiz-runs.server.ts'
import { recordProgress } from '#app/platform/record-progress.server.ts'
import { testStudied } from './course-tests.queries.server.ts'
import { frozenOrder } from '#app/questions/shown-question.ts'
import { beginPrepared } from './begin-prepared.server.ts'
import { paperFor } from '#app/platform/paper.queries.server.ts'

const LARGEST_SEED = 2 ** 31

type Started = { ok: true; attemptId: string } | ({ ok: false } & (BeginRefusal | { because: 'no-questions' | 'timed'; at: null }))

/** How an attempt comes to be: begun, or handed to a phone that may begin it without a network. */
export type Beginning = 'begun' | 'prepared'

/**
 * Begins an attempt at a quiz with a paper that stays as it is, or goes on with the one that is open: two taps make one attempt. The run of the
 * cohort says whether and until when. A paper that a phone holds counts as begun only when somebody begins it; one with a clock cannot be prepared.
 * Undefined where the quiz is not theirs.
 */
export async function startAttempt(
  db: Db,
  viewer: Viewer,
  quizKey: string,
  now: Date,
  beginning: Beginning = 'begun',
): Promise<Started | undefined> {
  return db.transaction(async (tx) => {
    const quiz = await quizPlace(tx, viewer, quizKey, now)
    if (!quiz) return undefined
    const mine = and(eq(attempts.personId, viewer.id), eq(attempts.quizKey, quizKey))
    const before = await tx
      .select({
        id: attempts.id,
        n: attempts.n,
        submittedAt: attempts.submittedAt,
        enrolmentId: attempts.enrolmentId,
        isPrepared: attempts.isPrepared,
      })
      .from(attempts)
      .where(mine)
      .orderBy(asc(attempts.n))
    const open = before.find(({ submittedAt }) => submittedAt === null)
    if (open && beginning === 'prepared') await hold(tx, open.id, now)
    if (open && (beginning === 'prepared' || !open.isPrepared)) return { ok: true, attemptId: open.id }
    const run = await runOfEnrolment(tx, quiz.enrolmentId, quizKey)
    const handedIn = before.flatMap(({ submittedAt, enrolmentId }) =>
      submittedAt && enrolmentId === quiz.enrolmentId ? [submittedAt] : [],
    )
    const may = mayBegin(run, handedIn, now)
    if (!may.ok) return may
    if (open) {
      await beginPrepared(tx, viewer, open.id, now)
      return { ok: true, attemptId: open.id }
    }
    if (beginning === 'prepared' && run.limitMinutes !== null) return { ok: false, because: 'timed', at: null }
    const seed = randomInt(LARGEST_SEED)
    const paper = await paperFor(tx, { ...quiz, quizKey }, quiz.form ? [quiz.form] : run.sections, seed)
    if (paper.length === 0) return { ok: false, because: 'no-questions', at: null }
    const { courseId, versionId, enrolmentId } = quiz
    const [made] = await tx
      .insert(attempts)
      .values({
        ...{ personId: viewer.id, enrolmentId, versionId, quizKey, seed, startedAt: now },
        ...(beginning === 'prepared' ? { isPrepared: true, issuedAt: now } : {}),
        n: (before.at(-1)?.n ?? 0) + 1,
        deadlineAt: attemptDeadline(run, now),
        passMark: run.passMark,
      })
      .onConflictDoNothing()
      .returning({ id: attempts.id })
    if (!made) {
      const [other] = await tx
        .select({ id: attempts.id })
        .from(attempts)
        .where(and(mine, isNull(attempts.submittedAt)))
      if (!other) throw new Error('An attempt was neither made nor found open')
      return { ok: true, attemptId: other.id }
    }
    await tx.insert(attemptSlots).values(
      paper.map(({ question, questionVersionId, maxMark }, index) => ({
        attemptId: made.id,
        position: index + 1,
        questionVersionId,
        maxMark,
        optionOrder: frozenOrder(question, seed),
        drawn: drawnFor(question, seed),
      })),
    )
    if (beginning === 'prepared' || testAsked(quizKey)) return { ok: true, attemptId: made.id }
    const id = eventId('opened', made.id)
    await recordProgress(
      tx,
      { id, personId: viewer.id, courseId, itemKey: quizKey, versionId, kind: 'opened', score: null, occurredAt: now },
      now,
    )
    return { ok: true, attemptId: made.id }
  })
}

/** Where a quiz stands that the viewer studies: in a module, or around a course, where they have a form of it. One query. */
async function quizPlace(db: Db, viewer: Viewer, quizKey: string, now: Date) {
  if (testAsked(quizKey)) return testStudied(db, viewer, quizKey, now)
  const studied = studiedBy(db, viewer, moroccoDay(now))
  const [quiz] = await db
    .select({
      versionId: studied.versionId,
      courseId: studied.courseId,
      enrolmentId: studied.enrolmentId,
      cohortId: studied.cohortId,
    })
    .from(activities)
    .innerJoin(studied, eq(studied.versionId, activities.versionId))
    .where(and(eq(activities.key, quizKey), eq(activities.kind, 'quiz')))
  return quiz && { ...quiz, form: null }
}

/** Notes since when a phone holds the paper. */
async function hold(db: Db, attemptId: string, now: Date): Promise<void> {
  await db
    .update(attempts)
    .set({ issuedAt: now })
    .where(and(eq(attempts.id, attemptId), isNull(attempts.issuedAt)))
}
