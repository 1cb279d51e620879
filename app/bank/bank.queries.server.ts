import { desc, eq, inArray, sql } from 'drizzle-orm'
import type { ImportFormat } from '#app/exchange/format-names.ts'
import { readQuestions } from '#app/exchange/formats.ts'
import type { Db } from '#db/handle.ts'
import { bankQuestions } from '#db/schema/bank.ts'
import { courses, courseVersions, questionVersions } from '#db/schema/courses.ts'

/** The bank of a course: the latest version of each of its questions, those of its files and imported ones alike; one query. */
export function bankOf(db: Db, courseIds: readonly string[]) {
  return db
    .selectDistinctOn([questionVersions.courseId, questionVersions.key], {
      courseId: questionVersions.courseId,
      key: questionVersions.key,
      number: questionVersions.number,
      question: questionVersions.body,
      name: sql<string>`coalesce(${bankQuestions.name}, '')`,
      category: sql<string[]>`coalesce(${bankQuestions.category}, '[]'::jsonb)`,
    })
    .from(questionVersions)
    .leftJoin(bankQuestions, eq(bankQuestions.key, questionVersions.key))
    .where(inArray(questionVersions.courseId, [...courseIds]))
    .orderBy(questionVersions.courseId, questionVersions.key, desc(questionVersions.number))
}

/** The objectives of a course in its newest version, in their order; undefined where there is no such course. */
export async function objectivesOf(db: Db, courseId: string): Promise<string[] | undefined> {
  const [newest] = await db
    .select({ objectives: courseVersions.objectives })
    .from(courseVersions)
    .where(eq(courseVersions.courseId, courseId))
    .orderBy(desc(courseVersions.number))
    .limit(1)
  return newest?.objectives.map(({ id }) => id)
}

/**
 * The course that a file is for where nobody says one: the one that its first category names, else the first of all; null where no course is there.
 * The report says it.
 */
export async function assumedCourse(db: Db, bytes: Uint8Array, format: ImportFormat | null): Promise<string | null> {
  const all = await courseIds(db)
  const read = readQuestions(bytes, format)
  const named = read.ok ? read.items.flatMap((item) => (item.ok ? item.question.category.slice(0, 1) : [])) : []
  return named.find((name) => all.includes(name)) ?? all[0] ?? null
}

/** The ids of all courses, in their order. */
export async function courseIds(db: Db): Promise<string[]> {
  const all = await db.select({ id: courses.id }).from(courses).orderBy(courses.position, courses.id)
  return all.map(({ id }) => id)
}
