import { eq } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import type { Db } from '#db/handle.ts'
import { criterionMarks, marks, outcomes } from '#db/schema/grading.ts'
import { assignmentRuns, submissions } from '#db/schema/plans.ts'
import { idOf } from '#db/seed/named-id.ts'
import { test } from '#db/test-world.ts'
import { viewerOf } from '#app/access/test-viewers.ts'
import type { CombineRule, MarkingMode } from '#app/rules/plan-runs.ts'
import { suggestedFor } from './agreement.queries.server.ts'
import { askForSecond } from './ask-for-second.server.ts'
import { decideSubmission } from './decide-submission.server.ts'
import { nextWaiting } from './queue.queries.server.ts'
import { releaseResult } from './release-result.server.ts'
import { reopenMarking } from './reopen-marking.server.ts'
import { saveMessage } from './save-message.server.ts'
import { saveRemark } from './save-remark.server.ts'
import { shownSubmission } from './shown-submission.ts'
import { markerSpread } from './spread.queries.server.ts'
import { submissionInView } from './submission.queries.server.ts'
import { takeSubmission } from './take-submission.server.ts'
import { markAll, MARIAM, minutes, shownToLearner } from './test-marking.ts'

/** Salé marks by this mode, with Sarah and Joseph as trainers; Claire coordinates. */
async function marking(db: Db, markingMode: MarkingMode, combineRule: CombineRule = 'average', samplePercent = 100) {
  await db.update(assignmentRuns).set({ markingMode, combineRule, samplePercent, moderateAbove: 30 })
  return { sarah: await viewerOf(db, 'sarah'), joseph: await viewerOf(db, 'joseph'), claire: await viewerOf(db, 'claire') }
}

type Viewer = Awaited<ReturnType<typeof viewerOf>>

async function validates(db: Db, viewer: Viewer, level: string, at: number) {
  expect(await takeSubmission(db, viewer, MARIAM, minutes(at))).toEqual({ ok: true })
  await markAll(db, viewer, MARIAM, level, minutes(at + 1))
  return decideSubmission(db, viewer, { submissionId: MARIAM, verdict: 'validate' }, minutes(at + 2))
}

async function pageOf(db: Db, viewer: Viewer, at: number) {
  const view = await submissionInView(db, viewer, MARIAM)
  return shownSubmission(view, { viewer, language: 'fr', now: minutes(at), isComparing: false })
}

const outcomesOf = (db: Db) => db.select().from(outcomes).where(eq(outcomes.submissionId, MARIAM))
const totalOf = async (db: Db, role: 'first' | 'second' | 'agreed' | 'moderator') => {
  const rows = await db
    .select({ points: criterionMarks.points, role: marks.role })
    .from(criterionMarks)
    .innerJoin(marks, eq(marks.id, criterionMarks.markId))
    .where(eq(marks.submissionId, MARIAM))
  return rows.filter((row) => row.role === role).reduce((sum, { points }) => sum + points, 0)
}

describe('marking twice', () => {
  test('a validated first marking is no result: the work waits for somebody else, and its marker is refused and not led there again', async ({
    db,
  }) => {
    const { sarah, joseph } = await marking(db, 'double')
    expect(await validates(db, sarah, 'l3', 0)).toEqual({ ok: true, state: 'second' })
    expect(await outcomesOf(db)).toEqual([])
    expect(await takeSubmission(db, sarah, MARIAM, minutes(5))).toMatchObject({ ok: false, because: 'marked-by-you' })
    expect(await nextWaiting(db, sarah, minutes(5))).not.toBe(MARIAM)
    expect(await takeSubmission(db, joseph, MARIAM, minutes(6))).toEqual({ ok: true })
  })

  test('without seeing: the second marker gets no mark, message, note or remark of the first until both are in', async ({ db }) => {
    const { sarah, joseph, claire } = await marking(db, 'double-blind')
    await takeSubmission(db, sarah, MARIAM, minutes(0))
    await saveMessage(db, sarah, { submissionId: MARIAM, overall: 'Mot secret', privateNote: 'Note secrète', basedOn: 1 }, minutes(0))
    const remark = { id: idOf('blind'), submissionId: MARIAM, partId: null, quote: null, quoteStart: null, criterionId: null }
    await saveRemark(db, sarah, { ...remark, body: 'Remarque secrète' }, minutes(0))
    await validates(db, sarah, 'l3', 1)
    await takeSubmission(db, joseph, MARIAM, minutes(5))
    for (const viewer of [joseph, claire]) {
      const page = await pageOf(db, viewer, 6)
      expect(JSON.stringify(page)).not.toContain('secr')
      expect(page.others).toEqual([])
      expect(page.criteria.every(({ mark }) => mark === null)).toBe(true)
    }
    // The first marker reads their own marking, and nothing of the second's draft.
    await markAll(db, joseph, MARIAM, 'l4', minutes(6))
    const own = await pageOf(db, sarah, 7)
    expect(own.may.edit).toBe(false)
    expect(new Set(own.criteria.map(({ mark }) => mark?.levelId))).toEqual(new Set(['l3']))
    expect(JSON.stringify(own)).toContain('Remarque secrète')
    expect(await decideSubmission(db, joseph, { submissionId: MARIAM, verdict: 'validate' }, minutes(8))).toEqual({
      ok: true,
      state: 'ready',
    })
    expect((await pageOf(db, joseph, 9)).others.map(({ role }) => role)).toEqual(['first', 'second'])
  })

  test('seeing: the second marker reads the first marking beside an empty grid', async ({ db }) => {
    const { sarah, joseph } = await marking(db, 'double')
    await validates(db, sarah, 'l3', 0)
    await takeSubmission(db, joseph, MARIAM, minutes(5))
    const page = await pageOf(db, joseph, 6)
    expect(page.others.map(({ role, by }) => [role, by])).toEqual([['first', 'Sarah Benali']])
    expect(page.criteria.every(({ mark }) => mark === null)).toBe(true)
    expect(page.may).toMatchObject({ edit: true, return: false })
  })

  test('the mean of both is the result that the learner gets; both markings stay as they were', async ({ db }) => {
    const { sarah, joseph } = await marking(db, 'double-blind')
    await validates(db, sarah, 'l3', 0)
    expect(await validates(db, joseph, 'l4', 5)).toEqual({ ok: true, state: 'ready' })
    const [first, second, agreed] = [await totalOf(db, 'first'), await totalOf(db, 'second'), await totalOf(db, 'agreed')]
    expect(first).toBeLessThan(second)
    expect(agreed).toBeGreaterThanOrEqual((first + second) / 2)
    expect(agreed).toBeLessThanOrEqual((first + second) / 2 + 5)
    expect(await outcomesOf(db)).toMatchObject([{ points: agreed, decision: 'validate' }])
    expect(await releaseResult(db, sarah, MARIAM, minutes(9))).toEqual({ ok: true })
    expect((await shownToLearner(db, MARIAM))[0]?.shown).toMatchObject({ points: agreed })
  })

  test('too far apart, a coordinator who has not marked decides; both markers are refused, and the third marking counts', async ({
    db,
  }) => {
    const { sarah, joseph, claire } = await marking(db, 'double-blind')
    await validates(db, sarah, 'l1', 0)
    expect(await validates(db, joseph, 'l4', 5)).toEqual({ ok: true, state: 'moderator' })
    expect(await outcomesOf(db)).toEqual([])
    for (const viewer of [sarah, joseph])
      expect(await takeSubmission(db, viewer, MARIAM, minutes(10))).toMatchObject({ ok: false, because: 'marked-by-you' })
    expect((await pageOf(db, claire, 10)).others.map(({ role }) => role)).toEqual(['first', 'second'])
    expect(await validates(db, claire, 'l3', 11)).toEqual({ ok: true, state: 'ready' })
    expect(await outcomesOf(db)).toMatchObject([{ points: await totalOf(db, 'moderator'), decidedBy: idOf('claire') }])
  })

  test('after two markings neither marker takes the decision up again; a third person does', async ({ db }) => {
    const { sarah, joseph, claire } = await marking(db, 'double')
    await validates(db, sarah, 'l3', 0)
    await validates(db, joseph, 'l4', 5)
    expect(await reopenMarking(db, joseph, MARIAM, minutes(9))).toEqual({ ok: false, because: 'marked-by-you' })
    expect(await reopenMarking(db, claire, MARIAM, minutes(9))).toEqual({ ok: true })
    expect(await validates(db, claire, 'l2', 10)).toEqual({ ok: true, state: 'ready' })
    const all = await outcomesOf(db)
    expect(all).toHaveLength(2)
    expect(all.find(({ supersedesId }) => supersedesId !== null)).toMatchObject({ points: await totalOf(db, 'moderator') })
  })

  test('a second marker gives levels and does not send back; the first may, and then nobody marks twice', async ({ db }) => {
    const { sarah, joseph } = await marking(db, 'double')
    await validates(db, sarah, 'l3', 0)
    await takeSubmission(db, joseph, MARIAM, minutes(5))
    const refused = await decideSubmission(db, joseph, { submissionId: MARIAM, verdict: 'return' }, minutes(6))
    expect(refused).toMatchObject({ ok: false, because: 'second-only-marks' })
  })

  test('in sample marking the lot decides: all of a hundred in a hundred, none without luck', async ({ db }) => {
    const { sarah } = await marking(db, 'sample', 'average', 100)
    expect(await validates(db, sarah, 'l3', 0)).toEqual({ ok: true, state: 'second' })
    expect((await db.select().from(submissions).where(eq(submissions.id, MARIAM)))[0]).toMatchObject({
      secondReason: 'sample',
      isSecondBlind: true,
    })
  })

  test('a coordinator marks nothing first, and asks for a second marking once: the decided result no longer counts', async ({ db }) => {
    const { sarah, joseph, claire } = await marking(db, 'single')
    await expect(takeSubmission(db, claire, MARIAM, minutes(0))).rejects.toMatchObject({ status: 404 })
    expect(await validates(db, sarah, 'l3', 1)).toEqual({ ok: true, state: 'ready' })
    await expect(askForSecond(db, sarah, MARIAM, minutes(5))).rejects.toMatchObject({ status: 404 })
    expect(await askForSecond(db, claire, MARIAM, minutes(5))).toEqual({ ok: true })
    expect(await askForSecond(db, claire, MARIAM, minutes(6))).toEqual({ ok: false, because: 'already-asked' })
    expect(await releaseResult(db, sarah, MARIAM, minutes(6))).toEqual({ ok: false, because: 'not-ready' })
    expect(await validates(db, joseph, 'l4', 7)).toEqual({ ok: true, state: 'ready' })
    expect(await outcomesOf(db)).toHaveLength(2)
    expect(await releaseResult(db, claire, MARIAM, minutes(11))).toEqual({ ok: true })
  })

  test('a validated result near the pass mark is suggested for a second marking until it is asked for', async ({ db }) => {
    const { sarah, claire } = await marking(db, 'single')
    await validates(db, sarah, 'l3', 0)
    const suggested = await suggestedFor(db, claire, new Set([idOf('sarah')]))
    expect(suggested.map(({ id, reason }) => [id, reason])).toContainEqual([MARIAM, expect.stringMatching(/near-pass|far-marker/)])
    expect(await suggestedFor(db, sarah, new Set([idOf('sarah')]))).toEqual([])
    await askForSecond(db, claire, MARIAM, minutes(5))
    expect((await suggestedFor(db, claire, new Set([idOf('sarah')]))).map(({ id }) => id)).not.toContain(MARIAM)
  })

  test('levels given by both markers are counted together, and nothing is said below five copies', async ({ db }) => {
    const { sarah, joseph, claire } = await marking(db, 'double-blind')
    await validates(db, sarah, 'l3', 0)
    await validates(db, joseph, 'l4', 5)
    const plan = (await markerSpread(db, claire, 'fr')).find(({ key }) => key === 'c10-plan')
    expect(plan?.criteria.every(({ agreement }) => agreement.n === 1 && agreement.word === null)).toBe(true)
  })
})
