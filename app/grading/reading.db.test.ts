import { eq } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { countingQueries, type Db } from '#db/handle.ts'
import { idOf } from '#db/seed/named-id.ts'
import { TEST_NOW } from '#db/test-snapshot.ts'
import { test } from '#db/test-world.ts'
import { leases, marks } from '#db/schema/grading.ts'
import { viewerOf } from '#app/access/test-viewers.ts'
import { feedbackInView } from '#app/learning/plan/feedback.queries.server.ts'
import { planInView } from '#app/learning/plan/plan.queries.server.ts'
import { decideSubmission } from './decide-submission.server.ts'
import { releasesFor } from './release.queries.server.ts'
import { releaseResult } from './release-result.server.ts'
import { saveMessage } from './save-message.server.ts'
import { shownSubmission } from './shown-submission.ts'
import { submissionInView } from './submission.queries.server.ts'
import { takeSubmission } from './take-submission.server.ts'
import { AMINATA, BLESSING, ESTHER, MARIAM, markAll, minutes } from './test-marking.ts'

async function shown(db: Db, name: string, submissionId: string, isComparing = false, now = TEST_NOW) {
  const viewer = await viewerOf(db, name)
  return shownSubmission(await submissionInView(db, viewer, submissionId), { viewer, language: 'fr', now, isComparing })
}

describe('the page of a submission', () => {
  test('takes nine queries, and reading neither holds nor marks anything', async ({ db }) => {
    const sarah = await viewerOf(db, 'sarah')
    const { queries } = await countingQueries(() => submissionInView(db, sarah, ESTHER))
    expect(queries).toBeLessThanOrEqual(9)
    expect(await db.select().from(leases)).toEqual([])
    expect(await db.select().from(marks).where(eq(marks.submissionId, ESTHER))).toEqual([])
  })

  test('is not there for people outside the cohort, for authors and for earlier readers of another role', async ({ db }) => {
    for (const name of ['aminata', 'esther', 'hicham', 'ines'])
      await expect(submissionInView(db, await viewerOf(db, name), ESTHER)).rejects.toMatchObject({ status: 404 })
    const joseph = { ...(await viewerOf(db, 'joseph')), trains: [idOf('cohort:odt')] }
    await expect(submissionInView(db, joseph, ESTHER)).rejects.toMatchObject({ status: 404 })
  })

  test('a coordinator reads without marking, and without the note of the team', async ({ db }) => {
    const page = await shown(db, 'claire', BLESSING)
    expect(page.may).toMatchObject({ start: false, edit: false, retract: true })
    expect(page.message.privateNote).toBe('')
    expect((await shown(db, 'sarah', BLESSING)).message.privateNote).not.toBe('')
  })

  test('a second version shows the remarks on the first, with ticks and replies', async ({ db }) => {
    const page = await shown(db, 'sarah', ESTHER)
    expect(page.earlier?.n).toBe(1)
    expect(page.earlier?.remarks.map(({ isTicked, replies }) => [isTicked, replies.length])).toEqual([
      [true, 0],
      [true, 0],
      [false, 1],
    ])
  })

  test('compared with the first, it says word by word what changed, and which parts did not', async ({ db }) => {
    const page = await shown(db, 'sarah', ESTHER, true)
    const part = (id: string) => page.parts.find((one) => one.id === id)
    expect(part('p1')).toMatchObject({ hasChanged: false, changes: null })
    expect(part('p3')?.hasChanged).toBe(true)
    expect(
      part('p3')
        ?.changes?.filter(({ kind }) => kind === 'added')
        .map(({ text }) => text)
        .join(''),
    ).toContain('600')
    expect(part('p4')?.tables.some(({ before }) => before !== null)).toBe(true)
    expect((await shown(db, 'sarah', MARIAM, true)).isComparing).toBe(false)
  })

  test('the tables of a plan carry what the program noticed', async ({ db }) => {
    const page = await shown(db, 'sarah', AMINATA)
    const said = page.parts.flatMap(({ coherence }) => coherence.map(({ id }) => id))
    expect(said).toContain('cash-negative')
    expect(page.parts.find(({ id }) => id === 'p7e')?.tables.length).toBeGreaterThan(0)
  })

  test('says who holds the work, and what the reader may do', async ({ db }) => {
    expect((await shown(db, 'sarah', MARIAM)).may).toMatchObject({ start: true, edit: false })
    await takeSubmission(db, await viewerOf(db, 'sarah'), MARIAM, TEST_NOW)
    expect((await shown(db, 'sarah', MARIAM)).may).toMatchObject({ start: false, edit: true })
    const joseph = await shown(db, 'joseph', MARIAM, false, minutes(5))
    expect(joseph.holder).toMatchObject({ isYours: false, name: 'Sarah Benali' })
    expect(joseph.may).toMatchObject({ start: false, edit: false, takeOver: false })
    expect((await shown(db, 'joseph', MARIAM, false, minutes(45))).may.takeOver).toBe(true)
  })
})

describe('what is not released', () => {
  test('never reaches the learner through their own pages', async ({ db }) => {
    const [sarah, mariam] = [await viewerOf(db, 'sarah'), await viewerOf(db, 'mariam')]
    await saveMessage(
      db,
      sarah,
      { submissionId: MARIAM, overall: 'Un message secret', privateNote: 'Une note secrète', basedOn: 1 },
      TEST_NOW,
    )
    await markAll(db, sarah, MARIAM, 'l4', TEST_NOW)
    await decideSubmission(db, sarah, { submissionId: MARIAM, verdict: 'validate' }, minutes(1))
    const seen = async () => {
      const plan = await planInView(db, mariam, idOf('plan:mariam'), minutes(2))
      return { plan, feedback: await feedbackInView(db, plan) }
    }
    const before = await seen()
    expect(before.feedback).toBeNull()
    expect(before.plan.phase).toBe('waiting')
    expect(JSON.stringify(before)).not.toMatch(/secr[eè]t/)
    await releaseResult(db, sarah, MARIAM, minutes(3))
    const after = await seen()
    expect(after.plan.phase).toBe('accepted')
    expect(after.feedback?.shown.message).toBe('Un message secret')
    expect(JSON.stringify(after)).not.toContain('Une note secrète')
  })

  test('is previewed before the release in the words its author will read, in at most ten queries', async ({ db }) => {
    const sarah = await viewerOf(db, 'sarah')
    await markAll(db, sarah, MARIAM, 'l3', TEST_NOW)
    await saveMessage(db, sarah, { submissionId: MARIAM, overall: 'Bravo.', privateNote: 'Entre nous', basedOn: 1 }, TEST_NOW)
    await decideSubmission(db, sarah, { submissionId: MARIAM, verdict: 'validate' }, minutes(1))
    const { result, queries } = await countingQueries(() => releasesFor(db, sarah, 'fr', minutes(2)))
    expect(queries).toBeLessThanOrEqual(10)
    expect(result.ready).toMatchObject([{ name: 'Mariam Koné', message: 'Bravo.', points: 70, isPassed: true }])
    expect(JSON.stringify(result.ready)).not.toContain('Entre nous')
    await releaseResult(db, sarah, MARIAM, minutes(3))
    const after = await releasesFor(db, sarah, 'fr', minutes(4))
    expect(after.ready).toEqual([])
    expect(after.recent).toMatchObject([{ name: 'Mariam Koné', mayRetract: true }])
    expect((await releasesFor(db, { ...sarah, trains: [idOf('cohort:printemps')] }, 'fr', minutes(4))).recent).toEqual([])
  })
})
