import { and, desc, eq, inArray, sql, type SQL } from 'drizzle-orm'
import { unionAll } from 'drizzle-orm/pg-core'
import { textIn, type Language, type LocalText } from '#app/rules/languages.ts'
import type { Db } from '#db/handle.ts'
import { bankQuizVersions, bankQuizzes } from '#db/schema/bank.ts'
import { activities, questionVersions, slots } from '#db/schema/courses.ts'
import { attemptSlots, courseTests, practiceAnswers } from '#db/schema/quizzes.ts'

/** Where a question is used: in how many quizzes and lessons of courses, quizzes of the bank and tests of cohorts, and how often it was tried. */
export type Usage = { places: number; attempts: number }

/** The use of some questions, by key; those without any are missing. One query, none without questions. */
export async function usageOf(db: Db, keys: readonly string[]): Promise<Map<string, Usage>> {
  if (keys.length === 0) return new Map()
  const [held, tested] = [heldKeys(db), testedKeys(db)]
  const asked = inArray(questionVersions.key, [...keys])
  const counted = (places: SQL, attempts: SQL) => ({
    places: places.mapWith(Number).as('places'),
    attempts: attempts.mapWith(Number).as('attempts'),
  })
  const nothing = sql`0`
  const found = await unionAll(
    db
      .select({ key: questionVersions.key, ...counted(sql`count(distinct ${slots.activityKey})`, nothing) })
      .from(slots)
      .innerJoin(questionVersions, eq(questionVersions.id, slots.questionVersionId))
      .where(asked)
      .groupBy(questionVersions.key),
    db
      .select({ key: held.key, ...counted(sql`count(distinct ${held.quizId})`, nothing) })
      .from(held)
      .where(inArray(held.key, [...keys]))
      .groupBy(held.key),
    db
      .select({ key: tested.key, ...counted(sql`count(distinct ${tested.courseId})`, nothing) })
      .from(tested)
      .where(inArray(tested.key, [...keys]))
      .groupBy(tested.key),
    db
      .select({ key: questionVersions.key, ...counted(nothing, sql`count(*)`) })
      .from(attemptSlots)
      .innerJoin(questionVersions, eq(questionVersions.id, attemptSlots.questionVersionId))
      .where(asked)
      .groupBy(questionVersions.key),
    db
      .select({ key: questionVersions.key, ...counted(nothing, sql`count(*)`) })
      .from(practiceAnswers)
      .innerJoin(questionVersions, eq(questionVersions.id, practiceAnswers.questionVersionId))
      .where(asked)
      .groupBy(questionVersions.key),
  )
  const usage = new Map<string, Usage>()
  for (const { key, places, attempts } of found) {
    const known = usage.get(key) ?? { places: 0, attempts: 0 }
    usage.set(key, { places: known.places + places, attempts: known.attempts + attempts })
  }
  return usage
}

/** The keys that versions of quizzes of the bank hold fixed. */
function heldKeys(db: Db) {
  return db
    .select({
      quizId: bankQuizVersions.quizId,
      key: sql<string>`jsonb_path_query(${bankQuizVersions.sections}, '$[*].questions[*].key') #>> '{}'`.as('key'),
    })
    .from(bankQuizVersions)
    .as('held')
}

/** The keys that the two forms of the tests around courses hold. */
function testedKeys(db: Db) {
  return db
    .select({
      courseId: courseTests.courseId,
      key: sql<string>`jsonb_path_query(${courseTests.forms}, '$.*.questions[*].key') #>> '{}'`.as('key'),
    })
    .from(courseTests)
    .as('tested')
}

/** The quizzes and lessons that hold a question: of courses by their key, of the bank by their id, and whether the tests around a course do. Three queries. */
export async function placesOf(db: Db, key: string, language: Language) {
  const inCourses = await db
    .selectDistinctOn([activities.key], { key: activities.key, title: sql<LocalText>`${activities.title}` })
    .from(slots)
    .innerJoin(questionVersions, eq(questionVersions.id, slots.questionVersionId))
    .innerJoin(activities, and(eq(activities.versionId, slots.versionId), eq(activities.key, slots.activityKey)))
    .where(eq(questionVersions.key, key))
    .orderBy(activities.key, desc(activities.versionId))
  const held = heldKeys(db)
  const inBank = await db
    .selectDistinct({ id: bankQuizzes.id, title: bankQuizzes.title })
    .from(held)
    .innerJoin(bankQuizzes, eq(bankQuizzes.id, held.quizId))
    .where(eq(held.key, key))
  const tested = testedKeys(db)
  const inTests = await db.select({ courseId: tested.courseId }).from(tested).where(eq(tested.key, key)).limit(1)
  return { inCourses: inCourses.map((one) => ({ ...one, title: textIn(one.title, language) })), inBank, isInTests: inTests.length > 0 }
}
