import { randomInt } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import type { Viewer } from '#app/access/viewer.ts'
import { drawableBank } from '#app/platform/drawn-paper.server.ts'
import { recordAudit } from '#app/platform/record-audit.server.ts'
import { dealtForms, TEST_MOMENTS, testKey, type TestForms, type TestMoment } from '#app/rules/course-tests.ts'
import { asBankQuestion, USUAL_RUN, type FixedSection, type QuizRun } from '#app/rules/quiz-runs.ts'
import type { Db } from '#db/handle.ts'
import { courseTests, quizRuns } from '#db/schema/quizzes.ts'
import { moveDeadlines } from '../move-deadlines.server.ts'
import { instantsOf } from '../save-settings.server.ts'
import type { TestsForm } from './tests.forms.ts'
import type { SteeredCourse } from './tests.queries.server.ts'

/** Why tests were not kept. */
export type TestsRefusal = 'after-needs-a-day' | 'closes-before-it-opens' | 'after-comes-first' | 'changed-meanwhile' | 'bank-too-small'

const LARGEST_SEED = 2 ** 31

/** How each test is taken: once. Before the course only the points are shown, because the other half meets these questions at its end. */
const RUNS: Record<TestMoment, QuizRun> = {
  avant: {
    ...USUAL_RUN,
    maxAttempts: 1,
    review: { 'just-after': ['marks'], 'while-open': ['marks'], 'after-last': ['marks'], 'after-close': ['marks'] },
  },
  apres: { ...USUAL_RUN, maxAttempts: 1 },
}

/** Two forms from what a draw of the course may take, dealt by a seed; answers in sentences are not asked, because nobody would wait for a mark. */
async function formsOf(db: Db, course: Pick<SteeredCourse, 'courseId' | 'objectives'>, seed: number): Promise<TestForms | undefined> {
  const bank = (await drawableBank(db, course.courseId)).filter(({ body }) => body.kind !== 'written')
  const dealt = dealtForms(
    seed,
    bank.map(({ key, body }) => ({ ...asBankQuestion(body), key })),
    course.objectives.map(({ id }) => id),
  )
  const section = (keys: readonly string[]): FixedSection => ({
    questions: keys.flatMap((key) => bank.filter((one) => one.key === key).map(({ id }) => ({ key, versionId: id, mark: 1 }))),
    isShuffled: true,
  })
  return dealt.a.length === 0 ? undefined : { a: section(dealt.a), b: section(dealt.b) }
}

/**
 * Puts a test before and after a course of a cohort, or takes both away: results stay. The two forms are dealt at the first time and stay as they are.
 * The one after needs a day to open. `revision` is that of the page: who saves second is told.
 */
export async function setTests(
  db: Db,
  viewer: Pick<Viewer, 'id'>,
  course: Pick<SteeredCourse, 'cohortId' | 'courseId' | 'objectives'>,
  { isOn, revision, ...days }: TestsForm,
  now: Date,
): Promise<{ ok: true } | { ok: false; because: TestsRefusal }> {
  const dates = {
    avant: { opensDay: days.beforeOpens, closesDay: days.beforeCloses },
    apres: { opensDay: days.afterOpens, closesDay: days.afterCloses },
  }
  if (isOn && days.afterOpens === null) return { ok: false, because: 'after-needs-a-day' }
  const runs = TEST_MOMENTS.map((moment) => {
    const { opensDay, closesDay } = dates[moment]
    return { moment, opensDay, closesDay, ...instantsOf({ opensDay, closesDay, opensTime: null, closesTime: null }) }
  })
  if (runs.some(({ opensAt, closesAt }) => opensAt && closesAt && opensAt >= closesAt))
    return { ok: false, because: 'closes-before-it-opens' }
  const first = days.beforeOpens
  if (first && days.afterOpens && days.afterOpens < first) return { ok: false, because: 'after-comes-first' }
  return db.transaction(async (tx) => {
    const { cohortId, courseId } = course
    const place = and(eq(courseTests.cohortId, cohortId), eq(courseTests.courseId, courseId))
    const [before] = await tx.select({ revision: courseTests.revision }).from(courseTests).where(place).for('update')
    if ((before?.revision ?? 0) !== revision) return { ok: false, because: 'changed-meanwhile' }
    const row = { isOn, revision: revision + 1, changedBy: viewer.id, changedAt: now }
    if (before) await tx.update(courseTests).set(row).where(place)
    else {
      const seed = randomInt(LARGEST_SEED)
      const forms = await formsOf(tx, course, seed)
      if (!forms) return { ok: false, because: 'bank-too-small' }
      const made = await tx
        .insert(courseTests)
        .values({ cohortId, courseId, seed, forms, ...row })
        .onConflictDoNothing()
        .returning({ courseId: courseTests.courseId })
      if (made.length === 0) return { ok: false, because: 'changed-meanwhile' }
    }
    for (const { moment, ...own } of runs) {
      const quizKey = testKey(courseId, moment)
      const changed = { ...own, changedBy: viewer.id, changedAt: now }
      await tx
        .insert(quizRuns)
        .values({ ...RUNS[moment], cohortId, quizKey, ...changed })
        .onConflictDoUpdate({ target: [quizRuns.cohortId, quizRuns.quizKey], set: changed })
      await moveDeadlines(tx, { cohortId, quizKey })
    }
    const subject = { kind: 'course', id: `${cohortId}:${courseId}` }
    await recordAudit(tx, { actorId: viewer.id, action: 'course-tests-changed', subject, detail: { isOn, revision: revision + 1 } }, now)
    return { ok: true }
  })
}
