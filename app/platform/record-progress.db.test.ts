import { and, eq } from 'drizzle-orm'
import { expect } from 'vitest'
import { idOf } from '#db/seed/named-id.ts'
import { TEST_NOW } from '#db/test-snapshot.ts'
import { test } from '#db/test-world.ts'
import { courseVersions } from '#db/schema/courses.ts'
import { itemProgress, progressEvents } from '#db/schema/progress.ts'
import { progressFrom } from '#app/rules/item-progress.ts'
import { optionOrder } from '#app/rules/seeded-order.ts'
import { eventId } from './event-id.server.ts'
import { recordAllProgress, recordProgress, type NewEvent } from './record-progress.server.ts'

const personId = idOf('oumou')
const itemKey = 'c0-m1-quiz'
const minutes = (n: number) => new Date(TEST_NOW.getTime() + n * 60_000)

test('item progress is what the rule rebuilds from the events, whatever their order', async ({ db }) => {
  const versions = (await db.select({ id: courseVersions.id }).from(courseVersions).limit(2)).map(({ id }) => id)
  const event = (kind: NewEvent['kind'], at: number, score: number | null, version = 0): NewEvent => ({
    id: eventId(personId, kind, String(at), String(version)),
    personId,
    courseId: 'c0',
    itemKey,
    versionId: versions[version]!,
    kind,
    score,
    occurredAt: minutes(at),
  })
  const events = [
    event('opened', 1, null),
    event('completed', 5, 40),
    event('passed', 9, 80),
    event('passed', 9, 60, 1),
    event('completed', 12, 20),
    event('advanced', 3, null),
  ]
  const mine = and(eq(itemProgress.personId, personId), eq(itemProgress.itemKey, itemKey))
  for (const seed of [1, 2, 3, 4, 5, 6]) {
    await db.delete(progressEvents).where(eq(progressEvents.itemKey, itemKey))
    await db.delete(itemProgress).where(mine)
    for (const id of optionOrder(
      seed,
      events.map((one) => one.id),
    )) {
      expect(
        await recordProgress(
          db,
          events.find((one) => one.id === id)!,
          minutes(20),
        ),
      ).toBe(true)
    }
    const [{ personId: _, itemKey: __, courseId: ___, ...stored }] = (await db.select().from(itemProgress).where(mine)) as [
      typeof itemProgress.$inferSelect,
    ]
    expect(stored).toEqual(progressFrom(events))
  }
})

test('many events at once say what each alone says, also of one person twice, and the same one twice counts once', async ({ db }) => {
  const [version] = await db.select({ id: courseVersions.id }).from(courseVersions).limit(1)
  const event = (who: string, kind: NewEvent['kind'], at: number, score: number | null) => ({
    ...{ id: eventId(who, kind, String(at)), personId: idOf(who), courseId: 'c0', itemKey, versionId: version!.id, kind, score },
    ...{ occurredAt: minutes(at), source: 'online' as const },
  })
  const oumou = [event('oumou', 'completed', 3, 40), event('oumou', 'passed', 6, 90), event('oumou', 'completed', 9, 10)]
  const sali = [event('sali', 'completed', 5, 55)]
  expect(await recordAllProgress(db, [...oumou, ...sali, ...oumou], minutes(10))).toBe(4)
  expect(await recordAllProgress(db, [...sali, ...oumou], minutes(12))).toBe(0)
  for (const [who, events] of [
    ['oumou', oumou],
    ['sali', sali],
  ] as const) {
    const mine = and(eq(itemProgress.personId, idOf(who)), eq(itemProgress.itemKey, itemKey))
    const [stored] = await db.select().from(itemProgress).where(mine)
    expect(stored).toMatchObject(progressFrom(events))
  }
})

test('the same event twice is recorded once', async ({ db }) => {
  const [version] = await db.select({ id: courseVersions.id }).from(courseVersions).limit(1)
  const event = {
    id: eventId(personId, 'twice'),
    personId,
    courseId: 'c0',
    itemKey,
    versionId: version!.id,
    kind: 'completed' as const,
    score: 30,
    occurredAt: TEST_NOW,
  }
  expect(await recordProgress(db, event, TEST_NOW)).toBe(true)
  expect(await recordProgress(db, event, minutes(5))).toBe(false)
  const [stored] = await db.select().from(itemProgress).where(eq(itemProgress.itemKey, itemKey))
  expect(stored?.failures).toBe(1)
})
