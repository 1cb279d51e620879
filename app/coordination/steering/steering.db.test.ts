import { and, eq } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import type { Db } from '#db/handle.ts'
import { deadlineChanges, deadlines, enrolmentChanges, enrolments, extensions } from '#db/schema/cohorts.ts'
import { idOf } from '#db/seed/named-id.ts'
import { TEST_NOW } from '#db/test-snapshot.ts'
import { test } from '#db/test-world.ts'
import { viewerOf } from '#app/access/test-viewers.ts'
import { readBoardWish } from '../coordination.forms.ts'
import { loadBoard } from '../load-board.queries.server.ts'
import { changeEnrolment } from './change-enrolment.server.ts'
import { chooseCounting } from './choose-counting.server.ts'
import { moveDeadline } from './move-deadline.server.ts'

const SALE = idOf('cohort:sale')
const FATOU = idOf('enrolment:sale:fatou')
const ITEM = 'c10-m6'
const dayOf = async (db: Db) => {
  const [found] = await db
    .select()
    .from(deadlines)
    .where(and(eq(deadlines.cohortId, SALE), eq(deadlines.itemKey, ITEM)))
  return found?.localDay ?? ''
}
const move = (change: object) => ({ item: ITEM, whom: 'all', day: '2026-12-20', reason: 'Fête', seen: '', ...change })

describe('moving a date', () => {
  test('for all: the instant follows, the change is kept with its reason', async ({ db }) => {
    const claire = await viewerOf(db, 'claire')
    const seen = await dayOf(db)
    expect(await moveDeadline(db, claire, SALE, move({ seen }), TEST_NOW)).toEqual({ ok: true })
    const [row] = await db
      .select()
      .from(deadlines)
      .where(and(eq(deadlines.cohortId, SALE), eq(deadlines.itemKey, ITEM)))
    expect(row?.resolvedAt.toISOString()).toBe('2026-12-20T23:59:59.999Z')
    const [kept] = await db.select().from(deadlineChanges)
    expect(kept).toMatchObject({ fromDay: seen, toDay: '2026-12-20', reason: 'Fête', changedBy: idOf('claire') })
  })

  test('of two who move the same date from the same page the second is told, and the first one’s stands', async ({ db }) => {
    const claire = await viewerOf(db, 'claire')
    const seen = await dayOf(db)
    await moveDeadline(db, claire, SALE, move({ seen }), TEST_NOW)
    expect(await moveDeadline(db, claire, SALE, move({ seen, day: '2026-12-28' }), TEST_NOW)).toEqual({
      ok: false,
      because: 'changed-meanwhile',
    })
    expect(await dayOf(db)).toBe('2026-12-20')
  })

  test('for a person and an organisation, moved again and taken away', async ({ db }) => {
    const claire = await viewerOf(db, 'claire')
    const own = { whom: `person:${idOf('fatou')}` }
    expect(await moveDeadline(db, claire, SALE, move(own), TEST_NOW)).toEqual({ ok: true })
    expect(await moveDeadline(db, claire, SALE, move({ ...own, day: '2026-12-22', seen: '2026-12-20' }), TEST_NOW)).toEqual({ ok: true })
    const standing = await db
      .select()
      .from(extensions)
      .where(eq(extensions.personId, idOf('fatou')))
    expect(standing.map(({ localDay }) => localDay)).toEqual(['2026-12-22'])
    expect(await moveDeadline(db, claire, SALE, move({ ...own, day: '', seen: '2026-12-22' }), TEST_NOW)).toEqual({ ok: true })
    expect(await db.$count(extensions, eq(extensions.personId, idOf('fatou')))).toBe(0)
    expect(await db.$count(deadlineChanges)).toBe(3)
    expect(await moveDeadline(db, claire, SALE, move({ whom: `organisation:${idOf('femmes-debout')}` }), TEST_NOW)).toEqual({ ok: true })
  })

  test.for([
    [{ day: 'demain' }, 'not-a-day'],
    [{ day: '' }, 'not-a-day'],
    [{ reason: ' ' }, 'reason-missing'],
    [{ reason: 'x'.repeat(501) }, 'reason-too-long'],
  ] as const)('%j is refused: %s', async ([change, because], { db }) => {
    const claire = await viewerOf(db, 'claire')
    expect(await moveDeadline(db, claire, SALE, move({ seen: await dayOf(db), ...change }), TEST_NOW)).toEqual({ ok: false, because })
  })

  test('who is not of the cohort, an unknown step and another’s cohort do not exist', async ({ db }) => {
    const claire = await viewerOf(db, 'claire')
    const hicham = await viewerOf(db, 'hicham')
    for (const [viewer, change] of [
      [claire, { whom: `person:${idOf('moussa')}` }],
      [claire, { whom: `organisation:${idOf('odt-rabat')}` }],
      [claire, { item: 'c1-m1' }],
      [hicham, {}],
    ] as const)
      await expect(moveDeadline(db, viewer, SALE, move(change), TEST_NOW)).rejects.toMatchObject({ status: 404 })
  })
})

describe('an enrolment', () => {
  const change = async (db: Db, who: string, status: 'paused' | 'active' | 'withdrawn', reason: string) =>
    changeEnrolment(db, await viewerOf(db, who), { cohortId: SALE, enrolmentId: FATOU, status, reason }, TEST_NOW)

  test('withdrawn and back is the same enrolment, with its history and its reasons', async ({ db }) => {
    expect(await change(db, 'claire', 'withdrawn', 'Travail')).toEqual({ ok: true })
    expect(await change(db, 'claire', 'active', '')).toEqual({ ok: true })
    expect(await db.$count(enrolments, and(eq(enrolments.cohortId, SALE), eq(enrolments.personId, idOf('fatou'))))).toBe(1)
    const history = await db.select().from(enrolmentChanges).where(eq(enrolmentChanges.enrolmentId, FATOU))
    expect(history.map(({ status, reason }) => [status, reason])).toEqual(
      expect.arrayContaining([
        ['withdrawn', 'Travail'],
        ['active', null],
      ]),
    )
  })

  test('a way out needs a reason, and another organisation’s coordinator finds nothing', async ({ db }) => {
    expect(await change(db, 'claire', 'paused', '')).toEqual({ ok: false, because: 'reason-missing' })
    await expect(change(db, 'hicham', 'paused', 'x')).rejects.toMatchObject({ status: 404 })
  })

  test('what was done before it counts, or not, as was chosen; nothing done is lost', async ({ db }) => {
    const claire = await viewerOf(db, 'claire')
    const done = async () => {
      const board = await loadBoard(db, claire, SALE, readBoardWish(new URLSearchParams()), 'fr', TEST_NOW)
      return board.all.find(({ enrolmentId }) => enrolmentId === FATOU)?.done
    }
    await db.update(enrolments).set({ enrolledAt: TEST_NOW }).where(eq(enrolments.id, FATOU))
    const before = await done()
    expect(before).toBeGreaterThan(0)
    await chooseCounting(db, claire, { cohortId: SALE, enrolmentId: FATOU, counts: false }, TEST_NOW)
    expect(await done()).toBe(0)
    await chooseCounting(db, claire, { cohortId: SALE, enrolmentId: FATOU, counts: true }, TEST_NOW)
    expect(await done()).toBe(before)
  })
})
