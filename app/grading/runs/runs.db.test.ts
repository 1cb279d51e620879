import { and, eq } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { countingQueries, type Db } from '#db/handle.ts'
import { deadlines, extensions } from '#db/schema/cohorts.ts'
import { outcomes } from '#db/schema/grading.ts'
import { auditEntries, notices } from '#db/schema/operations.ts'
import { assignmentRuns, submissions } from '#db/schema/plans.ts'
import { idOf } from '#db/seed/named-id.ts'
import { test } from '#db/test-world.ts'
import { viewerOf } from '#app/access/test-viewers.ts'
import { deadlineInstant } from '#app/rules/deadlines.ts'
import { NO_PENALTY } from '#app/rules/late-penalty.ts'
import type { PlanRun } from '#app/rules/plan-runs.ts'
import { decideSubmission } from '../decide-submission.server.ts'
import { saveMessage } from '../save-message.server.ts'
import { releaseResult } from '../release-result.server.ts'
import { takeSubmission } from '../take-submission.server.ts'
import { markAll, MARIAM, minutes, shownToLearner } from '../test-marking.ts'
import { recalculateResults } from './recalculate-results.server.ts'
import { fieldsOfRun } from './run-fields.ts'
import { runForm, runOf } from './runs.forms.ts'
import { lateHandIns, outdatedResults, runSoFar, runsOf, steeredRun } from './runs.queries.server.ts'
import { saveRun } from './save-run.server.ts'

const cohortId = idOf('cohort:sale')
const key = 'c10-plan'
const place = { cohortId, key }
const tenPerDay = { ...NO_PENALTY, percent: 10 }

async function runFor(db: Db, name = 'claire') {
  return (await steeredRun(db, await viewerOf(db, name), cohortId, key))!
}

async function save(db: Db, changes: Partial<PlanRun>, revision?: number) {
  const run = await runFor(db)
  const wanted = { ...place, rules: { ...run.rules, ...changes }, revision: revision ?? run.revision }
  return saveRun(db, await viewerOf(db, 'claire'), wanted, minutes(0))
}

/** Mariam handed in within a day after this deadline. */
async function makeLate(db: Db) {
  const [sent] = await db.select().from(submissions).where(eq(submissions.id, MARIAM))
  const day = new Date(sent!.submittedAt.getTime() - 36 * 3_600_000).toISOString().slice(0, 10)
  const row = { localDay: day, localTime: '23:59', resolvedAt: deadlineInstant({ day, time: '23:59' }) }
  await db
    .insert(deadlines)
    .values({ cohortId, itemKey: key, ...row })
    .onConflictDoUpdate({ target: [deadlines.cohortId, deadlines.itemKey], set: row })
  return sent!
}

async function forgetResults(db: Db) {
  await db.update(assignmentRuns).set({ releaseRule: 'each' })
  await db.delete(outcomes)
}

async function validate(db: Db, level = 'l4') {
  const sarah = await viewerOf(db, 'sarah')
  await takeSubmission(db, sarah, MARIAM, minutes(1))
  await markAll(db, sarah, MARIAM, level, minutes(2))
  expect(await decideSubmission(db, sarah, { submissionId: MARIAM, verdict: 'validate' }, minutes(3))).toMatchObject({ ok: true })
  return sarah
}

describe('the settings of a run', () => {
  test('are kept with their revision and an entry in the audit; who saves second is told', async ({ db }) => {
    expect(await save(db, { gradeWithinDays: 5 })).toEqual({ ok: true })
    expect(await save(db, { gradeWithinDays: 9 }, 1)).toEqual({ ok: false, because: 'changed-meanwhile' })
    expect(await runFor(db)).toMatchObject({ revision: 2, rules: { gradeWithinDays: 5 } })
    expect(await db.select().from(auditEntries).where(eq(auditEntries.action, 'plan-settings-changed'))).toHaveLength(1)
  })

  test('are refused where results were shown already, and kept where none was', async ({ db }) => {
    expect(await save(db, { late: tenPerDay })).toEqual({ ok: false, because: 'results-shown' })
    await forgetResults(db)
    expect(await save(db, { late: tenPerDay })).toEqual({ ok: true })
  })

  test('belong to the coordinators of the cohort: trainers, others and administrators find nothing', async ({ db }) => {
    for (const name of ['sarah', 'hicham', 'ines', 'aminata']) {
      expect(await steeredRun(db, await viewerOf(db, name), cohortId, key)).toBeUndefined()
      const rules = (await runFor(db)).rules
      await expect(saveRun(db, await viewerOf(db, name), { ...place, rules, revision: 1 }, minutes(0))).rejects.toMatchObject({
        status: 404,
      })
    }
  })

  test('come back from the form as they stand, to the day', async ({ db }) => {
    const { rules, revision } = await runFor(db)
    const late = { ...tenPerDay, mayFail: true }
    const asked = { ...rules, late, releaseRule: 'at-date' as const, releaseAt: new Date('2027-01-10T00:00:00Z'), isAnonymous: true }
    const { mayFail, isAnonymous, ...fields } = fieldsOfRun(asked)
    const boxes = { ...(mayFail ? { mayFail } : {}), ...(isAnonymous ? { isAnonymous } : {}) }
    const form = runForm.parse({ ...fields, revision: String(revision), ...boxes })
    expect(runOf(form)).toEqual({ ...asked, opensAt: runOf(form).opensAt, cutOffAt: runOf(form).cutOffAt })
    expect(fieldsOfRun(runOf(form))).toEqual({ ...fields, mayFail, isAnonymous })
  })

  test('a number with letters, a day that is none and a negative one are not read', () => {
    const fields = { ...fieldsOfRun({ ...runOf(runForm.parse({ ...EMPTY })) }), revision: '1' }
    for (const broken of [{ percent: '5%' }, { percent: '-1' }, { percent: '101' }, { opensDay: '2026-13-40' }, { attemptsMax: '0' }])
      expect(runForm.safeParse({ ...fields, mayFail: undefined, ...broken }).success, JSON.stringify(broken)).toBe(false)
  })

  test('the list and the counts cost one query each, the page at most six', async ({ db }) => {
    const claire = await viewerOf(db, 'claire')
    expect((await runsOf(db, claire, cohortId, 'fr')).map((run) => run.key)).toContain(key)
    const run = await runFor(db)
    const counted = await countingQueries(() => runSoFar(db, run))
    expect(counted.queries).toBe(1)
    expect(counted.result).toMatchObject({ roundsUsed: 2 })
    const page = await countingQueries(async () => [await steeredRun(db, claire, cohortId, key), await outdatedResults(db, run)])
    expect(page.queries).toBeLessThanOrEqual(6)
  })
})

const EMPTY = {
  ...{
    revision: '1',
    opensDay: '',
    closesDay: '',
    attemptsMax: '3',
    gradeWithinDays: '7',
    offlineHours: '',
    percent: '0',
    everyHours: '24',
  },
  ...{ graceHours: '0', floor: '0', returnRule: 'at-once', releaseRule: 'each', releaseDay: '', markingMode: 'single' },
  ...{ samplePercent: '10', combineRule: 'average', moderateAbove: '15', queryDays: '', allocation: 'free' },
}

describe('being late', () => {
  test('takes nothing off by default', async ({ db }) => {
    await makeLate(db)
    const sarah = await validate(db)
    await releaseResult(db, sarah, MARIAM, minutes(4))
    const [{ shown } = { shown: null }] = await shownToLearner(db, MARIAM)
    expect(shown).toMatchObject({ late: null, isPassed: true })
  })

  test('is taken off at release, beside the marks: a new outcome supersedes the decided one, and the learner reads both', async ({
    db,
  }) => {
    await makeLate(db)
    await forgetResults(db)
    expect(await save(db, { late: tenPerDay })).toEqual({ ok: true })
    expect(await lateHandIns(db, await runFor(db), (await runFor(db)).rules)).toMatchObject([{ id: MARIAM, before: 10, after: 10 }])
    const sarah = await validate(db)
    const [decided] = await db.select().from(outcomes).where(eq(outcomes.submissionId, MARIAM))
    expect(decided).toMatchObject({ penalty: 0 })
    expect(await releaseResult(db, sarah, MARIAM, minutes(4))).toEqual({ ok: true })
    const all = await db.select().from(outcomes).where(eq(outcomes.submissionId, MARIAM))
    const after = all.find(({ supersedesId }) => supersedesId === decided!.id)
    expect(after).toMatchObject({ penalty: 10, points: decided!.points! - 10, isPassed: decided!.isPassed })
    const [{ shown } = { shown: null }] = await shownToLearner(db, MARIAM)
    expect(shown).toMatchObject({ points: decided!.points! - 10, late: { points: 10 } })
  })

  test('an extension given before the release takes the lateness away', async ({ db }) => {
    const sent = await makeLate(db)
    await forgetResults(db)
    await save(db, { late: tenPerDay })
    const day = new Date(sent.submittedAt.getTime() + 86_400_000).toISOString().slice(0, 10)
    const moved = { localDay: day, resolvedAt: deadlineInstant({ day, time: '23:59' }), reason: 'Malade' }
    await db.insert(extensions).values({ cohortId, itemKey: key, personId: idOf('mariam'), ...moved })
    const sarah = await validate(db)
    await releaseResult(db, sarah, MARIAM, minutes(4))
    const [{ shown } = { shown: null }] = await shownToLearner(db, MARIAM)
    expect(shown).toMatchObject({ late: null })
    expect((await db.select().from(submissions).where(eq(submissions.id, MARIAM)))[0]).toMatchObject({ lateSeconds: 0 })
  })

  test('an extension given after the release changes the shown result only when a coordinator says so, with the reason', async ({ db }) => {
    const sent = await makeLate(db)
    await forgetResults(db)
    await save(db, { late: tenPerDay })
    const sarah = await validate(db)
    await releaseResult(db, sarah, MARIAM, minutes(4))
    const claire = await viewerOf(db, 'claire')
    expect(await outdatedResults(db, await runFor(db))).toEqual([])
    const day = new Date(sent.submittedAt.getTime() + 86_400_000).toISOString().slice(0, 10)
    const moved = { localDay: day, resolvedAt: deadlineInstant({ day, time: '23:59' }), reason: 'Malade' }
    await db.insert(extensions).values({ cohortId, itemKey: key, personId: idOf('mariam'), ...moved })
    const [outdated] = await outdatedResults(db, await runFor(db))
    expect(outdated).toMatchObject({ id: MARIAM, after: outdated!.before + 10 })
    expect(await recalculateResults(db, claire, { ...place, reason: 'Délai accordé après coup' }, minutes(5))).toBe(1)
    const [{ shown } = { shown: null }] = await shownToLearner(db, MARIAM)
    expect(shown).toMatchObject({ late: null, points: outdated!.after })
    expect(await db.select().from(outcomes).where(eq(outcomes.submissionId, MARIAM))).toHaveLength(3)
    const told = and(eq(notices.personId, idOf('mariam')), eq(notices.kind, 'plan-released'))
    expect(await db.select().from(notices).where(told)).toHaveLength(2)
    expect(await recalculateResults(db, claire, { ...place, reason: 'Encore' }, minutes(6))).toBe(0)
  })

  test('a return reaches its author with the results where the run says so', async ({ db }) => {
    await db.update(assignmentRuns).set({ returnRule: 'at-release' })
    const sarah = await viewerOf(db, 'sarah')
    await takeSubmission(db, sarah, MARIAM, minutes(1))
    await saveMessage(db, sarah, { submissionId: MARIAM, overall: 'À revoir', privateNote: '', basedOn: 1 }, minutes(2))
    const decided = await decideSubmission(db, sarah, { submissionId: MARIAM, verdict: 'return' }, minutes(3))
    expect(decided).toEqual({ ok: true, state: 'ready' })
    expect(await shownToLearner(db, MARIAM)).toEqual([])
  })
})
