import { and, desc, eq, inArray, isNotNull, sql } from 'drizzle-orm'
import { passAfter } from '#app/rules/corrections.ts'
import { testAsked } from '#app/rules/course-tests.ts'
import { countedPercent } from '#app/rules/quiz-runs.ts'
import { attemptScore } from '#app/rules/quiz-score.ts'
import type { Db } from '#db/handle.ts'
import { enrolments } from '#db/schema/cohorts.ts'
import { courseVersions } from '#db/schema/courses.ts'
import { attempts, attemptSlots, quizRuns, slotScores } from '#db/schema/quizzes.ts'
import { eventId } from './event-id.server.ts'
import { recordAllProgress } from './record-progress.server.ts'

/** An attempt after its result was computed; null marks still wait for a trainer. */
export type Settled = { attemptId: string; before: number | null; after: number | null; hadPassed: boolean; hasPassed: boolean }

/** The latest mark of each slot of these attempts. One query. */
export function latestScores(db: Db, attemptIds: readonly string[]) {
  return db
    .selectDistinctOn([slotScores.attemptId, slotScores.position], {
      attemptId: slotScores.attemptId,
      position: slotScores.position,
      kind: slotScores.kind,
      mark: slotScores.mark,
      maxMark: slotScores.maxMark,
      isRight: slotScores.isRight,
      scoredBy: slotScores.scoredBy,
    })
    .from(slotScores)
    .where(inArray(slotScores.attemptId, [...attemptIds]))
    .orderBy(slotScores.attemptId, slotScores.position, desc(slotScores.createdAt), desc(sql`${slotScores.kind} = 'regraded'`))
}

/** Rows by a key of theirs, in their order. */
function grouped<Row>(all: readonly Row[], keyOf: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>()
  for (const row of all) groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row])
  return groups
}

const shareOf = ({ mark, maxMark }: { mark: number; maxMark: number }) => ({ mark: maxMark === 0 ? 0 : mark / maxMark, max: maxMark })

async function factsOf(db: Db, attemptIds: readonly string[]) {
  return db
    .select({
      id: attempts.id,
      personId: attempts.personId,
      versionId: attempts.versionId,
      quizKey: attempts.quizKey,
      n: attempts.n,
      submittedAt: attempts.submittedAt,
      source: attempts.source,
      enteredBy: attempts.enteredBy,
      gradedAt: attempts.gradedAt,
      score: attempts.score,
      maxScore: attempts.maxScore,
      isPassed: attempts.isPassed,
      passMark: sql<number>`coalesce(${attempts.passMark}, ${courseVersions.quizPassMark})`.mapWith(Number),
      courseId: courseVersions.courseId,
      method: quizRuns.method,
      slots: sql<number>`(select count(*) from ${attemptSlots} as papers where papers.attempt_id = ${attempts.id})`.mapWith(Number),
    })
    .from(attempts)
    .innerJoin(courseVersions, eq(courseVersions.id, attempts.versionId))
    .leftJoin(enrolments, eq(enrolments.id, attempts.enrolmentId))
    .leftJoin(quizRuns, and(eq(quizRuns.cohortId, enrolments.cohortId), eq(quizRuns.quizKey, attempts.quizKey)))
    .where(and(inArray(attempts.id, [...attemptIds]), isNotNull(attempts.submittedAt)))
}

type Facts = Awaited<ReturnType<typeof factsOf>>[number]
type Result = { score: number; max: number; percent: number; hasPassed: boolean }

/** Writes what was computed, in one statement for all. A value that is there already is written over: only the latest marks count. */
async function writeResults(db: Db, results: ReadonlyMap<string, Result>, now: Date): Promise<void> {
  if (results.size === 0) return
  const values = [...results].map(
    ([id, { score, max, hasPassed }]) => sql`(${id}::uuid, ${score}::numeric, ${max}::numeric, ${hasPassed}::boolean)`,
  )
  await db.execute(sql`update attempts set score = computed.score, max_score = computed.max_score, is_passed = computed.is_passed,
      graded_at = coalesce(attempts.graded_at, ${now.toISOString()}::timestamptz)
    from (values ${sql.join(values, sql`, `)}) as computed (id, score, max_score, is_passed) where attempts.id = computed.id`)
}

/**
 * Computes the results of attempts that were handed in from the latest marks of their slots, and records what that means for their person's
 * progress by the run's method. Attempts with a slot that waits for a trainer stay unmarked. A pass stays a pass.
 */
export async function settleAttempts(db: Db, attemptIds: readonly string[], now: Date): Promise<Settled[]> {
  if (attemptIds.length === 0) return []
  const facts = await factsOf(db, attemptIds)
  const scores = await latestScores(db, attemptIds)
  const byAttempt = grouped(scores, ({ attemptId }) => attemptId)
  const results = new Map<string, Result>()
  for (const attempt of facts) {
    const marks = byAttempt.get(attempt.id) ?? []
    if (marks.length < attempt.slots) continue
    const { score, max, percent } = attemptScore(marks.map(shareOf))
    // A test around a course measures: nobody passes it, and it is no step of the course.
    const hasPassed = testAsked(attempt.quizKey) === null && passAfter(attempt.isPassed === true, percent, attempt.passMark)
    results.set(attempt.id, { score, max, percent, hasPassed })
  }
  await writeResults(db, results, now)
  await recordResults(db, facts, results, now)
  return facts.map((attempt) => ({
    attemptId: attempt.id,
    before: attempt.gradedAt === null ? null : percentOf(attempt),
    after: results.get(attempt.id)?.percent ?? null,
    hadPassed: attempt.isPassed === true,
    hasPassed: results.get(attempt.id)?.hasPassed ?? attempt.isPassed === true,
  }))
}

const percentOf = (attempt: { score: number | null; maxScore: number | null }) =>
  attemptScore([shareOf({ mark: attempt.score ?? 0, maxMark: attempt.maxScore ?? 0 })]).percent

/** The first marking of an attempt is an event; a later one only where it brings a pass that was not there. */
async function recordResults(db: Db, facts: readonly Facts[], results: ReadonlyMap<string, Result>, now: Date): Promise<void> {
  const events = facts.filter((attempt) => {
    const result = results.get(attempt.id)
    return (
      result !== undefined &&
      testAsked(attempt.quizKey) === null &&
      (attempt.gradedAt === null || (result.hasPassed && attempt.isPassed !== true))
    )
  })
  if (events.length === 0) return
  const all = await db
    .select({ personId: attempts.personId, quizKey: attempts.quizKey, n: attempts.n, score: attempts.score, maxScore: attempts.maxScore })
    .from(attempts)
    .where(
      and(
        inArray(
          attempts.personId,
          events.map(({ personId }) => personId),
        ),
        inArray(attempts.quizKey, [...new Set(events.map(({ quizKey }) => quizKey))]),
        isNotNull(attempts.gradedAt),
      ),
    )
  const tries = grouped(all, ({ personId, quizKey }) => `${personId} ${quizKey}`)
  const recorded = events.flatMap((attempt) => {
    const own = (tries.get(`${attempt.personId} ${attempt.quizKey}`) ?? []).map((one) => ({ n: one.n, percent: percentOf(one) }))
    const method = attempt.method ?? 'highest'
    // Where the best one counts, each attempt speaks for itself: a worse one is a try that did not pass, and takes nothing away.
    const counted = method === 'highest' ? (results.get(attempt.id)?.percent ?? 0) : (countedPercent(method, own) ?? 0)
    const passes = counted >= attempt.passMark
    const isRegrade = attempt.gradedAt !== null
    if (isRegrade && !passes) return []
    return {
      ...{ personId: attempt.personId, courseId: attempt.courseId, itemKey: attempt.quizKey, versionId: attempt.versionId },
      id: isRegrade ? eventId('regraded', attempt.id, String(counted)) : eventId('graded', attempt.id),
      kind: passes ? ('passed' as const) : ('completed' as const),
      score: counted,
      occurredAt: isRegrade ? now : (attempt.submittedAt ?? now),
      enteredBy: attempt.enteredBy,
      source: attempt.source === 'paper' ? ('facilitator' as const) : ('online' as const),
    }
  })
  await recordAllProgress(db, recorded, now)
}
