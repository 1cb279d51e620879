import { asc, desc, eq, isNull, sql } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { cohortCourses, cohorts } from '#db/schema/cohorts.ts'
import { activities, courses, courseVersions, lessonTexts, modules, slots } from '#db/schema/courses.ts'
import type { Language } from '#app/rules/languages.ts'

/** How much of a course exists in one language. `bytes` are compressed, as a phone receives them. */
export type LanguageShare = { language: Language; lessons: number; words: number; bytes: number }

const ofVersion = (table: {
  versionId: typeof modules.versionId | typeof activities.versionId | typeof slots.versionId | typeof lessonTexts.versionId
}) => sql`${table.versionId} = ${courseVersions.id}`

/** The newest version of every course with what it holds; one query. */
export function newestVersions(db: Db) {
  return db
    .selectDistinctOn([courses.position, courses.id], {
      courseId: courses.id,
      origin: courses.origin,
      number: courseVersions.number,
      title: courseVersions.title,
      publishedAt: courseVersions.publishedAt,
      modules: sql<number>`(select count(*)::int from ${modules} where ${ofVersion(modules)})`,
      lessons: sql<number>`(select count(*)::int from ${activities} where ${ofVersion(activities)} and ${activities.kind} = 'lesson')`,
      questions: sql<number>`(select count(distinct ${slots.questionVersionId})::int from ${slots} where ${ofVersion(slots)})`,
      quizQuestions: sql<number>`(select count(distinct ${slots.questionVersionId})::int from ${slots}
        join ${activities} on ${activities.versionId} = ${slots.versionId} and ${activities.key} = ${slots.activityKey}
        where ${ofVersion(slots)} and ${activities.kind} = 'quiz')`,
      hasAssignment: sql<boolean>`exists (select from ${activities} where ${ofVersion(activities)} and ${activities.kind} = 'assignment')`,
      languages: sql<LanguageShare[]>`(select coalesce(json_agg(share), '[]'::json) from (
        select ${lessonTexts.language} as language, count(*)::int as lessons, sum(${lessonTexts.words})::int as words, sum(${lessonTexts.bytes})::int as bytes
        from ${lessonTexts} where ${ofVersion(lessonTexts)} group by ${lessonTexts.language}) share)`,
    })
    .from(courses)
    .innerJoin(courseVersions, eq(courseVersions.courseId, courses.id))
    .orderBy(asc(courses.position), asc(courses.id), desc(courseVersions.number))
}

/** Which cohorts use which course, and in which version; one query. */
export function cohortsByCourse(db: Db) {
  return db
    .select({ courseId: cohortCourses.courseId, cohortId: cohorts.id, name: cohorts.name, number: courseVersions.number })
    .from(cohortCourses)
    .innerJoin(cohorts, eq(cohorts.id, cohortCourses.cohortId))
    .innerJoin(courseVersions, eq(courseVersions.id, cohortCourses.versionId))
    .where(isNull(cohorts.archivedAt))
    .orderBy(desc(cohorts.startsOn), asc(cohorts.name))
}
