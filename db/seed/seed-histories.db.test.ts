import { and, eq, inArray, sql } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { TEST_NOW } from '#db/test-snapshot.ts'
import { test } from '#db/test-world.ts'
import { releases, remarks } from '#db/schema/grading.ts'
import { plans, submissionParts, submissions } from '#db/schema/plans.ts'
import { itemProgress, progressEvents } from '#db/schema/progress.ts'
import { attempts, attemptSlots, slotScores } from '#db/schema/quizzes.ts'
import { daysBetween } from '#app/rules/calendar-days.ts'
import { progressFrom } from '#app/rules/item-progress.ts'
import { moroccoDay } from '#app/rules/morocco-time.ts'
import { releasedFeedback } from '#app/rules/released-feedback.ts'
import { idOf } from './named-id.ts'

describe('what the cast has done so far', () => {
  test('the projections equal what the rule rebuilds from the events', async ({ db }) => {
    const events = await db.select().from(progressEvents)
    const stored = await db.select().from(itemProgress)
    expect(stored.length).toBeGreaterThan(100)
    for (const { personId, itemKey, courseId: _, ...progress } of stored) {
      const own = events.filter((event) => event.personId === personId && event.itemKey === itemKey)
      expect(progress).toEqual(progressFrom(own))
    }
  })

  test('nothing happened in the future, and nothing before it was opened', async ({ db }) => {
    const [late] = await db
      .select({ count: sql`count(*)`.mapWith(Number) })
      .from(progressEvents)
      .where(sql`${progressEvents.occurredAt} > ${TEST_NOW.toISOString()}::timestamptz`)
    expect(late?.count).toBe(0)
    const stored = await db.select().from(itemProgress)
    for (const one of stored) expect(one.openedAt?.getTime()).toBeLessThanOrEqual(one.completedAt?.getTime() ?? Infinity)
  })

  test('Binta never opened anything, Rokia has been silent for 16 days, Chantal was twice below half', async ({ db }) => {
    const last = async (name: string) => {
      const [found] = await db
        .select({ at: sql`max(${itemProgress.lastAt})`.mapWith(itemProgress.lastAt) })
        .from(itemProgress)
        .where(eq(itemProgress.personId, idOf(name)))
      return found?.at ?? null
    }
    expect(await last('binta')).toBeNull()
    const rokia = await last('rokia')
    expect(rokia && daysBetween(moroccoDay(rokia), moroccoDay(TEST_NOW))).toBe(16)
    const tries = await db
      .select({ score: attempts.score, maxScore: attempts.maxScore, isPassed: attempts.isPassed })
      .from(attempts)
      .where(and(eq(attempts.personId, idOf('chantal')), eq(attempts.quizKey, 'c10-m3-quiz')))
    expect(tries).toHaveLength(2)
    for (const tried of tries) expect((tried.score ?? 1) / (tried.maxScore ?? 1)).toBeLessThan(0.5)
  })

  test('every attempt adds up from its slots', async ({ db }) => {
    const sums = await db
      .select({
        id: attempts.id,
        score: attempts.score,
        maxScore: attempts.maxScore,
        marks: sql`sum(${slotScores.mark})`.mapWith(Number),
        most: sql`sum(${slotScores.maxMark})`.mapWith(Number),
        slots: sql`(select count(*) from ${attemptSlots} where ${attemptSlots.attemptId} = ${attempts.id})`.mapWith(Number),
        scored: sql`count(*)`.mapWith(Number),
      })
      .from(attempts)
      .innerJoin(slotScores, eq(slotScores.attemptId, attempts.id))
      .groupBy(attempts.id)
    expect(sums.length).toBeGreaterThan(40)
    for (const one of sums) {
      expect(one.marks).toBeCloseTo(one.score ?? -1, 1)
      expect(one.most).toBe(one.maxScore)
      expect(one.slots).toBe(one.scored)
    }
  })

  test('five plans: one waiting, one returned, one validated, one second version, one draft', async ({ db }) => {
    const rows = await db
      .select({ owner: plans.ownerId, n: submissions.n })
      .from(plans)
      .leftJoin(submissions, eq(submissions.planId, plans.id))
    const rounds = (name: string) => rows.filter(({ owner }) => owner === idOf(name)).map(({ n }) => n)
    expect(rounds('mariam')).toEqual([1])
    expect(rounds('aminata')).toEqual([1])
    expect(rounds('blessing')).toEqual([1])
    expect(rounds('esther').sort()).toEqual([1, 2])
    expect(rounds('fatou')).toEqual([null])
  })

  test('every quoted passage stands at its place in the text that was handed in', async ({ db }) => {
    const said = await db
      .select({ quote: remarks.quote, start: remarks.quoteStart, end: remarks.quoteEnd, text: submissionParts.text })
      .from(remarks)
      .innerJoin(submissionParts, and(eq(submissionParts.submissionId, remarks.submissionId), eq(submissionParts.partId, remarks.partId)))
    expect(said.length).toBeGreaterThanOrEqual(7)
    for (const { quote, start, end, text } of said) expect(text.slice(start ?? 0, end ?? 0)).toBe(quote)
  })

  test('what was released reads as feedback', async ({ db }) => {
    const all = await db.select({ shown: releases.shown }).from(releases)
    expect(all).toHaveLength(3)
    for (const { shown } of all) expect(releasedFeedback.parse(shown).message).not.toBe('')
    const [blessing] = await db
      .select({ shown: releases.shown })
      .from(releases)
      .where(inArray(releases.id, [idOf('release:blessing:1')]))
    expect(releasedFeedback.parse(blessing?.shown)).toMatchObject({ isPassed: true, maxPoints: 100 })
  })
})
