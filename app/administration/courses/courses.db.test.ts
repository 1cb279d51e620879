import { expect } from 'vitest'
import { eq } from 'drizzle-orm'
import { countingQueries } from '#db/handle.ts'
import { activities, courseVersions, lessonTexts } from '#db/schema/courses.ts'
import { test } from '#db/test-world.ts'
import { cohortsByCourse, newestVersions } from './courses.queries.server.ts'

test('all courses are read in two queries, in their order, with what each holds', async ({ db }) => {
  const { result, queries } = await countingQueries(async () => [await newestVersions(db), await cohortsByCourse(db)] as const)
  expect(queries).toBe(2)
  const [versions, uses] = result
  const ids = versions.map(({ courseId }) => courseId)
  expect(ids).toContain('c10')
  expect(new Set(ids).size).toBe(ids.length)
  const course = versions.find(({ courseId }) => courseId === 'c10')
  const lessons = await db.select().from(activities).where(eq(activities.kind, 'lesson'))
  expect(course?.lessons).toBe(lessons.filter(({ key }) => key.startsWith('c10-')).length)
  expect(course?.modules).toBeGreaterThanOrEqual(2)
  expect(course?.quizQuestions).toBeGreaterThan(0)
  expect(course?.questions).toBeGreaterThanOrEqual(course?.quizQuestions ?? 0)
  expect(course?.hasAssignment).toBe(true)
  const french = await db.select().from(lessonTexts).where(eq(lessonTexts.language, 'fr'))
  const own = french.filter(({ activityKey }) => activityKey.startsWith('c10-'))
  expect(course?.languages.find(({ language }) => language === 'fr')).toEqual({
    language: 'fr',
    lessons: own.length,
    words: own.reduce((sum, { words }) => sum + words, 0),
    bytes: own.reduce((sum, { bytes }) => sum + bytes, 0),
  })
  expect(uses.filter(({ courseId }) => courseId === 'c10').map(({ name }) => name)).toEqual([
    'Femmes entrepreneures, printemps',
    'Femmes entrepreneures, Salé et Rabat',
  ])
})

test('of several versions the newest stands in the list, and cohorts keep theirs', async ({ db }) => {
  const [first] = await db.select().from(courseVersions).where(eq(courseVersions.courseId, 'c10'))
  const { id: _, ...rest } = first!
  await db.insert(courseVersions).values({ ...rest, number: 77, hash: 'later' })
  const course = (await newestVersions(db)).find(({ courseId }) => courseId === 'c10')
  expect(course).toMatchObject({ number: 77, modules: 0, lessons: 0, languages: [] })
  expect((await cohortsByCourse(db)).filter(({ courseId }) => courseId === 'c10').every(({ number }) => number === first!.number)).toBe(
    true,
  )
})
