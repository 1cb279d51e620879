import { asc, desc, eq, sql } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { programmeCourses, programmes } from '#db/schema/cohorts.ts'
import { courseVersions } from '#db/schema/courses.ts'
import type { FullText } from '#app/rules/languages.ts'
import type { ProgrammeCourse } from '#app/rules/programmes.ts'

export type ProgrammeLine = { id: string; title: FullText; courses: ProgrammeCourse[]; cohorts: number }

const lines = (db: Db) =>
  db
    .select({
      ...{ id: programmes.id, title: programmes.title },
      cohorts: sql`(select count(*) from cohorts c where c.programme_id = programmes.id and c.archived_at is null)`.mapWith(Number),
    })
    .from(programmes)

/** All programmes with their courses in order and how many cohorts follow each. Two queries. */
export async function allProgrammes(db: Db): Promise<ProgrammeLine[]> {
  const found = await lines(db).orderBy(asc(programmes.createdAt), asc(programmes.id))
  const courses = await db.select().from(programmeCourses).orderBy(asc(programmeCourses.position))
  return found.map((line) => ({ ...line, courses: coursesOf(courses, line.id) }))
}

const coursesOf = (all: ReadonlyArray<ProgrammeCourse & { programmeId: string }>, id: string): ProgrammeCourse[] =>
  all.filter(({ programmeId }) => programmeId === id).map(({ programmeId: _programme, ...course }) => course)

/** One programme; undefined where there is none. Two queries. */
export async function oneProgramme(db: Db, id: string): Promise<ProgrammeLine | undefined> {
  const [line] = await lines(db).where(eq(programmes.id, id))
  if (!line) return undefined
  const courses = await db
    .select()
    .from(programmeCourses)
    .where(eq(programmeCourses.programmeId, id))
    .orderBy(asc(programmeCourses.position))
  return { ...line, courses: coursesOf(courses, id) }
}

/** A programme as text, to tell whether somebody changed it since a page was shown. */
export const seenOf = (programme: Pick<ProgrammeLine, 'title' | 'courses'> | undefined): string =>
  programme ? JSON.stringify([programme.title, programme.courses]) : ''

/** Every course with its title today, in the order of their numbers. One query. */
export async function coursesToTake(db: Db): Promise<Array<{ courseId: string; short: FullText }>> {
  const found = await db
    .selectDistinctOn([courseVersions.courseId], { courseId: courseVersions.courseId, short: courseVersions.short })
    .from(courseVersions)
    .orderBy(courseVersions.courseId, desc(courseVersions.number))
  const numeral = ({ courseId }: { courseId: string }) => Number(/\d+/.exec(courseId)?.[0] ?? 99)
  return found.sort((one, other) => numeral(one) - numeral(other))
}
