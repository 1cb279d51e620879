import { and, eq } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { countingQueries, type Db } from '#db/handle.ts'
import { idOf } from '#db/seed/named-id.ts'
import { TEST_NOW } from '#db/test-snapshot.ts'
import { test } from '#db/test-world.ts'
import { deadlines, enrolments, extensions } from '#db/schema/cohorts.ts'
import { itemProgress, progressEvents } from '#db/schema/progress.ts'
import { plans } from '#db/schema/plans.ts'
import { viewerOf } from '#app/access/test-viewers.ts'
import { addDays } from '#app/rules/calendar-days.ts'
import { moroccoDay } from '#app/rules/morocco-time.ts'
import { planInView } from '../plan/plan.queries.server.ts'
import { completeLesson } from '../lesson/complete-lesson.server.ts'
import { nextDue, stepsOf } from './path.ts'
import { pathFor } from './path.queries.server.ts'
import { workLines } from './work-lines.queries.server.ts'

const TODAY = moroccoDay(TEST_NOW)

async function withoutHistory(db: Db, name: string) {
  const viewer = await viewerOf(db, name)
  await db.delete(itemProgress).where(eq(itemProgress.personId, viewer.id))
  await db.delete(progressEvents).where(eq(progressEvents.personId, viewer.id))
  await db.delete(plans).where(eq(plans.ownerId, viewer.id))
  return viewer
}

describe('a path', () => {
  test('binta’s course stands with its modules and its final assignment, in four queries and two for what it is', async ({ db }) => {
    const binta = await withoutHistory(db, 'binta')
    const { result, queries } = await countingQueries(() => pathFor(db, binta, 'all', 'fr', TEST_NOW))
    expect(queries).toBeLessThanOrEqual(6)
    const [course] = result
    expect(result).toHaveLength(1)
    expect(course).toMatchObject({ courseId: 'c10', isOpen: true, status: 'not-started', answered: null })
    expect(course!.modules.map(({ n }) => n)).toEqual(course!.modules.map((_, index) => index + 1))
    expect(course!.modules[0]?.steps.at(-1)).toMatchObject({ kind: 'quiz', key: 'c10-m1-quiz' })
    expect(course!.final).toMatchObject({ key: 'c10-plan', line: 'not-started', planId: null })
    expect(course!.progress).toMatchObject({ done: 0, of: stepsOf(course!).length })
  })

  test('what was read counts, in the module and in the course', async ({ db }) => {
    const binta = await withoutHistory(db, 'binta')
    await completeLesson(db, binta, 'c10-m1-l1', TEST_NOW)
    const [course] = await pathFor(db, binta, { courseId: 'c10' }, 'ar', TEST_NOW)
    expect(course?.progress.done).toBe(1)
    expect(course?.modules[0]).toMatchObject({ status: 'started', progress: { done: 1 } })
    expect(course?.modules[1]?.status).toBe('not-started')
  })

  test('aminata follows two programmes: the one that began first comes first', async ({ db }) => {
    const aminata = await viewerOf(db, 'aminata')
    const all = await pathFor(db, aminata, 'all', 'fr', TEST_NOW)
    expect(all.map(({ courseId }) => courseId)).toEqual(['c10', 'c1', 'c2', 'c3', 'c4', 'c5', 'c6', 'c7', 'c8', 'c9'])
  })

  test('one course or one module is read alone, and only one’s own', async ({ db }) => {
    const aminata = await viewerOf(db, 'aminata')
    expect((await pathFor(db, aminata, { courseId: 'c2' }, 'fr', TEST_NOW)).map(({ courseId }) => courseId)).toEqual(['c2'])
    const [course] = await pathFor(db, aminata, { moduleKey: 'c10-m2' }, 'fr', TEST_NOW)
    expect(course?.modules.map(({ key }) => key)).toEqual(['c10-m2'])
    const binta = await viewerOf(db, 'binta')
    expect(await pathFor(db, binta, { courseId: 'c2' }, 'fr', TEST_NOW)).toEqual([])
    expect(await pathFor(db, binta, { moduleKey: 'c1-m1' }, 'fr', TEST_NOW)).toEqual([])
    expect(await pathFor(db, await viewerOf(db, 'sarah'), 'all', 'fr', TEST_NOW)).toEqual([])
  })

  test('a deadline moved for a person counts before one moved for their organisation, before the cohort’s', async ({ db }) => {
    const binta = await withoutHistory(db, 'binta')
    const cohortId = idOf('cohort:sale')
    const due = async () => (await pathFor(db, binta, { courseId: 'c10' }, 'fr', TEST_NOW))[0]?.modules[0]?.dueOn
    const day = addDays(TODAY, 3)
    await db
      .update(deadlines)
      .set({ localDay: day })
      .where(and(eq(deadlines.cohortId, cohortId), eq(deadlines.itemKey, 'c10-m1')))
    expect(await due()).toBe(day)
    const move = (localDay: string, whom: { personId?: string; organisationId?: string }) =>
      db.insert(extensions).values({ cohortId, itemKey: 'c10-m1', localDay, resolvedAt: TEST_NOW, reason: 'Atelier', ...whom })
    await move(addDays(TODAY, 90), { organisationId: idOf('odt') })
    expect(await due()).toBe(day)
    await move(addDays(TODAY, 5), { organisationId: idOf('communaute-takaddoum') })
    expect(await due()).toBe(addDays(TODAY, 5))
    await move(addDays(TODAY, 4), { personId: binta.id })
    expect(await due()).toBe(addDays(TODAY, 4))
    expect(nextDue(await pathFor(db, binta, 'all', 'fr', TEST_NOW), TODAY)).toMatchObject({ day: addDays(TODAY, 4), n: 1 })
  })

  test('before a cohort begins its course is seen and closed', async ({ db }) => {
    const oumou = await viewerOf(db, 'oumou')
    const [course] = await pathFor(db, oumou, 'all', 'fr', TEST_NOW)
    expect(course).toMatchObject({ courseId: 'c10', isOpen: false, startsOn: addDays(TODAY, 40) })
    expect(stepsOf(course!).some((step) => step.isOpen)).toBe(false)
  })

  test('who has left sees nothing', async ({ db }) => {
    const awa = await viewerOf(db, 'awa')
    await db.update(enrolments).set({ status: 'withdrawn' }).where(eq(enrolments.personId, awa.id))
    expect(await pathFor(db, awa, 'all', 'fr', TEST_NOW)).toEqual([])
  })
})

describe('where final assignments stand', () => {
  const lineOf = async (db: Db, name: string) => {
    const [course] = await pathFor(db, await viewerOf(db, name), { courseId: 'c10' }, 'fr', TEST_NOW)
    return course
  }

  test.for([
    ['aminata', 'to-revise'],
    ['fatou', 'draft'],
    ['binta', 'not-started'],
  ] as const)('%s reads the status that the facts give', async ([name, status], { db }) => {
    expect((await lineOf(db, name))?.final?.line).toBe(status)
  })

  test('every line agrees with what the plan’s own page finds, for everybody of the cohort', async ({ db }) => {
    const everybody = ['aminata', 'mariam', 'blessing', 'esther', 'fatou']
    for (const name of everybody) {
      const viewer = await viewerOf(db, name)
      const line = (await workLines(db, viewer, TODAY)).find(({ courseId }) => courseId === 'c10')
      const plan = await planInView(db, viewer, line?.planId ?? '', TEST_NOW)
      const { latest, answer } = line!
      expect(latest?.submittedAt ?? null).toEqual(plan.latest?.submittedAt ?? null)
      expect(latest?.work ?? null).toEqual(plan.latest?.work ?? null)
      expect(answer?.at ?? null).toEqual(plan.latest?.release?.releasedAt ?? null)
      expect(answer?.remarks ?? 0).toBe(plan.latest?.release?.shown.remarks.length ?? 0)
    }
  })
})
