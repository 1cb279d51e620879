import { and, eq, inArray, sql } from 'drizzle-orm'
import fc from 'fast-check'
import { expect, vi } from 'vitest'
import type { Db } from '#db/handle.ts'
import { courseVersions } from '#db/schema/courses.ts'
import { people } from '#db/schema/people.ts'
import { itemProgress, progressEvents } from '#db/schema/progress.ts'
import { idOf } from '#db/seed/named-id.ts'
import { TEST_NOW } from '#db/test-snapshot.ts'
import { test } from '#db/test-world.ts'
import { PROGRESS_KINDS } from '#app/rules/activities.ts'
import { NO_PROGRESS, withEvent } from '#app/rules/item-progress.ts'
import { checkProgress } from './check-progress.server.ts'
import { openLog } from './log.server.ts'
import { rebuildProgress } from './rebuild-progress.server.ts'
import { recordProgress, type NewEvent } from './record-progress.server.ts'

const HISTORIES = 3000
/** So many of them are recorded event by event as the site does, the others by the rule. */
const RECORDED = 120
const ITEMS = 10

type Happened = Pick<NewEvent, 'kind' | 'score' | 'occurredAt' | 'versionId'>

/** Histories of up to six events, whose instants and versions often meet; the same for the same seed. */
async function histories(db: Db) {
  const versions = (await db.select({ id: courseVersions.id }).from(courseVersions).orderBy(courseVersions.id).limit(3)).map(({ id }) => id)
  const event = fc.record({
    kind: fc.constantFrom(...PROGRESS_KINDS),
    score: fc.option(fc.integer({ min: 0, max: 100 })),
    occurredAt: fc.integer({ min: 1, max: 5 }).map((n) => new Date(TEST_NOW.getTime() - n * 86_400_000)),
    versionId: fc.constantFrom(...versions),
  })
  const lists: Happened[][] = fc.sample(fc.array(event, { minLength: 1, maxLength: 6 }), { numRuns: HISTORIES, seed: 8 })
  const persons = Array.from({ length: HISTORIES / ITEMS }, (_, n) => ({ id: idOf(`history:${n}`), name: `Personne ${n}` }))
  await db.insert(people).values(persons)
  return lists.map((list, n) =>
    list.map((one, place): NewEvent => ({
      ...{ id: idOf(`event:${n}:${place}`), personId: idOf(`history:${Math.floor(n / ITEMS)}`) },
      ...{ courseId: 'c0', itemKey: `item-${n % ITEMS}`, ...one },
    })),
  )
}

async function keep(db: Db, list: readonly NewEvent[][]): Promise<void> {
  const events = list.flat().map((event) => ({ ...event, source: 'online' as const, receivedAt: TEST_NOW }))
  const items = list.flatMap((history) => {
    const [first] = history
    if (!first) return []
    const { lastAt, ...stands } = history.reduce(withEvent, NO_PROGRESS)
    return [{ personId: first.personId, itemKey: first.itemKey, courseId: first.courseId, ...stands, lastAt: lastAt ?? first.occurredAt }]
  })
  for (let from = 0; from < events.length; from += 2000) await db.insert(progressEvents).values(events.slice(from, from + 2000))
  for (let from = 0; from < items.length; from += 2000) await db.insert(itemProgress).values(items.slice(from, from + 2000))
}

test('item progress kept event by event equals the one rebuilt from all events, over thousands of random histories', async ({ db }) => {
  const all = await histories(db)
  for (const history of all.slice(0, RECORDED)) for (const event of history) await recordProgress(db, event, TEST_NOW)
  await keep(db, all.slice(RECORDED))
  const before = await rebuildProgress(db, { isRehearsal: true })
  expect(before).toMatchObject({ changed: 0 })
  expect(before.items).toBeGreaterThanOrEqual(HISTORIES)
  const own = inArray(itemProgress.personId, [...new Set(all.map(([first]) => first?.personId ?? ''))])
  const kept = await db.select().from(itemProgress).where(own).orderBy(itemProgress.personId, itemProgress.itemKey)
  await db.delete(itemProgress).where(own)
  expect(await rebuildProgress(db, { isRehearsal: false })).toMatchObject({ changed: HISTORIES })
  expect(await db.select().from(itemProgress).where(own).orderBy(itemProgress.personId, itemProgress.itemKey)).toEqual(kept)
})

test('what went wrong is put right, told by a rehearsal that writes nothing; what has no event stays', async ({ db }) => {
  const aminata = eq(itemProgress.personId, idOf('aminata'))
  const first = await rebuildProgress(db, { isRehearsal: false })
  const kept = await db.select().from(itemProgress).where(aminata).orderBy(itemProgress.itemKey)
  const [broken] = kept
  if (!broken) throw new Error('the seed has her progress')
  const one = and(aminata, eq(itemProgress.itemKey, broken.itemKey))
  await db.update(itemProgress).set({ failures: 99, completedAt: null }).where(one)
  await db.insert(itemProgress).values({ ...broken, itemKey: 'no-event' })
  expect(await rebuildProgress(db, { isRehearsal: true })).toMatchObject({ changed: 1, withoutEvents: first.withoutEvents + 1 })
  expect((await db.select().from(itemProgress).where(one))[0]?.failures).toBe(99)
  expect(await rebuildProgress(db, { isRehearsal: false })).toMatchObject({ changed: 1 })
  expect(
    await db
      .select()
      .from(itemProgress)
      .where(and(aminata, sql`item_key <> 'no-event'`))
      .orderBy(itemProgress.itemKey),
  ).toEqual(kept)
  expect(await rebuildProgress(db, { isRehearsal: false })).toMatchObject({ changed: 0 })
})

test('every night what differs is mended and told in the log; what is right is left alone', async ({ db }) => {
  await rebuildProgress(db, { isRehearsal: false })
  const log = { ...openLog('silent'), warn: vi.fn(), info: vi.fn() }
  await checkProgress({}, { db, log })
  expect(log.warn).not.toHaveBeenCalled()
  await db
    .update(itemProgress)
    .set({ failures: 99 })
    .where(and(eq(itemProgress.personId, idOf('aminata')), eq(itemProgress.itemKey, 'c10-m1-l1')))
  await checkProgress({}, { db, log })
  expect(log.warn).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ changed: 1 }), expect.any(String))
  expect(await rebuildProgress(db, { isRehearsal: true })).toMatchObject({ changed: 0 })
})
