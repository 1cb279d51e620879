import { eq } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { countingQueries, type Db } from '#db/handle.ts'
import { memberships } from '#db/schema/organisations.ts'
import { jobs } from '#db/schema/operations.ts'
import { assignmentRuns, submissions } from '#db/schema/plans.ts'
import { idOf } from '#db/seed/named-id.ts'
import { TEST_NOW } from '#db/test-snapshot.ts'
import { test } from '#db/test-world.ts'
import { viewerOf } from '#app/access/test-viewers.ts'
import { handedIn, writtenPlan } from '#app/learning/plan/test-plans.ts'
import type { Allocation } from '#app/rules/plan-runs.ts'
import { archivesOf, plansOfArchive } from '../runs/archive.queries.server.ts'
import { steeredRun } from '../runs/runs.queries.server.ts'
import { nextWaiting, queueFor } from '../queue.queries.server.ts'
import { readQueueWish } from '../queue.forms.ts'
import { ESTHER, MARIAM, minutes } from '../test-marking.ts'
import { shareOut } from './share-out.server.ts'
import { markersOf, waitingOf } from './sharing.queries.server.ts'

const PLACE = { cohortId: idOf('cohort:sale'), key: 'c10-plan' }
const [SARAH, JOSEPH] = [idOf('sarah'), idOf('joseph')]

const rule = (db: Db, allocation: Allocation) =>
  db.update(assignmentRuns).set({ allocation }).where(eq(assignmentRuns.cohortId, PLACE.cohortId))
const givenTo = async (db: Db, id: string) => (await db.select().from(submissions).where(eq(submissions.id, id)))[0]!.allocatedTo
async function handsIn(db: Db, name: string, at: number) {
  const viewer = await viewerOf(db, name)
  return handedIn(db, viewer, await writtenPlan(db, viewer), minutes(at))
}

describe('a hand-in', () => {
  test('is given to nobody where whoever is free takes it, or the coordinator shares out', async ({ db }) => {
    expect(await givenTo(db, await handsIn(db, 'mariam', 10))).toBe(null)
    await rule(db, 'by-hand')
    expect(await givenTo(db, await handsIn(db, 'aminata', 20))).toBe(null)
  })

  test('goes to trainers in turn, never to one of the same association, and the news to that trainer alone', async ({ db }) => {
    await rule(db, 'in-turn')
    const first = await handsIn(db, 'mariam', 10)
    const second = await handsIn(db, 'aminata', 20)
    const given = [await givenTo(db, first), await givenTo(db, second)]
    expect(given.sort()).toEqual([SARAH, JOSEPH].sort())
    const told = (await db.select().from(jobs).where(eq(jobs.kind, 'send-arrival'))).map(({ payload }) => payload)
    expect(told).toHaveLength(2)
    const [fatous] = await db
      .select()
      .from(memberships)
      .where(eq(memberships.personId, idOf('fatou')))
    for (const personId of [SARAH])
      await db.insert(memberships).values({ personId, organisationId: fatous!.organisationId, fromDay: '2026-01-05', isMain: false })
    expect(await givenTo(db, await handsIn(db, 'fatou', 30))).toBe(JOSEPH)
  })

  test('by organisation goes to who had its last work', async ({ db }) => {
    await rule(db, 'by-organisation')
    const organisations = await db.select().from(memberships)
    const of = (name: string) => organisations.find(({ personId }) => personId === idOf(name))!.organisationId
    const mates = ['aminata', 'mariam', 'blessing', 'salma', 'fatou', 'nadege', 'esther', 'awa', 'rokia'].filter(
      (name) => of(name) === of('salma'),
    )
    expect(mates.length).toBeGreaterThan(1)
    const given = []
    for (const [index, name] of mates.entries()) given.push(await givenTo(db, await handsIn(db, name, 10 * (index + 1))))
    expect(new Set(given).size).toBe(1)
  })
})

describe('sharing out', () => {
  test('by hand reaches the queue of who was given it, and that person is told; in turn gives the rest', async ({ db }) => {
    const [claire, sarah, joseph] = await Promise.all(['claire', 'sarah', 'joseph'].map((name) => viewerOf(db, name)))
    const hand = { by: 'hand' as const, to: [{ submissionId: ESTHER, markerId: JOSEPH }] }
    expect(await shareOut(db, claire!, { ...PLACE, sharing: hand }, TEST_NOW)).toEqual({ ok: true, changed: 1 })
    expect(await shareOut(db, claire!, { ...PLACE, sharing: hand }, TEST_NOW)).toEqual({ ok: true, changed: 0 })
    expect(await nextWaiting(db, joseph!, TEST_NOW)).toBe(ESTHER)
    expect(await nextWaiting(db, sarah!, TEST_NOW)).toBe(MARIAM)
    const mine = await queueFor(db, joseph!, readQueueWish(new URLSearchParams('pour=moi')), 'fr', TEST_NOW)
    expect(mine.lines.map(({ id, isForYou }) => [id, isForYou])).toEqual([[ESTHER, true]])
    const told = (await db.select().from(jobs).where(eq(jobs.kind, 'send-arrival'))).map(({ payload }) => payload)
    expect(told).toEqual([{ submissionId: ESTHER, personId: JOSEPH }])
    await shareOut(db, claire!, { ...PLACE, sharing: { by: 'turn' } }, TEST_NOW)
    expect(await givenTo(db, MARIAM)).toBe(SARAH)
  })

  test('gives nothing to who does not mark it, or shares an organisation with its author', async ({ db }) => {
    const claire = await viewerOf(db, 'claire')
    const to = (markerId: string) => ({ ...PLACE, sharing: { by: 'hand' as const, to: [{ submissionId: MARIAM, markerId }] } })
    expect(await shareOut(db, claire, to(idOf('ines')), TEST_NOW)).toEqual({ ok: false, because: 'not-a-marker' })
    const [mariams] = await db
      .select()
      .from(memberships)
      .where(eq(memberships.personId, idOf('mariam')))
    await db.insert(memberships).values({ personId: SARAH, organisationId: mariams!.organisationId, fromDay: '2026-01-05', isMain: false })
    expect(await shareOut(db, claire, to(SARAH), TEST_NOW)).toEqual({ ok: false, because: 'keeps-away' })
    expect(await givenTo(db, MARIAM)).toBe(null)
  })

  test('shows what waits and for whom, in two queries, and is the coordinator’s alone', async ({ db }) => {
    const claire = await viewerOf(db, 'claire')
    const run = (await steeredRun(db, claire, PLACE.cohortId, PLACE.key))!
    const { result, queries } = await countingQueries(() => Promise.all([waitingOf(db, claire, run), markersOf(db, run, TEST_NOW)]))
    expect(queries).toBe(2)
    expect(result[0].map(({ id }) => id)).toEqual(expect.arrayContaining([MARIAM, ESTHER]))
    expect(result[1].map(({ id, answered }) => [id, answered])).toEqual(
      expect.arrayContaining([
        [SARAH, 2],
        [JOSEPH, 1],
      ]),
    )
    for (const name of ['sarah', 'hicham']) {
      const viewer = await viewerOf(db, name)
      await expect(shareOut(db, viewer, { ...PLACE, sharing: { by: 'turn' } }, TEST_NOW)).rejects.toMatchObject({ status: 404 })
    }
  })
})

describe('the archive of an organisation', () => {
  test('holds the latest hand-ins of its people, for the coordinator alone, and none of a run without names', async ({ db }) => {
    const claire = await viewerOf(db, 'claire')
    const found = await archivesOf(db, claire, PLACE.cohortId)
    expect(found.length).toBeGreaterThan(0)
    for (const { id, plans } of found) expect(await plansOfArchive(db, claire, PLACE.cohortId, id)).toHaveLength(plans)
    const sarah = await viewerOf(db, 'sarah')
    expect(await archivesOf(db, sarah, PLACE.cohortId)).toEqual([])
    await expect(plansOfArchive(db, sarah, PLACE.cohortId, found[0]!.id)).rejects.toMatchObject({ status: 404 })
    await db.update(assignmentRuns).set({ isAnonymous: true })
    expect(await archivesOf(db, claire, PLACE.cohortId)).toEqual([])
  })
})
