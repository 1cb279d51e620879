import { and, eq, ne } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { countingQueries } from '#db/handle.ts'
import { idOf } from '#db/seed/named-id.ts'
import { TEST_NOW } from '#db/test-snapshot.ts'
import { test } from '#db/test-world.ts'
import { enrolments } from '#db/schema/cohorts.ts'
import { lessonTexts } from '#db/schema/courses.ts'
import { itemProgress, progressEvents } from '#db/schema/progress.ts'
import { viewerOf } from '#app/access/test-viewers.ts'
import { addDays } from '#app/rules/calendar-days.ts'
import { moroccoDay } from '#app/rules/morocco-time.ts'
import { completeLesson } from './complete-lesson.server.ts'
import { lessonFor, placeOf } from './lesson.queries.server.ts'
import { openLesson } from './open-lesson.server.ts'

const TODAY = moroccoDay(TEST_NOW)
const LESSON = 'c10-m1-l2'
const later = (hours: number) => new Date(TEST_NOW.getTime() + hours * 3_600_000)

describe('reading a lesson', () => {
  test('binta reads a lesson of her cohort with its place in the module, in two queries', async ({ db }) => {
    const binta = await viewerOf(db, 'binta')
    const { result, queries } = await countingQueries(async () => {
      const lesson = await lessonFor(db, binta, LESSON, 'fr', TODAY)
      return { lesson: lesson!, place: await placeOf(db, binta, lesson!, 'fr') }
    })
    expect(queries).toBeLessThanOrEqual(2)
    expect(result.lesson).toMatchObject({ key: LESSON, courseId: 'c10', moduleKey: 'c10-m1', textLanguage: 'fr' })
    expect(result.lesson.html).toContain('<h2')
    expect(result.lesson.questions).toBeGreaterThan(0)
    expect(result.place).toMatchObject({
      n: 2,
      moduleNumber: 1,
      isLegal: false,
      previous: { key: 'c10-m1-l1', kind: 'lesson' },
      next: { key: 'c10-m1-l3' },
    })
  })

  test('where no translation exists the French text says its language; where one exists it is read', async ({ db }) => {
    const salma = await viewerOf(db, 'salma')
    const french = await lessonFor(db, salma, LESSON, 'fr', TODAY)
    await db.delete(lessonTexts).where(and(eq(lessonTexts.activityKey, LESSON), ne(lessonTexts.language, 'fr')))
    expect(await lessonFor(db, salma, LESSON, 'ar', TODAY)).toMatchObject({ textLanguage: 'fr', title: french?.title })
    await db.insert(lessonTexts).values({
      versionId: french!.versionId,
      activityKey: LESSON,
      language: 'ar',
      title: 'فكرتي',
      html: '<p>نص</p>',
      words: 1,
      bytes: 20,
      headings: [],
    })
    expect(await lessonFor(db, salma, LESSON, 'ar', TODAY)).toMatchObject({ textLanguage: 'ar', title: 'فكرتي' })
    expect(await lessonFor(db, salma, LESSON, 'en', TODAY)).toMatchObject({ textLanguage: 'fr' })
  })

  test('a lesson of another cohort’s course, a quiz and a lesson that is not there do not exist', async ({ db }) => {
    const binta = await viewerOf(db, 'binta')
    for (const key of ['c1-m1-l1', 'c10-m1-quiz', 'c99-m1-l1']) {
      expect(await lessonFor(db, binta, key, 'fr', TODAY)).toBeUndefined()
      expect(await completeLesson(db, binta, key, TEST_NOW)).toBeUndefined()
    }
  })

  test('a lesson opens with its cohort, and closes for who has left it', async ({ db }) => {
    const oumou = await viewerOf(db, 'oumou')
    expect(await lessonFor(db, oumou, LESSON, 'fr', TODAY)).toBeUndefined()
    expect(await lessonFor(db, oumou, LESSON, 'fr', addDays(TODAY, 41))).toBeDefined()
    const awa = await viewerOf(db, 'awa')
    await db.update(enrolments).set({ status: 'withdrawn' }).where(eq(enrolments.personId, awa.id))
    expect(await lessonFor(db, awa, LESSON, 'fr', TODAY)).toBeUndefined()
    const sarah = await viewerOf(db, 'sarah')
    expect(await lessonFor(db, sarah, LESSON, 'fr', TODAY)).toBeUndefined()
  })
})

describe('what reading leaves behind', () => {
  const clean = async (db: Parameters<typeof viewerOf>[0]) => {
    const sali = await viewerOf(db, 'sali')
    await db
      .update(enrolments)
      .set({ cohortId: idOf('cohort:sale') })
      .where(eq(enrolments.personId, sali.id))
    return sali
  }
  const eventsOf = (db: Parameters<typeof viewerOf>[0], personId: string) =>
    db
      .select({ kind: progressEvents.kind })
      .from(progressEvents)
      .where(and(eq(progressEvents.personId, personId), eq(progressEvents.itemKey, LESSON)))
      .orderBy(progressEvents.occurredAt)

  test('opening is recorded once a day, with two queries and their transaction', async ({ db }) => {
    const sali = await clean(db)
    const open = async (at: Date) => openLesson(db, sali, (await lessonFor(db, sali, LESSON, 'fr', moroccoDay(at)))!, at)
    await open(TEST_NOW)
    await open(later(1))
    expect(await eventsOf(db, sali.id)).toEqual([{ kind: 'opened' }])
    const lesson = await lessonFor(db, sali, LESSON, 'fr', moroccoDay(later(30)))
    const { queries } = await countingQueries(() => openLesson(db, sali, lesson!, later(30)))
    expect(queries).toBeLessThanOrEqual(4)
    expect(await eventsOf(db, sali.id)).toHaveLength(2)
    const { queries: none } = await countingQueries(() => openLesson(db, sali, { ...lesson!, lastAt: later(30) }, later(31)))
    expect(none).toBe(0)
  })

  test('opened by two tabs at once is recorded once', async ({ db }) => {
    const sali = await clean(db)
    const lesson = (await lessonFor(db, sali, LESSON, 'fr', TODAY))!
    await openLesson(db, sali, lesson, TEST_NOW)
    await openLesson(db, sali, lesson, later(1))
    expect(await eventsOf(db, sali.id)).toHaveLength(1)
  })

  test('"I have read" twice completes once, and keeps the first date', async ({ db }) => {
    const sali = await clean(db)
    expect(await completeLesson(db, sali, LESSON, TEST_NOW)).toEqual({ hasQuestions: true, moduleKey: 'c10-m1' })
    await completeLesson(db, sali, LESSON, later(48))
    expect(await eventsOf(db, sali.id)).toEqual([{ kind: 'completed' }])
    const [progress] = await db
      .select()
      .from(itemProgress)
      .where(and(eq(itemProgress.personId, sali.id), eq(itemProgress.itemKey, LESSON)))
    expect(progress).toMatchObject({ completedAt: TEST_NOW, openedAt: TEST_NOW, failures: 0, bestScore: null })
  })
})
