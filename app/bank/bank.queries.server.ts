import { desc, eq, inArray } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { courses, courseVersions, questionVersions } from '#db/schema/courses.ts'

/** The bank of a course: the latest version of each of its questions, those of its files and imported ones alike; one query. */
export function bankOf(db: Db, courseIds: readonly string[]) {
  return db
    .selectDistinctOn([questionVersions.courseId, questionVersions.key], {
      courseId: questionVersions.courseId,
      key: questionVersions.key,
      number: questionVersions.number,
      question: questionVersions.body,
    })
    .from(questionVersions)
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

/** The ids of all courses, in their order. */
export async function courseIds(db: Db): Promise<string[]> {
  const all = await db.select({ id: courses.id }).from(courses).orderBy(courses.position, courses.id)
  return all.map(({ id }) => id)
}
