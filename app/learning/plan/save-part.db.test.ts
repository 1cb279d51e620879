import { and, eq } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { idOf } from '#db/seed/named-id.ts'
import { TEST_NOW } from '#db/test-snapshot.ts'
import { test } from '#db/test-world.ts'
import { countingQueries, type Db } from '#db/handle.ts'
import { enrolments } from '#db/schema/cohorts.ts'
import { plans, revisions } from '#db/schema/plans.ts'
import { progressEvents } from '#db/schema/progress.ts'
import { viewerOf } from '#app/access/test-viewers.ts'
import { chooseVersion } from './choose-version.server.ts'
import { openPlan } from './open-plan.server.ts'
import { newestRevisions, partOf, planInView } from './plan.queries.server.ts'
import { restoreRevision } from './restore-revision.server.ts'
import { savePart } from './save-part.server.ts'
import { arriving, emptyPlan, minutes } from './test-plans.ts'

const textsOf = async (db: Db, planId: string) =>
  (await db.select({ text: revisions.text }).from(revisions).where(eq(revisions.planId, planId))).map(({ text }) => text).sort()

describe('opening a plan', () => {
  test('makes it once, and records it once', async ({ db }) => {
    const fatou = await viewerOf(db, 'fatou')
    const planId = await emptyPlan(db, fatou)
    expect(await openPlan(db, fatou, 'c10-plan', minutes(5))).toEqual({ ok: true, planId })
    const events = await db
      .select()
      .from(progressEvents)
      .where(and(eq(progressEvents.personId, fatou.id), eq(progressEvents.itemKey, 'c10-plan'), eq(progressEvents.occurredAt, TEST_NOW)))
    expect(events.map(({ kind }) => kind)).toEqual(['opened'])
  })
  test('waits for the day of the cohort', async ({ db }) => {
    const oumou = await viewerOf(db, 'oumou')
    expect(await openPlan(db, oumou, 'c10-plan', TEST_NOW)).toMatchObject({ ok: false, because: 'not-open-yet' })
  })
  test.for(['ibrahim', 'sarah', 'claire', 'ines'])('is not there for %s, who does not follow the course', async (name, { db }) => {
    await expect(openPlan(db, await viewerOf(db, name), 'c10-plan', TEST_NOW)).rejects.toMatchObject({ status: 404 })
  })
})

describe('saving a part', () => {
  test('keeps every text, the last one on top', async ({ db }) => {
    const mariam = await viewerOf(db, 'mariam')
    const planId = await emptyPlan(db, mariam)
    const first = await savePart(db, mariam, arriving(planId, { text: 'Un\r\ndeux' }), minutes(1))
    expect(first).toMatchObject({ ok: true, versions: 1, isDone: true, problems: 0 })
    const basedOn = idOf(`save:${planId}:p1`)
    await savePart(db, mariam, arriving(planId, { id: idOf('second'), basedOn, text: 'Trois', isDone: false }), minutes(2))
    const plan = await planInView(db, mariam, planId, minutes(3))
    expect(partOf(plan, 'p1')).toMatchObject({ content: { text: 'Trois' }, status: 'in-progress', facts: { versions: 1 } })
    expect(await textsOf(db, planId)).toEqual(['Trois', 'Un\ndeux'])
  })

  test('the same save sent three times is written once', async ({ db }) => {
    const mariam = await viewerOf(db, 'mariam')
    const planId = await emptyPlan(db, mariam)
    const answers = []
    for (const at of [1, 2, 3]) answers.push(await savePart(db, mariam, arriving(planId), minutes(at)))
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
    expect(await textsOf(db, planId)).toEqual(['Un texte'])
  })

  test('a text under a key that was used is written on top of the other text, also when it is sent twice', async ({ db }) => {
    const mariam = await viewerOf(db, 'mariam')
    const planId = await emptyPlan(db, mariam)
    await savePart(db, mariam, arriving(planId), minutes(1))
    for (const at of [2, 3])
      expect(await savePart(db, mariam, arriving(planId, { text: 'Autre' }), minutes(at))).toMatchObject({ ok: true, versions: 1 })
    expect(await textsOf(db, planId)).toEqual(['Autre', 'Un texte'])
  })

  test('a key of another plan opens nothing and loses nothing', async ({ db }) => {
    const [mariam, fatou] = [await viewerOf(db, 'mariam'), await viewerOf(db, 'fatou')]
    const [hers, other] = [await emptyPlan(db, mariam), await emptyPlan(db, fatou)]
    await savePart(db, fatou, arriving(other, { text: 'À Fatou' }), minutes(1))
    const stolen = { id: idOf(`save:${other}:p1`), basedOn: idOf(`save:${other}:p1`), text: 'À Mariam' }
    for (const at of [1, 2]) await savePart(db, mariam, arriving(hers, stolen), minutes(at))
    expect(await textsOf(db, hers)).toEqual(['À Mariam'])
    expect(await textsOf(db, other)).toEqual(['À Fatou'])
  })

  test('cells that are not understood are kept as typed, and the part is not done', async ({ db }) => {
    const mariam = await viewerOf(db, 'mariam')
    const planId = await emptyPlan(db, mariam)
    const tables = { competitors: [{ name: 'Boutique', product: '', price: 'cent vingt', delay: '', complaint: '', noted: '' }] }
    expect(await savePart(db, mariam, arriving(planId, { partId: 'p3', tables }), minutes(1))).toMatchObject({ isDone: false, problems: 1 })
    const part = partOf(await planInView(db, mariam, planId, minutes(2)), 'p3')
    expect(part.content.tables).toEqual(tables)
    expect(part.problems).toEqual([{ tableId: 'competitors', cell: 'rows.0.price', typed: 'cent vingt', because: 'not-a-number' }])
    expect(part.status).toBe('in-progress')
  })

  test('a text beyond the limit is refused', async ({ db }) => {
    const mariam = await viewerOf(db, 'mariam')
    const planId = await emptyPlan(db, mariam)
    expect(await savePart(db, mariam, arriving(planId, { text: 'é'.repeat(60_001) }), minutes(1))).toEqual({
      ok: false,
      because: 'too-long',
    })
    expect(await savePart(db, mariam, arriving(planId, { text: 'é'.repeat(60_000) }), minutes(1))).toMatchObject({ ok: true })
  })

  test.for(['fatou', 'sarah', 'claire', 'ines'])('%s does not find the plan of Mariam', async (name, { db }) => {
    const planId = await emptyPlan(db, await viewerOf(db, 'mariam'))
    const other = await viewerOf(db, name)
    await expect(savePart(db, other, arriving(planId), minutes(1))).rejects.toMatchObject({ status: 404 })
    await expect(planInView(db, other, planId, minutes(1))).rejects.toMatchObject({ status: 404 })
  })

  test('a part that the plan does not have is not found', async ({ db }) => {
    const mariam = await viewerOf(db, 'mariam')
    const planId = await emptyPlan(db, mariam)
    await expect(savePart(db, mariam, arriving(planId, { partId: 'p99' }), minutes(1))).rejects.toMatchObject({ status: 404 })
  })

  test('who left the cohort reads the plan and writes it no more', async ({ db }) => {
    const mariam = await viewerOf(db, 'mariam')
    const planId = await emptyPlan(db, mariam)
    await db.update(enrolments).set({ status: 'withdrawn' }).where(eq(enrolments.personId, mariam.id))
    expect((await planInView(db, mariam, planId, minutes(1))).mayWrite).toBe(false)
    await expect(savePart(db, mariam, arriving(planId), minutes(1))).rejects.toMatchObject({ status: 404 })
    expect(await openPlan(db, mariam, 'c10-plan', minutes(1))).toEqual({ ok: true, planId })
  })
})

describe('two versions of a part', () => {
  async function twoVersions(db: Db) {
    const mariam = await viewerOf(db, 'mariam')
    const planId = await emptyPlan(db, mariam)
    const basedOn = idOf(`save:${planId}:p1`)
    await savePart(db, mariam, arriving(planId), minutes(1))
    await savePart(db, mariam, arriving(planId, { id: idOf('phone one'), basedOn, text: 'Du premier' }), minutes(2))
    const second = await savePart(db, mariam, arriving(planId, { id: idOf('phone two'), basedOn, text: 'Du second' }), minutes(3))
    expect(second).toMatchObject({ ok: true, versions: 2 })
    return { mariam, planId }
  }
  const newestTexts = async (db: Db, planId: string) => (await newestRevisions(db, planId, 'p1')).map(({ text }) => text)

  test('both stay, and writing on one of them leaves the other', async ({ db }) => {
    const { mariam, planId } = await twoVersions(db)
    expect(await newestTexts(db, planId)).toEqual(['Du premier', 'Du second'])
    await savePart(
      db,
      mariam,
      arriving(planId, { id: idOf('on one'), basedOn: idOf('phone one'), text: 'Du premier, plus loin' }),
      minutes(4),
    )
    expect(await newestTexts(db, planId)).toEqual(['Du second', 'Du premier, plus loin'])
    expect(partOf(await planInView(db, mariam, planId, minutes(5)), 'p1').facts.versions).toBe(2)
  })
  test.for([
    ['one', 'Du premier'],
    ['two', 'Du second'],
  ] as const)('phone %s is kept, and nothing is deleted', async ([which, text], { db }) => {
    const { mariam, planId } = await twoVersions(db)
    const wish = { planId, partId: 'p1', keep: idOf(`phone ${which}`) }
    for (const at of [4, 5]) expect(await chooseVersion(db, mariam, wish, minutes(at))).toEqual({ ok: true })
    expect(await newestTexts(db, planId)).toEqual([text])
    expect(await textsOf(db, planId)).toHaveLength(4)
  })
  test('both are joined, one after the other, and are to be read again', async ({ db }) => {
    const { mariam, planId } = await twoVersions(db)
    await chooseVersion(db, mariam, { planId, partId: 'p1', keep: 'both' }, minutes(4))
    expect(partOf(await planInView(db, mariam, planId, minutes(5)), 'p1')).toMatchObject({
      content: { text: 'Du premier\n\nDu second' },
      facts: { versions: 1, isDone: false },
    })
  })
  test('three versions become one', async ({ db }) => {
    const { mariam, planId } = await twoVersions(db)
    await savePart(db, mariam, arriving(planId, { id: idOf('phone three'), basedOn: null, text: 'Du troisième' }), minutes(4))
    await chooseVersion(db, mariam, { planId, partId: 'p1', keep: 'both' }, minutes(5))
    expect(await newestTexts(db, planId)).toEqual(['Du premier\n\nDu second\n\nDu troisième'])
  })
  test('a version that is none of them is refused', async ({ db }) => {
    const { mariam, planId } = await twoVersions(db)
    expect(await chooseVersion(db, mariam, { planId, partId: 'p1', keep: idOf('nobody') }, minutes(4))).toEqual({
      ok: false,
      because: 'no-such-version',
    })
  })
  test('nobody else chooses', async ({ db }) => {
    const { planId } = await twoVersions(db)
    const fatou = await viewerOf(db, 'fatou')
    await expect(chooseVersion(db, fatou, { planId, partId: 'p1', keep: 'both' }, minutes(4))).rejects.toMatchObject({ status: 404 })
  })
  test('an older text is not brought back before the choice', async ({ db }) => {
    const { mariam, planId } = await twoVersions(db)
    const wish = { planId, partId: 'p1', revisionId: idOf(`save:${planId}:p1`), id: idOf('back') }
    expect(await restoreRevision(db, mariam, wish, minutes(4))).toEqual({ ok: false, because: 'two-versions' })
    await chooseVersion(db, mariam, { planId, partId: 'p1', keep: idOf('phone one') }, minutes(5))
    expect(await restoreRevision(db, mariam, wish, minutes(6))).toMatchObject({ ok: true, versions: 1 })
    expect(await newestTexts(db, planId)).toEqual(['Un texte'])
  })
})

test('a plan is read with few queries', async ({ db }) => {
  const mariam = await viewerOf(db, 'mariam')
  const planId = await emptyPlan(db, mariam)
  const { queries } = await countingQueries(() => planInView(db, mariam, planId, minutes(1)))
  expect(queries).toBeLessThanOrEqual(5)
  expect(await db.select().from(plans).where(eq(plans.id, planId))).toHaveLength(1)
})
