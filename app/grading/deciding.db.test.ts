import { and, eq } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { idOf } from '#db/seed/named-id.ts'
import { TEST_NOW } from '#db/test-snapshot.ts'
import { test } from '#db/test-world.ts'
import { outcomes, releases } from '#db/schema/grading.ts'
import { auditEntries, notices } from '#db/schema/operations.ts'
import { itemProgress } from '#db/schema/progress.ts'
import { assignmentRuns, submissions } from '#db/schema/plans.ts'
import { viewerOf } from '#app/access/test-viewers.ts'
import { releasedFeedback } from '#app/rules/released-feedback.ts'
import { decideSubmission } from './decide-submission.server.ts'
import { releaseResult } from './release-result.server.ts'
import { reopenMarking } from './reopen-marking.server.ts'
import { retractRelease } from './retract-release.server.ts'
import { saveCriterion } from './save-criterion.server.ts'
import { saveMessage } from './save-message.server.ts'
import { saveRemark } from './save-remark.server.ts'
import { takeSubmission } from './take-submission.server.ts'
import { AMINATA, BLESSING, ESTHER, MARIAM, markAll, minutes, shownToLearner } from './test-marking.ts'

const passed = (name: string) => and(eq(itemProgress.personId, idOf(name)), eq(itemProgress.itemKey, 'c10-plan'))

describe('sending work back', () => {
  test('needs a remark or a message', async ({ db }) => {
    const sarah = await viewerOf(db, 'sarah')
    expect(await decideSubmission(db, sarah, { submissionId: MARIAM, verdict: 'return' }, TEST_NOW)).toMatchObject({
      ok: false,
      because: 'nothing-said',
    })
    await saveRemark(
      db,
      sarah,
      {
        id: idOf('r'),
        submissionId: MARIAM,
        partId: 'p8',
        quote: null,
        quoteStart: null,
        criterionId: null,
        body: 'Et si la machine tombe ?',
      },
      TEST_NOW,
    )
    expect(await decideSubmission(db, sarah, { submissionId: MARIAM, verdict: 'return' }, TEST_NOW)).toEqual({
      ok: true,
      state: 'returned',
    })
  })

  test('reaches its author at once, with what is shown, a notice and the audit', async ({ db }) => {
    const sarah = await viewerOf(db, 'sarah')
    await saveMessage(
      db,
      sarah,
      { submissionId: MARIAM, overall: 'Presque prêt.', privateNote: 'À voir avec Joseph', basedOn: 1 },
      TEST_NOW,
    )
    await saveCriterion(
      db,
      sarah,
      { submissionId: MARIAM, criterionId: 'k1', levelId: 'l4', points: undefined, comment: '', basedOn: 0 },
      TEST_NOW,
    )
    await decideSubmission(db, sarah, { submissionId: MARIAM, verdict: 'return' }, minutes(5))
    const [release] = await shownToLearner(db, MARIAM)
    const shown = releasedFeedback.parse(release?.shown)
    expect(shown).toMatchObject({ message: 'Presque prêt.', trainerName: 'Sarah Benali', points: null, isPassed: null })
    expect(shown.criteria).toHaveLength(1)
    expect(JSON.stringify(release?.shown)).not.toContain('Joseph')
    const told = await db
      .select()
      .from(notices)
      .where(eq(notices.personId, idOf('mariam')))
    expect(told).toMatchObject([{ kind: 'plan-returned', detail: { submissionId: MARIAM } }])
    const audit = await db.select({ action: auditEntries.action }).from(auditEntries).where(eq(auditEntries.subjectId, MARIAM))
    expect(audit.map(({ action }) => action).sort()).toEqual(['result.released', 'submission.decided'])
  })
})

describe('validating', () => {
  test('needs every criterion, and names those that are missing', async ({ db }) => {
    const sarah = await viewerOf(db, 'sarah')
    await saveCriterion(
      db,
      sarah,
      { submissionId: MARIAM, criterionId: 'k1', levelId: 'l4', points: undefined, comment: '', basedOn: 0 },
      TEST_NOW,
    )
    const refused = await decideSubmission(db, sarah, { submissionId: MARIAM, verdict: 'validate' }, TEST_NOW)
    expect(refused).toMatchObject({ ok: false, because: 'criteria-missing' })
    expect('criteria' in refused && refused.criteria).toHaveLength(9)
  })

  test('stays invisible until it is released; released, it passes the assignment', async ({ db }) => {
    const sarah = await viewerOf(db, 'sarah')
    await markAll(db, sarah, MARIAM, 'l3', TEST_NOW)
    expect(await decideSubmission(db, sarah, { submissionId: MARIAM, verdict: 'validate' }, TEST_NOW)).toEqual({ ok: true, state: 'ready' })
    expect(await shownToLearner(db, MARIAM)).toEqual([])
    const [before] = await db.select().from(itemProgress).where(passed('mariam'))
    expect(before?.passedAt).toBeNull()

    expect(await releaseResult(db, sarah, MARIAM, minutes(10))).toEqual({ ok: true })
    expect(await releaseResult(db, sarah, MARIAM, minutes(11))).toEqual({ ok: true })
    const all = await shownToLearner(db, MARIAM)
    expect(all).toHaveLength(1)
    expect(releasedFeedback.parse(all[0]?.shown)).toMatchObject({ points: 70, maxPoints: 100, isPassed: true })
    const [after] = await db.select().from(itemProgress).where(passed('mariam'))
    expect(after?.passedAt).toEqual(minutes(10))
  })

  test('work under the pass mark is validated as not passed, and passes nothing', async ({ db }) => {
    const sarah = await viewerOf(db, 'sarah')
    await markAll(db, sarah, MARIAM, 'l2', TEST_NOW)
    await decideSubmission(db, sarah, { submissionId: MARIAM, verdict: 'validate' }, TEST_NOW)
    await releaseResult(db, sarah, MARIAM, TEST_NOW)
    const [outcome] = await db.select().from(outcomes).where(eq(outcomes.submissionId, MARIAM))
    expect(outcome).toMatchObject({ points: 50, isPassed: false })
    const [progress] = await db.select().from(itemProgress).where(passed('mariam'))
    expect(progress?.passedAt).toBeNull()
  })
})

describe('two trainers', () => {
  test('decide at once: the first wins, the second is told', async ({ db }) => {
    const [sarah, joseph] = [await viewerOf(db, 'sarah'), await viewerOf(db, 'joseph')]
    await saveMessage(db, sarah, { submissionId: MARIAM, overall: 'À reprendre.', privateNote: '', basedOn: 1 }, TEST_NOW)
    await takeSubmission(db, joseph, MARIAM, minutes(31))
    const answers = [
      await decideSubmission(db, joseph, { submissionId: MARIAM, verdict: 'return' }, minutes(32)),
      await decideSubmission(db, sarah, { submissionId: MARIAM, verdict: 'return' }, minutes(32)),
    ]
    expect(answers).toMatchObject([{ ok: true }, { ok: false, because: 'not-waiting' }])
    expect(await db.select().from(outcomes).where(eq(outcomes.submissionId, MARIAM))).toHaveLength(1)
  })

  test('neither decides on work that the other holds, of another cohort, or of their own', async ({ db }) => {
    const [sarah, joseph, aminata] = [await viewerOf(db, 'sarah'), await viewerOf(db, 'joseph'), await viewerOf(db, 'aminata')]
    await saveMessage(db, sarah, { submissionId: ESTHER, overall: 'Bien.', privateNote: '', basedOn: 1 }, TEST_NOW)
    expect(await decideSubmission(db, joseph, { submissionId: ESTHER, verdict: 'return' }, TEST_NOW)).toMatchObject({
      ok: false,
      because: 'taken',
      by: 'Sarah Benali',
    })
    const elsewhere = { ...joseph, trains: [idOf('cohort:odt')] }
    await expect(decideSubmission(db, elsewhere, { submissionId: ESTHER, verdict: 'return' }, TEST_NOW)).rejects.toMatchObject({
      status: 404,
    })
    const own = { ...aminata, trains: [idOf('cohort:sale')] }
    await expect(decideSubmission(db, own, { submissionId: AMINATA, verdict: 'return' }, TEST_NOW)).rejects.toMatchObject({ status: 404 })
    await expect(decideSubmission(db, aminata, { submissionId: MARIAM, verdict: 'return' }, TEST_NOW)).rejects.toMatchObject({
      status: 404,
    })
  })
})

describe('releasing', () => {
  test('together waits for every hand-in of the run', async ({ db }) => {
    const sarah = await viewerOf(db, 'sarah')
    await db
      .update(assignmentRuns)
      .set({ releaseRule: 'together' })
      .where(eq(assignmentRuns.cohortId, idOf('cohort:sale')))
    await markAll(db, sarah, MARIAM, 'l4', TEST_NOW)
    await decideSubmission(db, sarah, { submissionId: MARIAM, verdict: 'validate' }, TEST_NOW)
    expect(await releaseResult(db, sarah, MARIAM, TEST_NOW)).toEqual({ ok: false, because: 'others-waiting' })
    await db.update(submissions).set({ withdrawnAt: TEST_NOW }).where(eq(submissions.id, ESTHER))
    expect(await releaseResult(db, sarah, MARIAM, TEST_NOW)).toEqual({ ok: true })
  })

  test('work that nobody decided is not released', async ({ db }) => {
    expect(await releaseResult(db, await viewerOf(db, 'sarah'), ESTHER, TEST_NOW)).toEqual({ ok: false, because: 'not-ready' })
  })
})

describe('taking a release back', () => {
  const taken = { submissionId: BLESSING, reason: 'Une erreur dans le total' }

  test('is refused to its trainer after a day and without a reason, to another trainer always', async ({ db }) => {
    const [sarah, joseph] = [await viewerOf(db, 'sarah'), await viewerOf(db, 'joseph')]
    expect(await retractRelease(db, joseph, taken, TEST_NOW)).toEqual({ ok: false, because: 'too-late' })
    expect(await retractRelease(db, sarah, taken, TEST_NOW)).toEqual({ ok: false, because: 'not-yours' })
    const soon = new Date(TEST_NOW.getTime() - 8.5 * 24 * 3_600_000)
    expect(await retractRelease(db, joseph, { ...taken, reason: ' ' }, soon)).toEqual({ ok: false, because: 'reason-missing' })
  })

  test('is possible to a coordinator later, keeps what was shown, and the decision can be made again', async ({ db }) => {
    const [claire, joseph] = [await viewerOf(db, 'claire'), await viewerOf(db, 'joseph')]
    expect(await retractRelease(db, claire, taken, TEST_NOW)).toEqual({ ok: true })
    expect(await shownToLearner(db, BLESSING)).toEqual([])
    const [kept] = await db
      .select()
      .from(releases)
      .where(eq(releases.id, idOf('release:blessing:1')))
    expect(kept).toMatchObject({ retractedBy: claire.id, retractedReason: taken.reason })

    expect(await reopenMarking(db, joseph, BLESSING, minutes(1))).toEqual({ ok: true })
    const change = { submissionId: BLESSING, criterionId: 'k7', levelId: 'l4', points: undefined, comment: '', basedOn: 1 }
    expect(await saveCriterion(db, joseph, change, minutes(2))).toMatchObject({ ok: true })
    expect(await decideSubmission(db, joseph, { submissionId: BLESSING, verdict: 'validate' }, minutes(3))).toEqual({
      ok: true,
      state: 'ready',
    })
    expect(await releaseResult(db, joseph, BLESSING, minutes(4))).toEqual({ ok: true })
    const all = await db.select().from(outcomes).where(eq(outcomes.submissionId, BLESSING))
    expect(all.find(({ supersedesId }) => supersedesId !== null)?.supersedesId).toBe(idOf('outcome:blessing:1'))
    const [shown] = await shownToLearner(db, BLESSING)
    expect(releasedFeedback.parse(shown?.shown).points).toBe(all.find(({ supersedesId }) => supersedesId !== null)?.points)
  })

  test('is refused once the next version was handed in', async ({ db }) => {
    const claire = await viewerOf(db, 'claire')
    const first = { submissionId: idOf('submission:esther:1'), reason: 'Une erreur' }
    expect(await retractRelease(db, claire, first, TEST_NOW)).toEqual({ ok: false, because: 'next-round-handed-in' })
  })

  test('a decision that is shown cannot be taken up again', async ({ db }) => {
    expect(await reopenMarking(db, await viewerOf(db, 'joseph'), BLESSING, TEST_NOW)).toEqual({ ok: false, because: 'not-ready' })
  })
})
