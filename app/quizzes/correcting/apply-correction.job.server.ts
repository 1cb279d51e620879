import { eq, sql } from 'drizzle-orm'
import { eventId } from '#app/platform/event-id.server.ts'
import type { JobPayload } from '#app/platform/job-kinds.ts'
import { settleAttempts } from '#app/platform/settle-attempts.server.ts'
import type { WorkParts } from '#app/platform/worker.server.ts'
import { rows, type Db } from '#db/handle.ts'
import { questionCorrections, slotScores } from '#db/schema/quizzes.ts'
import { tellPeople } from '../tell-people.server.ts'
import { concernedAttempts, correctingOf, correctionAt, effectsOf, type Correcting } from './concerned.queries.server.ts'

/** Attempts marked again in one transaction: a kill loses at most so much work, and none of what was done. */
const BATCH = 500

async function correctionNamed(db: Db, id: string) {
  const [place] = await db
    .select({ cohortId: questionCorrections.cohortId, quizKey: questionCorrections.quizKey })
    .from(questionCorrections)
    .where(eq(questionCorrections.id, id))
    .for('update')
  return place && (await correctionAt(db, place, id))
}

/**
 * Marks the next attempts again: each in one piece with the place reached, so that the work goes on there after a kill. Their rows are locked first: an
 * attempt that is being marked at this moment is waited for. Answers whether there was any.
 */
export async function applyBatch(db: Db, correctionId: string, now: Date, most = BATCH): Promise<boolean> {
  return db.transaction(async (tx) => {
    const found = await correctionNamed(tx, correctionId)
    if (!found || found.correction.decidedAt === null || found.correction.appliedAt !== null) return false
    const { correction } = found
    const correcting = correctingOf(found, found.correctedNumber ?? found.number)
    const ids = rows<{ id: string }>(
      await tx.execute(sql`${concernedAttempts(correcting, correction.lastAttemptId)} limit ${most} for update of a`),
    ).map(({ id }) => id)
    const last = ids.at(-1)
    if (last === undefined) {
      await tx.update(questionCorrections).set({ appliedAt: now }).where(eq(questionCorrections.id, correctionId))
      return false
    }
    const changed = await markAgain(tx, correcting, { id: correctionId, madeBy: correction.madeBy, reason: correction.reason }, ids, now)
    await tx
      .update(questionCorrections)
      .set({
        lastAttemptId: last,
        attemptsDone: sql`${questionCorrections.attemptsDone} + ${ids.length}`,
        peopleChanged: sql`${questionCorrections.peopleChanged} + ${changed}`,
      })
      .where(eq(questionCorrections.id, correctionId))
    return true
  })
}

type By = { id: string; madeBy: string | null; reason: string }

/** Appends the new marks, computes the results and tells the people whose result changes. Answers how many were told for the first time. */
async function markAgain(db: Db, correcting: Correcting, by: By, attemptIds: readonly string[], now: Date): Promise<number> {
  const chosen = sql`select id from attempts where id in (${sql.join(
    attemptIds.map((id) => sql`${id}::uuid`),
    sql`, `,
  )})`
  const moved = (await effectsOf(db, correcting, chosen)).filter(({ isMoved }) => isMoved)
  if (moved.length === 0) return 0
  await db
    .insert(slotScores)
    .values(
      moved.map(({ attemptId, position, newMark, newMax, isRight }) => ({
        ...{ id: eventId('regraded', by.id, attemptId, String(position)), attemptId, position, kind: 'regraded' as const },
        ...{ mark: newMark, maxMark: newMax, isRight, scoredBy: by.madeBy, reason: by.reason, correctionId: by.id, createdAt: now },
      })),
    )
    .onConflictDoNothing()
  const settled = await settleAttempts(
    db,
    moved.map(({ attemptId }) => attemptId),
    now,
  )
  const changed = settled.filter((one) => one.before !== one.after || one.hadPassed !== one.hasPassed)
  const told = new Map(
    changed.flatMap(({ attemptId }) => {
      const effect = moved.find((one) => one.attemptId === attemptId)
      return effect ? [[effect.personId, effect] as const] : []
    }),
  )
  const news = [...told].map(([personId, { n }]) => ({
    personId,
    n,
    kind: 'quiz-corrected' as const,
    because: by.id,
    quizKey: correcting.quizKey,
  }))
  return tellPeople(db, news, now)
}

/** Marks every attempt that a correction concerns again, batch by batch; where the program ends, the next try goes on where this one stopped. */
export async function applyCorrection(
  { correctionId }: JobPayload<'apply-correction'>,
  { db, now, signal }: Pick<WorkParts, 'db' | 'now' | 'signal'>,
) {
  for (;;) {
    signal.throwIfAborted()
    if (!(await applyBatch(db, correctionId, now))) return
  }
}
