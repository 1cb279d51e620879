import { and, asc, eq, sql } from 'drizzle-orm'
import { quizzesSteeredBy } from '#app/access/quiz-runs.scope.server.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { textIn, type Language } from '#app/rules/languages.ts'
import type { Db } from '#db/handle.ts'
import { cohortCourses, cohorts, enrolments } from '#db/schema/cohorts.ts'
import { activities, courseVersions, modules } from '#db/schema/courses.ts'
import { attempts, quizRuns } from '#db/schema/quizzes.ts'

/** A quiz of a cohort that the viewer steers, with its course and how it is taken; undefined where it is not theirs. One query. */
export async function steeredQuiz(db: Db, viewer: Viewer, cohortId: string, quizKey: string, language: Language) {
  const [quiz] = await db
    .select({
      cohortId: cohorts.id,
      cohort: cohorts.name,
      quizKey: activities.key,
      title: activities.title,
      moduleTitle: modules.title,
      versionId: activities.versionId,
      courseId: cohortCourses.courseId,
      objectives: courseVersions.objectives,
      coursePassMark: courseVersions.quizPassMark,
      run: quizRuns,
    })
    .from(cohortCourses)
    .innerJoin(cohorts, eq(cohorts.id, cohortCourses.cohortId))
    .innerJoin(courseVersions, eq(courseVersions.id, cohortCourses.versionId))
    .innerJoin(activities, and(eq(activities.versionId, cohortCourses.versionId), eq(activities.kind, 'quiz')))
    .innerJoin(modules, and(eq(modules.versionId, activities.versionId), eq(modules.key, activities.moduleKey)))
    .leftJoin(quizRuns, and(eq(quizRuns.cohortId, cohorts.id), eq(quizRuns.quizKey, activities.key)))
    .where(and(eq(cohorts.id, cohortId), eq(activities.key, quizKey), quizzesSteeredBy(viewer)))
  return quiz && { ...quiz, title: textIn(quiz.title, language), moduleTitle: textIn(quiz.moduleTitle, language) }
}

export type SteeredQuiz = NonNullable<Awaited<ReturnType<typeof steeredQuiz>>>

/** The quizzes of a cohort in the order of its courses, with how many people began and passed; empty where it is not theirs. One query. */
export async function quizzesOf(db: Db, viewer: Viewer, cohortId: string, language: Language) {
  const tried = db
    .select({
      quizKey: attempts.quizKey,
      people: sql<number>`count(distinct ${attempts.personId})`.mapWith(Number).as('people'),
      passed: sql<number>`count(distinct ${attempts.personId}) filter (where ${attempts.isPassed})`.mapWith(Number).as('passed'),
    })
    .from(attempts)
    .innerJoin(enrolments, eq(enrolments.id, attempts.enrolmentId))
    .where(eq(enrolments.cohortId, cohortId))
    .groupBy(attempts.quizKey)
    .as('tried')
  const found = await db
    .select({
      cohort: cohorts.name,
      key: activities.key,
      title: activities.title,
      moduleTitle: modules.title,
      courseId: cohortCourses.courseId,
      courseTitle: courseVersions.short,
      isSet: sql<boolean>`${quizRuns.cohortId} is not null`,
      people: sql<number>`coalesce(${tried.people}, 0)`.mapWith(Number),
      passed: sql<number>`coalesce(${tried.passed}, 0)`.mapWith(Number),
    })
    .from(cohortCourses)
    .innerJoin(cohorts, eq(cohorts.id, cohortCourses.cohortId))
    .innerJoin(courseVersions, eq(courseVersions.id, cohortCourses.versionId))
    .innerJoin(activities, and(eq(activities.versionId, cohortCourses.versionId), eq(activities.kind, 'quiz')))
    .innerJoin(modules, and(eq(modules.versionId, activities.versionId), eq(modules.key, activities.moduleKey)))
    .leftJoin(quizRuns, and(eq(quizRuns.cohortId, cohorts.id), eq(quizRuns.quizKey, activities.key)))
    .leftJoin(tried, eq(tried.quizKey, activities.key))
    .where(and(eq(cohorts.id, cohortId), quizzesSteeredBy(viewer)))
    .orderBy(asc(cohortCourses.position), asc(activities.position))
  return found.map(({ title, moduleTitle, courseTitle, ...quiz }) => ({
    ...quiz,
    title: textIn(title, language),
    moduleTitle: textIn(moduleTitle, language),
    courseTitle: textIn(courseTitle, language),
  }))
}
