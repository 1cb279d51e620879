import { eq } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { countingQueries, type Db } from '#db/handle.ts'
import { leases } from '#db/schema/grading.ts'
import { memberships } from '#db/schema/organisations.ts'
import { grants } from '#db/schema/people.ts'
import { idOf } from '#db/seed/named-id.ts'
import { TEST_NOW } from '#db/test-snapshot.ts'
import { test } from '#db/test-world.ts'
import { viewerOf } from '#app/access/test-viewers.ts'
import { callsOf } from '#app/coordination/calls.queries.server.ts'
import { queueFor } from '#app/grading/queue.queries.server.ts'
import { readQueueWish } from '#app/grading/queue.forms.ts'
import { readSettings } from '#app/platform/settings.server.ts'
import { loadDesk } from './load-desk.queries.server.ts'

const settings = readSettings({ DATABASE_URL: process.env['DATABASE_URL'], DEMONSTRATION: 'yes' })

async function deskFor(db: Db, name: string) {
  const viewer = await viewerOf(db, name)
  const { result, queries } = await countingQueries(() => loadDesk(db, viewer, settings, TEST_NOW))
  const items = result.parts.flatMap((part) => part.items)
  return { viewer, ...result, queries, items, item: (wanted: string) => items.find(({ item }) => item === wanted) }
}

describe('the first screen of a trainer', () => {
  test('counts what waits in the queue, the longest wait first, in two queries beside those of quizzes and of criteria', async ({ db }) => {
    const { viewer, queries, parts, items } = await deskFor(db, 'sarah')
    expect(queries).toBe(4)
    expect(parts.map(({ role, isMain }) => [role, isMain])).toEqual([['trainer', true]])
    const queue = await queueFor(db, viewer, readQueueWish(new URLSearchParams()), 'fr', TEST_NOW)
    const waiting = items.filter(({ item }) => item !== 'results-ready' && item !== 'advice-asked' && item !== 'criteria-asked')
    expect(waiting.reduce((sum, { count }) => sum + count, 0)).toBe(queue.counts.waiting)
    expect(items.find(({ item }) => item === 'results-ready')?.count ?? 0).toBe(queue.counts.ready)
    const overdue = queue.lines.filter(({ isOverdue }) => isOverdue)
    expect(items.find(({ item }) => item === 'plans-overdue')?.count ?? 0).toBe(overdue.length)
  })

  test('leads to the plan that waits longest, and to the one already taken', async ({ db }) => {
    const before = await deskFor(db, 'sarah')
    const first = before.item('plans-overdue') ?? before.item('plans-waiting')
    const submissionId = first!.to.replace('/correction/', '')
    await db.delete(leases).where(eq(leases.submissionId, submissionId))
    const hour = 3_600_000
    await db.insert(leases).values({
      submissionId,
      markerId: idOf('sarah'),
      takenAt: new Date(TEST_NOW.getTime() - hour),
      renewedAt: new Date(TEST_NOW.getTime() - hour),
      expiresAt: new Date(TEST_NOW.getTime() + hour),
    })
    const after = await deskFor(db, 'sarah')
    expect(after.item('plans-held')?.to).toBe(`/correction/${submissionId}`)
    const whole = (items: typeof after.items) => items.reduce((sum, { count }) => sum + count, 0)
    expect(whole(after.items)).toBe(whole(before.items))
    // Joseph trains the same cohort: work that somebody else holds does not wait for him.
    const joseph = await deskFor(db, 'joseph')
    expect(joseph.items.flatMap(({ who }) => who.map(({ to }) => to))).not.toContain(`/correction/${submissionId}`)
  })
})

describe('the first screen of a coordinator', () => {
  test('counts the people to call as the list of calls does, in at most nine queries', async ({ db }) => {
    const { viewer, queries, item, cohorts } = await deskFor(db, 'claire')
    expect(queries).toBeLessThanOrEqual(9)
    const calls = await callsOf(db, viewer, TEST_NOW, 1000)
    expect(item('people-to-call')?.count).toBe(calls.toCall.length)
    expect(item('people-to-call')?.days).toBeGreaterThan(0)
    expect(item('plans-waiting-long')?.count ?? 0).toBe(calls.waiting.length)
    expect(cohorts).toHaveLength(3)
  })

  test('never leads who coordinates an organisation to work they may not read', async ({ db }) => {
    const { items } = await deskFor(db, 'hicham')
    expect(items.every(({ to }) => to === '/accompagner')).toBe(true)
  })
})

describe('the first screen of an administrator', () => {
  test('says what is out of order, in four queries', async ({ db }) => {
    await db.delete(memberships).where(eq(memberships.personId, idOf('oumou')))
    await db
      .update(grants)
      .set({ endsAt: new Date(TEST_NOW.getTime() - 1) })
      .where(eq(grants.cohortId, idOf('cohort:odt')))
    const { queries, item } = await deskFor(db, 'ines')
    expect(queries).toBe(4)
    expect(item('people-without-organisation')).toMatchObject({ count: 1, to: `/admin/personnes/${idOf('oumou')}` })
    expect(item('cohorts-without-trainer')).toMatchObject({ count: 1, days: 21, to: '/admin/personnes?role=trainer' })
    expect(item('service-faults')?.count ?? 0).toBeLessThanOrEqual(1)
  })
})

test('somebody with three roles sees a part for each, in at most sixteen queries, with one main button', async ({ db }) => {
  await db.insert(grants).values([
    { personId: idOf('ines'), role: 'trainer', cohortId: idOf('cohort:sale') },
    { personId: idOf('ines'), role: 'coordinator', cohortId: idOf('cohort:sale') },
  ])
  const { parts, queries } = await deskFor(db, 'ines')
  expect(queries).toBeLessThanOrEqual(16)
  expect(parts.map(({ role }) => role).sort()).toEqual(['administrator', 'coordinator', 'trainer'])
  expect(parts.filter(({ isMain }) => isMain)).toHaveLength(1)
})
