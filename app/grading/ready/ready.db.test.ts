import { and, eq } from 'drizzle-orm'
import { expect } from 'vitest'
import { countingQueries } from '#db/handle.ts'
import { commentBank, remarks } from '#db/schema/grading.ts'
import { assignmentRuns } from '#db/schema/plans.ts'
import { idOf } from '#db/seed/named-id.ts'
import { test } from '#db/test-world.ts'
import { viewerOf } from '#app/access/test-viewers.ts'
import { saveTypedMarking } from '../save-typed-marking.server.ts'
import { submissionInView } from '../submission.queries.server.ts'
import { takeSubmission } from '../take-submission.server.ts'
import { MARIAM, minutes } from '../test-marking.ts'
import { putAwayReadyRemark } from './put-away-ready-remark.server.ts'
import { markedCriteria, readyRemarksOf } from './ready.queries.server.ts'
import { saveReadyRemark } from './save-ready-remark.server.ts'

const MINE = idOf('ready:of sarah')
const typed = {
  id: MINE,
  isShared: false,
  courseId: 'c10',
  criterionId: 'k1',
  body: { fr: 'Bravo {prenom}, version {version}.', ar: 'أحسنت {prenom}' },
}

test('a personal remark is kept once, offered to its owner alone, changed and put away by nobody else', async ({ db }) => {
  const [sarah, joseph] = [await viewerOf(db, 'sarah'), await viewerOf(db, 'joseph')]
  for (const at of [1, 2]) await saveReadyRemark(db, sarah, typed, minutes(at))
  const bankOf = async (viewer: typeof sarah) => (await submissionInView(db, viewer, MARIAM)).bank.map(({ id }) => id)
  expect([await bankOf(sarah), await bankOf(joseph)].map((bank) => bank.includes(MINE))).toEqual([true, false])
  await expect(saveReadyRemark(db, joseph, { ...typed, isShared: true }, minutes(3))).rejects.toMatchObject({ status: 404 })
  await expect(putAwayReadyRemark(db, joseph, { id: MINE, isAway: true }, minutes(3))).rejects.toMatchObject({ status: 404 })
  await putAwayReadyRemark(db, sarah, { id: MINE, isAway: true }, minutes(4))
  expect(await bankOf(sarah)).not.toContain(MINE)
  await putAwayReadyRemark(db, sarah, { id: MINE, isAway: false }, minutes(5))
  expect(await bankOf(sarah)).toContain(MINE)
})

test('a shared remark is everybody’s, and nobody makes it their own again', async ({ db }) => {
  const [sarah, joseph] = [await viewerOf(db, 'sarah'), await viewerOf(db, 'joseph')]
  await saveReadyRemark(db, sarah, { ...typed, isShared: true }, minutes(1))
  await saveReadyRemark(db, joseph, { ...typed, body: { fr: 'Bravo.' } }, minutes(2))
  const [kept] = await db.select().from(commentBank).where(eq(commentBank.id, MINE))
  expect([kept!.ownerId, kept!.body]).toEqual([null, { fr: 'Bravo.' }])
})

test('used, it is in the language of the author and names the person, the part and the version; never where names are hidden', async ({
  db,
}) => {
  const sarah = await viewerOf(db, 'sarah')
  await saveReadyRemark(db, sarah, typed, minutes(1))
  await takeSubmission(db, sarah, MARIAM, minutes(2))
  const said = async (id: string) => {
    const form = {
      intent: 'remark' as const,
      id,
      readyId: MINE,
      body: '',
      partId: 'p1',
      quote: '',
      quoteStart: null,
      criterionId: null,
    }
    await saveTypedMarking(db, sarah, MARIAM, form, minutes(3))
    const [row] = await db
      .select()
      .from(remarks)
      .where(and(eq(remarks.submissionId, MARIAM), eq(remarks.id, id)))
    return row!.body
  }
  const named = await said(idOf('used'))
  expect(named).toMatch(/Mariam/)
  await db.update(assignmentRuns).set({ isAnonymous: true })
  expect(await said(idOf('used without a name'))).not.toMatch(/Mariam|[{}]/)
})

test('the page asks two queries, and offers the criteria of what is marked', async ({ db }) => {
  const sarah = await viewerOf(db, 'sarah')
  const { result, queries } = await countingQueries(() => Promise.all([readyRemarksOf(db, sarah), markedCriteria(db, sarah, 'fr')]))
  expect(queries).toBe(2)
  expect(result[1].find(({ courseId }) => courseId === 'c10')?.criteria).toHaveLength(10)
})
