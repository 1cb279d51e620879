import { eq } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { idOf } from '#db/seed/named-id.ts'
import { TEST_NOW } from '#db/test-snapshot.ts'
import { test } from '#db/test-world.ts'
import { criterionMarks, leases, marks, remarks } from '#db/schema/grading.ts'
import { viewerOf } from '#app/access/test-viewers.ts'
import { letGoSubmission } from './let-go-submission.server.ts'
import { removeRemark } from './remove-remark.server.ts'
import { saveCriterion, type CriterionToSave } from './save-criterion.server.ts'
import { saveMessage } from './save-message.server.ts'
import { saveRemark, type RemarkToSave } from './save-remark.server.ts'
import { takeSubmission } from './take-submission.server.ts'
import { AMINATA, ESTHER, MARIAM, minutes } from './test-marking.ts'

const criterion = (wanted: Partial<CriterionToSave> = {}): CriterionToSave => ({
  ...{ submissionId: MARIAM, criterionId: 'k2', levelId: 'l3', points: undefined, comment: '', basedOn: 0 },
  ...wanted,
})
const remark = (wanted: Partial<RemarkToSave> = {}): RemarkToSave => ({
  ...{ id: idOf('test:remark'), submissionId: MARIAM, partId: 'p3', quote: null, quoteStart: null, criterionId: null, body: 'Précisez.' },
  ...wanted,
})

describe('holding work', () => {
  test('one trainer holds it; another is told who, and may take it over after thirty idle minutes', async ({ db }) => {
    const [sarah, joseph] = [await viewerOf(db, 'sarah'), await viewerOf(db, 'joseph')]
    expect(await takeSubmission(db, sarah, MARIAM, TEST_NOW)).toEqual({ ok: true })
    expect(await takeSubmission(db, joseph, MARIAM, minutes(29))).toEqual({
      ok: false,
      because: 'taken',
      by: 'Sarah Benali',
      since: TEST_NOW,
    })
    expect(await takeSubmission(db, joseph, MARIAM, minutes(30))).toEqual({ ok: true })
    expect(await saveCriterion(db, sarah, criterion(), minutes(31))).toMatchObject({ ok: false, because: 'taken', by: 'Joseph Nkodo' })
  })

  test('every save renews it, letting go frees it and keeps the marks', async ({ db }) => {
    const sarah = await viewerOf(db, 'sarah')
    await saveCriterion(db, sarah, criterion(), TEST_NOW)
    await saveMessage(db, sarah, { submissionId: MARIAM, overall: 'Bien.', privateNote: '', basedOn: 1 }, minutes(20))
    const [lease] = await db.select().from(leases).where(eq(leases.submissionId, MARIAM))
    expect(lease).toMatchObject({ takenAt: TEST_NOW, renewedAt: minutes(20), expiresAt: minutes(20 + 8 * 60) })
    expect(await letGoSubmission(db, await viewerOf(db, 'joseph'), MARIAM, minutes(21))).toEqual({ ok: false, because: 'not-yours' })
    expect(await letGoSubmission(db, sarah, MARIAM, minutes(21))).toEqual({ ok: true })
    expect(await db.select().from(leases).where(eq(leases.submissionId, MARIAM))).toEqual([])
    expect(await db.select().from(marks).where(eq(marks.submissionId, MARIAM))).toHaveLength(1)
  })

  test('nobody holds work outside their cohorts, their own, or work that was decided', async ({ db }) => {
    const [sarah, joseph, aminata] = [await viewerOf(db, 'sarah'), await viewerOf(db, 'joseph'), await viewerOf(db, 'aminata')]
    const elsewhere = { ...joseph, trains: [idOf('cohort:odt')] }
    await expect(takeSubmission(db, elsewhere, MARIAM, TEST_NOW)).rejects.toMatchObject({ status: 404 })
    const asTrainer = { ...aminata, trains: [idOf('cohort:sale')] }
    await expect(takeSubmission(db, asTrainer, AMINATA, TEST_NOW)).rejects.toMatchObject({ status: 404 })
    expect(await takeSubmission(db, asTrainer, MARIAM, TEST_NOW)).toEqual({ ok: true })
    expect(await takeSubmission(db, sarah, AMINATA, TEST_NOW)).toMatchObject({ ok: false, because: 'not-waiting' })
  })
})

describe('marking a criterion', () => {
  test('a level sets its middle, points move within its range', async ({ db }) => {
    const sarah = await viewerOf(db, 'sarah')
    expect(await saveCriterion(db, sarah, criterion(), TEST_NOW)).toEqual({ ok: true, rowVersion: 1, points: 7 })
    expect(await saveCriterion(db, sarah, criterion({ points: 8, basedOn: 1 }), TEST_NOW)).toEqual({ ok: true, rowVersion: 2, points: 8 })
    expect(await saveCriterion(db, sarah, criterion({ points: 9, basedOn: 2 }), TEST_NOW)).toMatchObject({
      ok: false,
      because: 'out-of-range',
    })
    expect(await saveCriterion(db, sarah, criterion({ levelId: 'l9', basedOn: 2 }), TEST_NOW)).toMatchObject({
      ok: false,
      because: 'unknown-level',
    })
    await expect(saveCriterion(db, sarah, criterion({ criterionId: 'k99' }), TEST_NOW)).rejects.toMatchObject({ status: 404 })
  })

  test('a change based on an older version is refused with both texts, and nothing is overwritten', async ({ db }) => {
    const [sarah, joseph] = [await viewerOf(db, 'sarah'), await viewerOf(db, 'joseph')]
    await saveCriterion(db, sarah, criterion({ comment: 'De Sarah' }), TEST_NOW)
    await takeSubmission(db, joseph, MARIAM, minutes(40))
    expect(await saveCriterion(db, joseph, criterion({ levelId: 'l2', comment: 'De Joseph', basedOn: 0 }), minutes(41))).toEqual({
      ok: false,
      because: 'stale',
      theirs: { levelId: 'l3', points: 7, comment: 'De Sarah', rowVersion: 1, by: 'Sarah Benali', at: TEST_NOW },
    })
    const [stored] = await db.select().from(criterionMarks).where(eq(criterionMarks.comment, 'De Sarah'))
    expect(stored).toMatchObject({ rowVersion: 1, levelId: 'l3' })
    expect(await saveCriterion(db, joseph, criterion({ levelId: 'l2', comment: 'De Joseph', basedOn: 1 }), minutes(42))).toMatchObject({
      ok: true,
      rowVersion: 2,
    })
  })

  test('the same save again, after a lost answer, changes nothing', async ({ db }) => {
    const sarah = await viewerOf(db, 'sarah')
    await saveCriterion(db, sarah, criterion({ comment: 'Une fois' }), TEST_NOW)
    expect(await saveCriterion(db, sarah, criterion({ comment: 'Une fois' }), minutes(1))).toEqual({ ok: true, rowVersion: 1, points: 7 })
  })
})

test('the overall texts are saved on the version they were read at', async ({ db }) => {
  const sarah = await viewerOf(db, 'sarah')
  const text = (overall: string, basedOn: number) => ({ submissionId: MARIAM, overall, privateNote: 'Entre nous', basedOn })
  expect(await saveMessage(db, sarah, text('Un', 1), TEST_NOW)).toEqual({ ok: true, rowVersion: 2 })
  expect(await saveMessage(db, sarah, text('Deux', 1), TEST_NOW)).toMatchObject({
    ok: false,
    because: 'stale',
    theirs: { overall: 'Un', rowVersion: 2 },
  })
  expect(await saveMessage(db, sarah, text('Un', 1), TEST_NOW)).toEqual({ ok: true, rowVersion: 2 })
  expect(await saveMessage(db, sarah, text('Deux', 2), TEST_NOW)).toEqual({ ok: true, rowVersion: 3 })
})

describe('a remark', () => {
  test('stands on a passage at its place, on a part, or on the whole plan', async ({ db }) => {
    const sarah = await viewerOf(db, 'sarah')
    const quote = '14 entretiens'
    expect(await saveRemark(db, sarah, remark({ quote, quoteStart: 3 }), TEST_NOW)).toEqual({ ok: true })
    expect(await saveRemark(db, sarah, remark({ id: idOf('test:part') }), TEST_NOW)).toEqual({ ok: true })
    expect(await saveRemark(db, sarah, remark({ id: idOf('test:whole'), partId: null }), TEST_NOW)).toEqual({ ok: true })
    const [stored] = await db
      .select()
      .from(remarks)
      .where(eq(remarks.id, idOf('test:remark')))
    expect(stored).toMatchObject({ quote, quoteEnd: (stored?.quoteStart ?? 0) + quote.length })
    expect(stored?.quoteStart).toBeGreaterThan(3)
  })

  test('is refused without words, on words that are not there, and on a part that is not there', async ({ db }) => {
    const sarah = await viewerOf(db, 'sarah')
    expect(await saveRemark(db, sarah, remark({ body: '  ' }), TEST_NOW)).toMatchObject({ ok: false, because: 'empty' })
    expect(await saveRemark(db, sarah, remark({ quote: 'pas dans le texte', quoteStart: 0 }), TEST_NOW)).toMatchObject({
      ok: false,
      because: 'passage-not-found',
    })
    await expect(saveRemark(db, sarah, remark({ partId: 'p99' }), TEST_NOW)).rejects.toMatchObject({ status: 404 })
  })

  test('the same key changes its words; removed, it is kept out of sight', async ({ db }) => {
    const sarah = await viewerOf(db, 'sarah')
    await saveRemark(db, sarah, remark(), TEST_NOW)
    await saveRemark(db, sarah, remark({ body: 'Autrement dit.' }), TEST_NOW)
    await removeRemark(db, sarah, { id: idOf('test:remark'), submissionId: MARIAM }, minutes(1))
    const stored = await db.select().from(remarks).where(eq(remarks.submissionId, MARIAM))
    expect(stored).toMatchObject([{ body: 'Autrement dit.', removedAt: minutes(1) }])
    await expect(saveRemark(db, sarah, remark({ submissionId: ESTHER }), TEST_NOW)).rejects.toMatchObject({ status: 404 })
  })
})
