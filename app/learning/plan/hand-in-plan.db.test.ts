import { and, eq } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { idOf } from '#db/seed/named-id.ts'
import { test } from '#db/test-world.ts'
import { countingQueries, type Db } from '#db/handle.ts'
import { deadlines, enrolments, extensions } from '#db/schema/cohorts.ts'
import { feedbackViews, leases, releases, remarkReplies, remarkTicks } from '#db/schema/grading.ts'
import { submissionParts, submissions } from '#db/schema/plans.ts'
import { itemProgress } from '#db/schema/progress.ts'
import { viewerOf } from '#app/access/test-viewers.ts'
import { endOfMoroccoDay } from '#app/rules/morocco-time.ts'
import { readReceiptCode } from '#app/rules/receipt.ts'
import { answerRemark } from './answer-remark.server.ts'
import { feedbackInView, handedInParts } from './feedback.queries.server.ts'
import { handInPlan, type PlanToHandIn } from './hand-in-plan.server.ts'
import { partOf, planInView } from './plan.queries.server.ts'
import { recordFeedbackView } from './record-feedback-view.server.ts'
import { savePart } from './save-part.server.ts'
import { arriving, emptyPlan, handedIn, marked, minutes, released, SECRET, writtenPlan } from './test-plans.ts'
import { withdrawPlan } from './withdraw-plan.server.ts'

const request = (planId: string, wishes: Partial<PlanToHandIn> = {}): PlanToHandIn => ({
  planId,
  requestKey: idOf(`request:${planId}`),
  statement: 'Ce plan est le nôtre.',
  knowsOpenRemarks: false,
  ...wishes,
})
const handInsOf = (db: Db, planId: string) => db.select().from(submissions).where(eq(submissions.planId, planId))

async function mariamHasWritten(db: Db) {
  const mariam = await viewerOf(db, 'mariam')
  return { mariam, planId: await writtenPlan(db, mariam) }
}

describe('handing in', () => {
  test('twice gives one hand-in and one receipt', async ({ db }) => {
    const { mariam, planId } = await mariamHasWritten(db)
    for (const at of [10, 11]) expect(await handInPlan(db, mariam, request(planId), SECRET, minutes(at))).toEqual({ ok: true, n: 1 })
    const [sent, ...others] = await handInsOf(db, planId)
    expect(others).toEqual([])
    expect(sent).toMatchObject({
      n: 1,
      submittedBy: mariam.id,
      organisationId: idOf('artisanes'),
      lateSeconds: 0,
      submittedAt: minutes(10),
    })
    expect(readReceiptCode(sent!.receiptCode)).toMatchObject({ ok: true })
    const parts = await db.select().from(submissionParts).where(eq(submissionParts.submissionId, sent!.id))
    expect(parts).toHaveLength(15)
    const [progress] = await db
      .select()
      .from(itemProgress)
      .where(and(eq(itemProgress.personId, mariam.id), eq(itemProgress.itemKey, 'c10-plan')))
    expect(progress).toMatchObject({ completedAt: minutes(10), passedAt: null, failures: 0 })
  })
  test('from a second page says that it was handed in', async ({ db }) => {
    const { mariam, planId } = await mariamHasWritten(db)
    await handInPlan(db, mariam, request(planId), SECRET, minutes(10))
    const again = await handInPlan(db, mariam, request(planId, { requestKey: idOf('other page') }), SECRET, minutes(11))
    expect(again).toEqual({ ok: false, because: 'already-handed-in' })
  })
  test('what was handed in stays as it was, whatever is written afterwards', async ({ db }) => {
    const { mariam, planId } = await mariamHasWritten(db)
    const submissionId = await handedIn(db, mariam, planId)
    await savePart(db, mariam, arriving(planId, { id: idOf('later'), basedOn: idOf(`save:${planId}:p1`), text: 'Plus tard' }), minutes(20))
    const parts = await handedInParts(db, submissionId)
    expect(parts.get('p1')?.text).toBe('Partie p1')
  })
  test.for([
    ['statement-missing', { statement: null }],
    ['parts-missing', {}],
  ] as const)('is refused: %s', async ([because, wish], { db }) => {
    const { mariam, planId } = await mariamHasWritten(db)
    const emptied = { id: idOf('emptied'), partId: 'p2', basedOn: idOf(`save:${planId}:p2`), text: '' }
    if (because === 'parts-missing') await savePart(db, mariam, arriving(planId, emptied), minutes(5))
    expect(await handInPlan(db, mariam, request(planId, wish), SECRET, minutes(10))).toEqual({ ok: false, because })
    expect(await handInsOf(db, planId)).toEqual([])
  })
  test('an empty plan is refused', async ({ db }) => {
    const mariam = await viewerOf(db, 'mariam')
    const planId = await emptyPlan(db, mariam)
    expect(await handInPlan(db, mariam, request(planId), SECRET, minutes(10))).toEqual({ ok: false, because: 'empty' })
  })
  test('is refused to who left the cohort: the plan stays readable, and nothing is sent', async ({ db }) => {
    const { mariam, planId } = await mariamHasWritten(db)
    await db.update(enrolments).set({ status: 'withdrawn' }).where(eq(enrolments.personId, mariam.id))
    const sent = { planId, requestKey: idOf('left'), statement: 'Oui', knowsOpenRemarks: true }
    await expect(handInPlan(db, mariam, sent, SECRET, minutes(20))).rejects.toMatchObject({ status: 404 })
    expect((await planInView(db, mariam, planId, minutes(21))).mayWrite).toBe(false)
    expect(await db.$count(submissions, eq(submissions.planId, planId))).toBe(0)
  })
  test('waits until one of two versions is chosen', async ({ db }) => {
    const { mariam, planId } = await mariamHasWritten(db)
    await savePart(db, mariam, arriving(planId, { id: idOf('other phone'), text: 'D’un autre téléphone' }), minutes(5))
    expect(await handInPlan(db, mariam, request(planId), SECRET, minutes(10))).toEqual({ ok: false, because: 'two-versions' })
  })
  test('after the due day is taken and counted as late, unless the date was moved', async ({ db }) => {
    const { mariam, planId } = await mariamHasWritten(db)
    const due = { cohortId: idOf('cohort:sale'), itemKey: 'c10-plan' }
    await db
      .update(deadlines)
      .set({ localDay: '2026-11-22' })
      .where(and(eq(deadlines.cohortId, due.cohortId), eq(deadlines.itemKey, due.itemKey)))
    await db.insert(extensions).values({ ...due, localDay: '2026-11-30', resolvedAt: minutes(0), reason: 'Deuil', personId: idOf('fatou') })
    await handedIn(db, mariam, planId, minutes(10))
    const [late] = await handInsOf(db, planId)
    expect(late?.lateSeconds).toBe(Math.ceil((minutes(10).getTime() - endOfMoroccoDay('2026-11-22').getTime()) / 1000))
    const fatou = await viewerOf(db, 'fatou')
    const hers = await writtenPlan(db, fatou)
    await handedIn(db, fatou, hers, minutes(10))
    expect((await handInsOf(db, hers)).map(({ lateSeconds }) => lateSeconds)).toEqual([0])
  })
  test.for(['fatou', 'sarah', 'ines'])('%s cannot hand in the plan of Mariam', async (name, { db }) => {
    const { planId } = await mariamHasWritten(db)
    await expect(handInPlan(db, await viewerOf(db, name), request(planId), SECRET, minutes(10))).rejects.toMatchObject({ status: 404 })
  })
  test('a request key of another plan gives nothing away', async ({ db }) => {
    const { mariam, planId } = await mariamHasWritten(db)
    await handInPlan(db, mariam, request(planId), SECRET, minutes(10))
    const fatou = await viewerOf(db, 'fatou')
    const hers = await writtenPlan(db, fatou)
    const stolen = request(hers, { requestKey: idOf(`request:${planId}`) })
    await expect(handInPlan(db, fatou, stolen, SECRET, minutes(11))).rejects.toMatchObject({ status: 404 })
  })
})

describe('taking a hand-in back', () => {
  const lease = (submissionId: string, until: Date) => ({
    submissionId,
    markerId: idOf('sarah'),
    takenAt: minutes(12),
    renewedAt: minutes(12),
    expiresAt: until,
  })

  test('opens the plan again; the next hand-in is a new version with its own receipt', async ({ db }) => {
    const { mariam, planId } = await mariamHasWritten(db)
    await handedIn(db, mariam, planId)
    for (const at of [12, 13]) expect(await withdrawPlan(db, mariam, { planId, n: 1 }, minutes(at))).toEqual({ ok: true })
    expect(await planInView(db, mariam, planId, minutes(14))).toMatchObject({ phase: 'writing', mayWrite: true, latest: null })
    await handedIn(db, mariam, planId, minutes(20))
    const sent = await handInsOf(db, planId)
    expect(sent.map(({ n }) => n).sort()).toEqual([1, 2])
    expect(new Set(sent.map(({ receiptCode }) => receiptCode)).size).toBe(2)
    expect((await planInView(db, mariam, planId, minutes(21))).latest?.work.round).toBe(1)
  })
  test('is refused while a trainer holds it', async ({ db }) => {
    const { mariam, planId } = await mariamHasWritten(db)
    const submissionId = await handedIn(db, mariam, planId)
    await db.insert(leases).values(lease(submissionId, minutes(500)))
    expect(await withdrawPlan(db, mariam, { planId, n: 1 }, minutes(13))).toEqual({ ok: false, because: 'being-marked' })
  })
  test('is possible again when the trainer let it go without a mark', async ({ db }) => {
    const { mariam, planId } = await mariamHasWritten(db)
    const submissionId = await handedIn(db, mariam, planId)
    await db.insert(leases).values(lease(submissionId, minutes(20)))
    expect(await withdrawPlan(db, mariam, { planId, n: 1 }, minutes(21))).toEqual({ ok: true })
  })
  test('is refused once anything is marked', async ({ db }) => {
    const { mariam, planId } = await mariamHasWritten(db)
    await marked(db, await handedIn(db, mariam, planId))
    expect(await withdrawPlan(db, mariam, { planId, n: 1 }, minutes(13))).toEqual({ ok: false, because: 'being-marked' })
  })
  test('is nobody else’s to do', async ({ db }) => {
    const { mariam, planId } = await mariamHasWritten(db)
    await handedIn(db, mariam, planId)
    await expect(withdrawPlan(db, await viewerOf(db, 'fatou'), { planId, n: 1 }, minutes(12))).rejects.toMatchObject({ status: 404 })
    await expect(withdrawPlan(db, mariam, { planId, n: 2 }, minutes(12))).rejects.toMatchObject({ status: 404 })
  })
})

describe('what the trainer said', () => {
  test('reaches the learner only once it is released', async ({ db }) => {
    const { mariam, planId } = await mariamHasWritten(db)
    const submissionId = await handedIn(db, mariam, planId)
    const marking = await marked(db, submissionId)
    const before = await planInView(db, mariam, planId, minutes(20))
    expect(before.phase).toBe('waiting')
    expect(await feedbackInView(db, before)).toBeNull()
    expect(JSON.stringify(before.handedIn)).not.toMatch(/secret|moi seule|nombre|"points"/i)
    const releaseId = await released(db, submissionId, marking, 'return')
    const after = await planInView(db, mariam, planId, minutes(61))
    expect(after).toMatchObject({ phase: 'returned', mayWrite: true, work: { round: 2 } })
    const feedback = await feedbackInView(db, after)
    expect(feedback).toMatchObject({ releaseId, n: 1, shown: { message: 'Bon début. Deux points à reprendre.' } })
    expect(JSON.stringify([after, feedback])).not.toMatch(/secret|moi seule/i)
    expect(partOf(after, 'p3').status).toBe('to-correct')
    expect(partOf(after, 'p1').status).toBe('done')
  })
  test('is taken away again when the release is retracted', async ({ db }) => {
    const { mariam, planId } = await mariamHasWritten(db)
    const submissionId = await handedIn(db, mariam, planId)
    const releaseId = await released(db, submissionId, await marked(db, submissionId), 'validate')
    expect((await planInView(db, mariam, planId, minutes(61))).phase).toBe('accepted')
    await db
      .update(releases)
      .set({ retractedAt: minutes(62), retractedReason: 'Erreur de copie' })
      .where(eq(releases.id, releaseId))
    const plan = await planInView(db, mariam, planId, minutes(63))
    expect(plan.phase).toBe('waiting')
    expect(plan.latest?.retracted).toEqual({ at: minutes(62), reason: 'Erreur de copie' })
    expect(await feedbackInView(db, plan)).toBeNull()
  })
  test('is ticked and answered by its author, and version 2 asks once about what is not ticked', async ({ db }) => {
    const { mariam, planId } = await mariamHasWritten(db)
    const submissionId = await handedIn(db, mariam, planId)
    const marking = await marked(db, submissionId)
    await released(db, submissionId, marking, 'return')
    const second = request(planId, { requestKey: idOf('version 2') })
    expect(await handInPlan(db, mariam, second, SECRET, minutes(70))).toEqual({ ok: false, because: 'remarks-open', remarks: 1 })
    const { remarkId } = marking
    for (const isTicked of [true, true, false, true])
      await answerRemark(db, mariam, { kind: 'tick', planId, remarkId, isTicked }, minutes(71))
    const reply = { kind: 'reply' as const, planId, remarkId, id: idOf('reply'), body: 'Environ 400' }
    for (const at of [72, 73]) await answerRemark(db, mariam, reply, minutes(at))
    expect(await db.select().from(remarkTicks).where(eq(remarkTicks.remarkId, remarkId))).toHaveLength(1)
    expect(await db.select().from(remarkReplies).where(eq(remarkReplies.remarkId, remarkId))).toHaveLength(1)
    // After a lost answer the page stands there with its key, and somebody goes on typing.
    await answerRemark(db, mariam, { ...reply, body: 'Environ 400 femmes' }, minutes(73))
    expect(await db.select().from(remarkReplies).where(eq(remarkReplies.remarkId, remarkId))).toHaveLength(2)
    expect(partOf(await planInView(db, mariam, planId, minutes(74)), 'p3').status).toBe('done')
    expect(await handInPlan(db, mariam, second, SECRET, minutes(75))).toEqual({ ok: true, n: 2 })
    const plan = await planInView(db, mariam, planId, minutes(76))
    expect(plan).toMatchObject({ phase: 'waiting', latest: { n: 2, work: { round: 2 } } })
    expect(await feedbackInView(db, plan)).toMatchObject({ n: 1 })
  })
  test('is answered by nobody else', async ({ db }) => {
    const { mariam, planId } = await mariamHasWritten(db)
    const submissionId = await handedIn(db, mariam, planId)
    const { remarkId } = await marked(db, submissionId)
    const tick = { kind: 'tick' as const, planId, remarkId, isTicked: true }
    await expect(answerRemark(db, mariam, tick, minutes(20))).rejects.toMatchObject({ status: 404 })
    await expect(answerRemark(db, await viewerOf(db, 'fatou'), tick, minutes(20))).rejects.toMatchObject({ status: 404 })
  })
  test('is marked as seen at the first reading', async ({ db }) => {
    const { mariam, planId } = await mariamHasWritten(db)
    const submissionId = await handedIn(db, mariam, planId)
    const releaseId = await released(db, submissionId, await marked(db, submissionId), 'return')
    for (const at of [65, 66]) await recordFeedbackView(db, mariam, releaseId, minutes(at))
    const seen = await db.select().from(feedbackViews).where(eq(feedbackViews.releaseId, releaseId))
    expect(seen.map(({ seenAt }) => seenAt)).toEqual([minutes(65)])
  })
  test('is read with few queries', async ({ db }) => {
    const { mariam, planId } = await mariamHasWritten(db)
    const submissionId = await handedIn(db, mariam, planId)
    await released(db, submissionId, await marked(db, submissionId), 'return')
    const { queries } = await countingQueries(async () => feedbackInView(db, await planInView(db, mariam, planId, minutes(61))))
    expect(queries).toBeLessThanOrEqual(9)
  })
})
