import { createHash } from 'node:crypto'
import { and, asc, eq, inArray, isNull, or, sql } from 'drizzle-orm'
import { studiedBy } from '#app/access/activities.scope.server.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { testStudied } from '../quiz/course-tests.queries.server.ts'
import { testAsked } from '#app/rules/course-tests.ts'
import { textIn, type Language } from '#app/rules/languages.ts'
import { moroccoDay } from '#app/rules/morocco-time.ts'
import type { Db } from '#db/handle.ts'
import { activities, courseVersions, modules, slots } from '#db/schema/courses.ts'
import { attempts, attemptSlots } from '#db/schema/quizzes.ts'
import { planInView } from '../plan/plan.queries.server.ts'
import { learningWords } from '../words/words.ts'
import { modulePages, paperPages, type PackKind, type PackList, type PackStep } from './packs.ts'

type Asked = { moduleKey: string } | { courseId: string }

/** The steps of a module, or of all modules of a course, that the viewer studies: module by module. One query. */
async function stepsOf(db: Db, viewer: Viewer, asked: Asked, language: Language, now: Date) {
  const studied = studiedBy(db, viewer, moroccoDay(now))
  const wanted = 'moduleKey' in asked ? eq(activities.moduleKey, asked.moduleKey) : eq(studied.courseId, asked.courseId)
  return db
    .select({
      versionId: activities.versionId,
      courseId: studied.courseId,
      courseTitle: courseVersions.title,
      moduleKey: modules.key,
      moduleTitle: modules.title,
      key: activities.key,
      kind: activities.kind,
      bytes: sql<number | null>`coalesce(${activities.bytes} ->> ${language}, ${activities.bytes} ->> 'fr')::int`,
      questions: sql<number>`(select count(*) from ${slots} where ${slots.versionId} = ${activities.versionId}
        and ${slots.activityKey} = ${activities.key})`.mapWith(Number),
    })
    .from(activities)
    .innerJoin(studied, eq(studied.versionId, activities.versionId))
    .innerJoin(courseVersions, eq(courseVersions.id, activities.versionId))
    .innerJoin(modules, and(eq(modules.versionId, activities.versionId), eq(modules.key, activities.moduleKey)))
    .where(and(wanted, or(eq(activities.kind, 'lesson'), eq(activities.kind, 'quiz'))))
    .orderBy(asc(modules.position), asc(activities.position))
}

/** The steps of a module as their weight is counted. One query. */
export async function moduleSteps(db: Db, viewer: Viewer, moduleKey: string, language: Language, now: Date): Promise<PackStep[]> {
  return stepsOf(db, viewer, { moduleKey }, language, now)
}

/** The steps of a course by module, as their weight is counted. One query. */
export async function courseSteps(db: Db, viewer: Viewer, courseId: string, language: Language, now: Date): Promise<PackStep[][]> {
  const steps = await stepsOf(db, viewer, { courseId }, language, now)
  return [...new Set(steps.map((step) => step.moduleKey))].map((key) => steps.filter((step) => step.moduleKey === key))
}

async function studyPack(db: Db, viewer: Viewer, asked: Asked, language: Language, now: Date) {
  const steps = await stepsOf(db, viewer, asked, language, now)
  const [first] = steps
  if (!first) return undefined
  const keys = [...new Set(steps.map((step) => step.moduleKey))]
  const pages = keys.flatMap((key) =>
    modulePages(
      key,
      steps.filter((step) => step.moduleKey === key),
    ),
  )
  const isCourse = 'courseId' in asked
  return {
    title: textIn(isCourse ? first.courseTitle : first.moduleTitle, language),
    version: [first.versionId, language],
    pages: isCourse ? [`/cours/${first.courseId}`, ...pages] : pages,
  }
}

/** The papers of the viewer that are open, at these quizzes. One query. */
async function openPapers(db: Db, viewer: Viewer, quizKeys: string[]) {
  if (quizKeys.length === 0) return []
  return db
    .select({
      quizKey: attempts.quizKey,
      questions: sql<number>`(select count(*) from ${attemptSlots} where ${attemptSlots.attemptId} = ${attempts.id})`.mapWith(Number),
    })
    .from(attempts)
    .where(and(eq(attempts.personId, viewer.id), inArray(attempts.quizKey, quizKeys), isNull(attempts.submittedAt)))
}

/** The quizzes of a module, a course, or one by itself, that the viewer studies. One query. */
export async function quizzesOf(db: Db, viewer: Viewer, { kind, id }: { kind: PackKind; id: string }, now: Date): Promise<string[]> {
  if (kind === 'plan') return []
  if (kind === 'quiz' && testAsked(id)) return (await testStudied(db, viewer, id, now)) ? [id] : []
  const studied = studiedBy(db, viewer, moroccoDay(now))
  const wanted = { module: eq(activities.moduleKey, id), cours: eq(studied.courseId, id), quiz: eq(activities.key, id) }[kind]
  const found = await db
    .select({ key: activities.key })
    .from(activities)
    .innerJoin(studied, eq(studied.versionId, activities.versionId))
    .where(and(wanted, eq(activities.kind, 'quiz')))
  return found.map(({ key }) => key)
}

async function quizPack(db: Db, viewer: Viewer, quizKey: string, language: Language, now: Date) {
  const asked = testAsked(quizKey)
  if (asked) {
    const test = await testStudied(db, viewer, quizKey, now)
    return test && { title: learningWords[language].tests[asked.moment], version: [test.versionId, language], pages: [`/quiz/${quizKey}`] }
  }
  const studied = studiedBy(db, viewer, moroccoDay(now))
  const [quiz] = await db
    .select({ versionId: activities.versionId, title: activities.title })
    .from(activities)
    .innerJoin(studied, eq(studied.versionId, activities.versionId))
    .where(and(eq(activities.key, quizKey), eq(activities.kind, 'quiz')))
  return quiz && { title: textIn(quiz.title, language), version: [quiz.versionId, language], pages: [`/quiz/${quizKey}`] }
}

async function planPack(db: Db, viewer: Viewer, planId: string, language: Language, now: Date) {
  const plan = await planInView(db, viewer, planId, now)
  const parts = plan.parts.map(({ part }) => `/plan/${plan.id}/${part.id}`)
  return {
    title: textIn(plan.assignment.title, language),
    version: [plan.courseVersionId, language, String(plan.handedIn.length)],
    pages: [`/plan/${plan.id}`, ...parts, ...(plan.mayWrite ? [`/plan/${plan.id}/verifier`] : [])],
  }
}

/** The pages that a phone needs to keep something of the viewer's; undefined where it is not theirs, or not to be kept. */
export async function packFor(
  db: Db,
  viewer: Viewer,
  { kind, id }: { kind: PackKind; id: string },
  language: Language,
  now: Date,
): Promise<PackList | undefined> {
  const found = await {
    module: () => studyPack(db, viewer, { moduleKey: id }, language, now),
    cours: () => studyPack(db, viewer, { courseId: id }, language, now),
    quiz: () => quizPack(db, viewer, id, language, now),
    plan: () => planPack(db, viewer, id, language, now),
  }[kind]()
  if (!found) return undefined
  const version = createHash('sha256')
    .update([...found.version, ...found.pages].join('\n'))
    .digest('base64url')
    .slice(0, 10)
  // A paper comes and goes with each try: it makes no other version of what is kept.
  const papers = await openPapers(db, viewer, await quizzesOf(db, viewer, { kind, id }, now))
  return { ...found, version, pages: [...found.pages, ...papers.flatMap(({ quizKey, questions }) => paperPages(quizKey, questions))] }
}
