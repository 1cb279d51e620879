import { and, eq, isNotNull } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { countingQueries, type Db } from '#db/handle.ts'
import { criterionQueries, outcomes, releases } from '#db/schema/grading.ts'
import { auditEntries, jobs } from '#db/schema/operations.ts'
import { assignmentRuns } from '#db/schema/plans.ts'
import { idOf } from '#db/seed/named-id.ts'
import { test } from '#db/test-world.ts'
import { viewerOf } from '#app/access/test-viewers.ts'
import { askingOf } from '#app/learning/plan/criterion/asking.queries.server.ts'
import { askCriterion } from '#app/learning/plan/criterion/ask-criterion.server.ts'
import { criterionInView, criterionNews } from '#app/learning/plan/criterion/criterion.queries.server.ts'
import { escalateCriterion } from '#app/learning/plan/criterion/escalate-criterion.server.ts'
import { noteQuerySeen } from '#app/learning/plan/criterion/note-query-seen.server.ts'
import { feedbackInView } from '#app/learning/plan/feedback.queries.server.ts'
import { planInView } from '#app/learning/plan/plan.queries.server.ts'
import { handedIn, writtenPlan } from '#app/learning/plan/test-plans.ts'
import { decideSubmission } from '../decide-submission.server.ts'
import { releaseResult } from '../release-result.server.ts'
import { markAll, minutes, shownToLearner } from '../test-marking.ts'
import { takeSubmission } from '../take-submission.server.ts'
import { criteriaWaiting } from '../waiting.queries.server.ts'
import { answerCriterionQuery } from './answer-query.server.ts'
import { criterionQueriesFor, criterionQueryInView } from './queries.queries.server.ts'

const ASKED = idOf('a question about k1')
const days = (n: number) => minutes(n * 1440)

/** Mariam's plan, marked by Sarah on the third level of every criterion and released; and her question about the first criterion. */
async function mariamAsks(db: Db, isAsking = true) {
  const [mariam, sarah, joseph, claire] = await Promise.all(['mariam', 'sarah', 'joseph', 'claire'].map((name) => viewerOf(db, name)))
  const planId = await writtenPlan(db, mariam!)
  const submissionId = await handedIn(db, mariam!, planId)
  await takeSubmission(db, sarah!, submissionId, minutes(20))
  await markAll(db, sarah!, submissionId, 'l3', minutes(21))
  await decideSubmission(db, sarah!, { submissionId, verdict: 'validate' }, minutes(22))
  await releaseResult(db, sarah!, submissionId, minutes(23))
  const asking = { id: ASKED, planId, n: 1, criterionId: 'k1', body: ' Que manque-t-il ? ' }
  const asked = isAsking ? await askCriterion(db, mariam!, asking, minutes(30)) : null
  return { mariam: mariam!, sarah: sarah!, joseph: joseph!, claire: claire!, planId, submissionId, asking, asked }
}
const status = async (work: Promise<unknown>) =>
  work.then(
    () => 200,
    (thrown: unknown) => (thrown instanceof Response ? thrown.status : 500),
  )
const stored = async (db: Db) => (await db.select().from(criterionQueries).where(eq(criterionQueries.id, ASKED)))[0]!

describe('asking about a criterion', () => {
  test('is done once for one key and once for a criterion, with the news for trainers and the audit', async ({ db }) => {
    const { mariam, asking, asked, submissionId } = await mariamAsks(db)
    expect(asked).toEqual({ ok: true })
    expect(await askCriterion(db, mariam, asking, minutes(31))).toEqual({ ok: true })
    expect(await askCriterion(db, mariam, { ...asking, id: idOf('again') }, minutes(32))).toEqual({ ok: false, because: 'asked' })
    expect(await askCriterion(db, mariam, { ...asking, id: idOf('other'), criterionId: 'k2' }, minutes(33))).toEqual({ ok: true })
    expect(await db.$count(criterionQueries, eq(criterionQueries.submissionId, submissionId))).toBe(2)
    expect((await stored(db)).body).toBe('Que manque-t-il ?')
    const news = await db.select({ payload: jobs.payload }).from(jobs).where(eq(jobs.kind, 'send-query'))
    expect(news.map(({ payload }) => payload)).toContainEqual({ queryId: ASKED, personId: idOf('sarah'), isThird: false })
    expect(await db.$count(auditEntries, eq(auditEntries.action, 'criterion.asked'))).toBe(2)
  })

  test('ends after the days of the run, and is never possible where it takes no questions', async ({ db }) => {
    const { mariam, asking, planId } = await mariamAsks(db, false)
    expect(await askCriterion(db, mariam, asking, days(9))).toEqual({ ok: false, because: 'over' })
    const plan = await planInView(db, mariam, planId, minutes(40))
    const feedback = await feedbackInView(db, plan)
    expect(Object.keys((await askingOf(db, plan, feedback, 'fr', minutes(40))).lines)).toHaveLength(10)
    expect((await askingOf(db, plan, feedback, 'fr', days(9))).lines).toEqual({})
    await db.update(assignmentRuns).set({ queryDays: null })
    expect(await askCriterion(db, mariam, asking, minutes(40))).toEqual({ ok: false, because: 'over' })
  })

  test('is nobody else’s to do, and the answer is nobody’s outside the group', async ({ db }) => {
    const { asking } = await mariamAsks(db)
    expect(await status(askCriterion(db, await viewerOf(db, 'aminata'), { ...asking, id: idOf('x') }, minutes(31)))).toBe(404)
    for (const name of ['mariam', 'aminata', 'hicham', 'ines']) {
      const viewer = await viewerOf(db, name)
      expect([name, await status(criterionQueryInView(db, viewer, ASKED))]).toEqual([name, 404])
      expect([name, await status(answerCriterionQuery(db, viewer, { id: ASKED, answer: 'Oui', points: 9 }, minutes(40)))]).toEqual([
        name,
        404,
      ])
    }
  })
})

describe('answering', () => {
  test('waits in the list and on the first screen of trainers, and is told to who asked until it was read', async ({ db }) => {
    const { mariam, sarah, planId } = await mariamAsks(db)
    const { result, queries } = await countingQueries(() => criterionQueriesFor(db, sarah))
    expect([queries, result.waiting.some(({ id }) => id === ASKED)]).toEqual([2, true])
    const [line] = await criteriaWaiting(db, sarah, minutes(35))
    expect(line!.who.map(({ to }) => to)).toContain(`/correction/criteres/${ASKED}`)
    expect(await answerCriterionQuery(db, sarah, { id: ASKED, answer: 'Un fait de plus.', points: null }, minutes(40))).toEqual({
      ok: true,
    })
    expect(await answerCriterionQuery(db, sarah, { id: ASKED, answer: 'Un fait de plus.', points: null }, minutes(41))).toEqual({
      ok: true,
    })
    expect((await criterionQueriesFor(db, sarah)).waiting.some(({ id }) => id === ASKED)).toBe(false)
    const told = await db.select({ payload: jobs.payload }).from(jobs).where(eq(jobs.kind, 'send-query-answer'))
    expect(told.map(({ payload }) => payload)).toEqual([{ queryId: ASKED }])
    const to = `/plan/${planId}/versions/1/criteres/k1`
    expect((await criterionNews(db, mariam, 'fr')).map((news) => news.to)).toEqual([to])
    await noteQuerySeen(db, ASKED, minutes(50))
    expect(await criterionNews(db, mariam, 'fr')).toEqual([])
  })

  test('a raised mark makes a new result with its reason, and keeps the one that was shown', async ({ db }) => {
    const { mariam, sarah, submissionId, planId } = await mariamAsks(db)
    const [before] = await shownToLearner(db, submissionId)
    const k1 = (shown: unknown) =>
      (shown as { criteria: Array<{ criterionId: string; points: number }> }).criteria.find((c) => c.criterionId === 'k1')!
    const was = k1(before!.shown).points
    expect(await answerCriterionQuery(db, sarah, { id: ASKED, answer: 'Vous avez raison.', points: was - 1 }, minutes(40))).toEqual({
      ok: false,
      because: 'lower',
    })
    expect(await answerCriterionQuery(db, sarah, { id: ASKED, answer: 'Vous avez raison.', points: 10 }, minutes(40))).toEqual({ ok: true })
    const [after] = await shownToLearner(db, submissionId)
    expect(k1(after!.shown).points).toBe(10)
    expect((after!.shown as { points: number }).points).toBe((before!.shown as { points: number }).points + 10 - was)
    const kept = await db
      .select({ shown: releases.shown, reason: releases.retractedReason })
      .from(releases)
      .innerJoin(outcomes, eq(outcomes.id, releases.outcomeId))
      .where(and(eq(outcomes.submissionId, submissionId), isNotNull(releases.retractedAt)))
    expect(kept.map(({ shown, reason }) => [k1(shown).points, reason])).toEqual([[was, 'Vous avez raison.']])
    const { outcomeId } = await stored(db)
    const [result] = await db.select().from(outcomes).where(eq(outcomes.id, outcomeId!))
    expect([result!.reason, result!.decidedBy]).toEqual(['Vous avez raison.', idOf('sarah')])
    const plan = await planInView(db, mariam, planId, minutes(50))
    const view = await criterionInView(db, plan, 1, 'k1')
    expect([view.mark?.points, view.markBefore?.points]).toEqual([10, was])
  })

  test('a second answer is refused, and the first stands', async ({ db }) => {
    const { sarah, joseph } = await mariamAsks(db)
    await answerCriterionQuery(db, sarah, { id: ASKED, answer: 'Oui.', points: null }, minutes(40))
    const second = await answerCriterionQuery(db, joseph, { id: ASKED, answer: 'Non.', points: 10 }, minutes(41))
    expect(second).toEqual({ ok: false, because: 'answered' })
    expect((await stored(db)).answer).toBe('Oui.')
  })
})

describe('a third person', () => {
  test('is asked for once after an answer, is neither marker nor answerer, and has the last word', async ({ db }) => {
    const { mariam, sarah, joseph, claire, planId } = await mariamAsks(db)
    const place = { planId, n: 1, criterionId: 'k1', body: 'Je ne suis pas d’accord.' }
    expect(await escalateCriterion(db, mariam, place, minutes(35))).toEqual({ ok: false, because: 'not-answered' })
    await answerCriterionQuery(db, joseph, { id: ASKED, answer: 'Non.', points: null }, minutes(40))
    expect(await escalateCriterion(db, mariam, place, minutes(50))).toEqual({ ok: true })
    expect(await escalateCriterion(db, mariam, place, minutes(51))).toEqual({ ok: true })
    const news = await db.select({ payload: jobs.payload }).from(jobs).where(eq(jobs.kind, 'send-query'))
    expect(news.map(({ payload }) => payload)).toContainEqual({ queryId: ASKED, personId: idOf('claire'), isThird: true })
    const isOn = async (viewer: typeof sarah) =>
      (await criteriaWaiting(db, viewer, minutes(55)))[0]!.who.some(({ to }) => to === `/correction/criteres/${ASKED}`)
    expect([await isOn(sarah), await isOn(joseph), await isOn(claire)]).toEqual([false, false, true])
    for (const hand of [sarah, joseph])
      expect(await answerCriterionQuery(db, hand, { id: ASKED, answer: 'Encore non.', points: null }, minutes(60))).toEqual({
        ok: false,
        because: 'not-third',
      })
    expect(await answerCriterionQuery(db, claire, { id: ASKED, answer: 'Un point de plus.', points: 10 }, minutes(61))).toEqual({
      ok: true,
    })
    const { closing, closedBy, seenAt } = await stored(db)
    expect([closing, closedBy, seenAt]).toEqual(['Un point de plus.', idOf('claire'), null])
    expect(await escalateCriterion(db, mariam, { ...place, body: 'Encore.' }, minutes(70))).toEqual({ ok: false, because: 'not-answered' })
  })
})
