import { and, desc, eq, inArray, sql } from 'drizzle-orm'
import { textIn, type Language, type LocalText } from '#app/rules/languages.ts'
import type { Db } from '#db/handle.ts'
import { bankQuizVersions, bankQuizzes } from '#db/schema/bank.ts'
import { activities, questionVersions, slots } from '#db/schema/courses.ts'
import { attemptSlots } from '#db/schema/quizzes.ts'

/** Where a question is used: in how many quizzes, of courses and of the bank, and in how many attempts. */
export type Usage = { quizzes: number; attempts: number }

/** The use of some questions, by key; those without any are missing. Three queries, none without questions. */
export async function usageOf(db: Db, keys: readonly string[]): Promise<Map<string, Usage>> {
  const usage = new Map<string, Usage>()
  if (keys.length === 0) return usage
  const add = (key: string, { quizzes = 0, attempts = 0 }: Partial<Usage>) => {
    const known = usage.get(key) ?? { quizzes: 0, attempts: 0 }
    usage.set(key, { quizzes: known.quizzes + quizzes, attempts: known.attempts + attempts })
  }
  const inCourses = await db
    .select({ key: questionVersions.key, n: sql<number>`count(distinct ${slots.activityKey})`.mapWith(Number) })
    .from(slots)
    .innerJoin(questionVersions, eq(questionVersions.id, slots.questionVersionId))
    .innerJoin(activities, and(eq(activities.versionId, slots.versionId), eq(activities.key, slots.activityKey)))
    .where(and(inArray(questionVersions.key, [...keys]), eq(activities.kind, 'quiz')))
    .groupBy(questionVersions.key)
  for (const { key, n } of inCourses) add(key, { quizzes: n })
  const held = heldKeys(db)
  const inBank = await db
    .select({ key: held.key, n: sql<number>`count(distinct ${held.quizId})`.mapWith(Number) })
    .from(held)
    .where(inArray(held.key, [...keys]))
    .groupBy(held.key)
  for (const { key, n } of inBank) add(key, { quizzes: n })
  const tried = await db
    .select({ key: questionVersions.key, n: sql<number>`count(*)`.mapWith(Number) })
    .from(attemptSlots)
    .innerJoin(questionVersions, eq(questionVersions.id, attemptSlots.questionVersionId))
    .where(inArray(questionVersions.key, [...keys]))
    .groupBy(questionVersions.key)
  for (const { key, n } of tried) add(key, { attempts: n })
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

/** The quizzes that hold a question: of courses by their key, of the bank by their id. Two queries. */
export async function quizzesWith(db: Db, key: string, language: Language) {
  const inCourses = await db
    .selectDistinctOn([activities.key], { key: activities.key, title: sql<LocalText>`${activities.title}`, kind: activities.kind })
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
  return { inCourses: inCourses.map((one) => ({ ...one, title: textIn(one.title, language) })), inBank }
}
