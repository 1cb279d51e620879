import { createHash } from 'node:crypto'
import { and, eq, inArray, max } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import {
  activities,
  assignmentVersions,
  courseAssignments,
  courses,
  courseVersions,
  glossaryTerms,
  lessonTexts,
  modules,
  questionVersions,
  slots,
} from '#db/schema/courses.ts'
import type { FullText } from '#app/rules/languages.ts'
import type { Question } from '#app/rules/questions.ts'
import type { CompiledAssignment, CompiledCourse, CompiledLesson } from './compiled-course.ts'

/** What one load did with each course. */
export type LoadReport = { imported: Array<{ course: string; version: number }>; unchanged: string[] }

const hashOf = (value: unknown) => createHash('sha256').update(JSON.stringify(value)).digest('hex')

/** The stable key of a module's quiz. */
export const quizKey = (moduleKey: string) => `${moduleKey}-quiz`

const quizTitle = (n: number): FullText => ({ fr: `Quiz du module\u00a0${n}`, en: `Module ${n} quiz`, ar: `اختبار الوحدة ${n}` })

/**
 * Loads compiled courses as immutable, numbered versions keyed by the hash of their content. Loading the same content twice changes nothing; a changed
 * course becomes a new version beside the old one. A course taken over in the app (`origin` app) is left alone.
 */
export async function loadCourses(db: Db, compiled: CompiledCourse[]): Promise<LoadReport> {
  const report: LoadReport = { imported: [], unchanged: [] }
  for (const course of compiled) {
    const version = await db.transaction((tx) => loadCourse(tx, course))
    if (version === undefined) report.unchanged.push(course.id)
    else report.imported.push({ course: course.id, version })
  }
  return report
}

async function loadCourse(db: Db, course: CompiledCourse): Promise<number | undefined> {
  await db.insert(courses).values({ id: course.id, position: course.order }).onConflictDoNothing()
  const [owner] = await db.select({ origin: courses.origin }).from(courses).where(eq(courses.id, course.id)).for('update')
  if (owner?.origin === 'app') return undefined
  const [same] = await db
    .select({ id: courseVersions.id })
    .from(courseVersions)
    .where(and(eq(courseVersions.courseId, course.id), eq(courseVersions.hash, course.hash)))
  if (same) return undefined
  const [latest] = await db
    .select({ number: max(courseVersions.number) })
    .from(courseVersions)
    .where(eq(courseVersions.courseId, course.id))
  const number = (latest?.number ?? 0) + 1
  const { hash, title, short, summary, objectives, hours } = course
  const [version] = await db
    .insert(courseVersions)
    .values({
      courseId: course.id,
      number,
      hash,
      title,
      short,
      summary,
      objectives,
      hours,
      isLegal: course.legal,
      quizPassMark: course.quizPass,
    })
    .returning({ id: courseVersions.id })
  if (!version) throw new Error('A course version was not written')
  await insertParts(db, version.id, course)
  return number
}

async function insertParts(db: Db, versionId: string, course: CompiledCourse): Promise<void> {
  await db
    .insert(modules)
    .values(course.modules.map(({ id, order, title, aims }) => ({ versionId, key: id, position: order, title, aims })))
  const rows = activityRows(versionId, course)
  await db.insert(activities).values(rows)
  const texts = course.modules.flatMap((module) => module.lessons.flatMap((lesson) => textRows(versionId, lesson)))
  if (texts.length > 0) await db.insert(lessonTexts).values(texts)
  await insertQuestions(db, versionId, course)
  if (course.glossary.length > 0) {
    await db.insert(glossaryTerms).values(course.glossary.map(({ id, word, meaning }) => ({ versionId, key: id, term: word, meaning })))
  }
  if (course.assignment) {
    const assignmentVersionId = await assignmentVersion(db, course.id, course.assignment)
    await db.insert(courseAssignments).values({ versionId, activityKey: course.assignment.definition.id, assignmentVersionId })
  }
}

function activityRows(versionId: string, course: CompiledCourse): Array<typeof activities.$inferInsert> {
  const rows: Array<Omit<typeof activities.$inferInsert, 'position'>> = []
  for (const module of course.modules) {
    for (const lesson of module.lessons) {
      const { fr, en, ar } = lesson.texts
      rows.push({
        versionId,
        key: lesson.id,
        moduleKey: module.id,
        kind: 'lesson',
        title: { fr: fr.title, ...(en ? { en: en.title } : {}), ...(ar ? { ar: ar.title } : {}) },
        minutes: lesson.minutes,
        bytes: { fr: fr.bytes, ...(en ? { en: en.bytes } : {}), ...(ar ? { ar: ar.bytes } : {}) },
        objectives: lesson.objectives,
        verifiedOn: lesson.verified ?? null,
      })
    }
    if (module.quiz.length > 0) {
      rows.push({
        versionId,
        key: quizKey(module.id),
        moduleKey: module.id,
        kind: 'quiz',
        title: quizTitle(module.order),
        minutes: Math.max(5, module.quiz.length),
        bytes: {},
      })
    }
  }
  if (course.assignment) {
    const { id, title } = course.assignment.definition
    rows.push({ versionId, key: id, moduleKey: null, kind: 'assignment', title, minutes: 240, bytes: {} })
  }
  return rows.map((row, index) => ({ ...row, position: index + 1 }))
}

function textRows(versionId: string, lesson: CompiledLesson): Array<typeof lessonTexts.$inferInsert> {
  return (['fr', 'en', 'ar'] as const).flatMap((language) => {
    const text = lesson.texts[language]
    if (!text) return []
    const { title, html, words, bytes, headings } = text
    return [{ versionId, activityKey: lesson.id, language, title, html, words, bytes, headings }]
  })
}

async function insertQuestions(db: Db, versionId: string, course: CompiledCourse): Promise<void> {
  const placed = course.modules.flatMap((module) => [
    ...module.lessons.flatMap((lesson) =>
      lesson.practice.map((question, index) => ({ activityKey: lesson.id, position: index + 1, question })),
    ),
    ...module.quiz.map((question, index) => ({ activityKey: quizKey(module.id), position: index + 1, question })),
  ])
  if (placed.length === 0) return
  const ids = await questionVersionIds(
    db,
    course.id,
    placed.map(({ question }) => question),
  )
  await db.insert(slots).values(
    placed.map(({ activityKey, position, question }) => {
      const questionVersionId = ids.get(question.id)
      if (!questionVersionId) throw new Error(`Question ${question.id} was not written`)
      return { versionId, activityKey, position, questionVersionId }
    }),
  )
}

/** Question key → id of the version with this very text; unchanged questions are shared with earlier course versions. */
async function questionVersionIds(db: Db, courseId: string, questions: Question[]): Promise<Map<string, string>> {
  const keys = questions.map((question) => question.id)
  const known = await db
    .select({ id: questionVersions.id, key: questionVersions.key, hash: questionVersions.hash, number: questionVersions.number })
    .from(questionVersions)
    .where(inArray(questionVersions.key, keys))
  const ids = new Map<string, string>()
  const fresh: Array<typeof questionVersions.$inferInsert> = []
  for (const body of questions) {
    const hash = hashOf(body)
    const versions = known.filter((version) => version.key === body.id)
    const same = versions.find((version) => version.hash === hash)
    if (same) ids.set(body.id, same.id)
    else fresh.push({ key: body.id, number: Math.max(0, ...versions.map((version) => version.number)) + 1, hash, courseId, body })
  }
  if (fresh.length > 0) {
    const written = await db.insert(questionVersions).values(fresh).returning({ id: questionVersions.id, key: questionVersions.key })
    for (const { id, key } of written) ids.set(key, id)
  }
  return ids
}

async function assignmentVersion(db: Db, courseId: string, compiled: CompiledAssignment): Promise<string> {
  const key = compiled.definition.id
  const hash = hashOf(compiled)
  const known = await db
    .select({ id: assignmentVersions.id, hash: assignmentVersions.hash, number: assignmentVersions.number })
    .from(assignmentVersions)
    .where(eq(assignmentVersions.key, key))
  const same = known.find((version) => version.hash === hash)
  if (same) return same.id
  const { sample } = compiled
  const [written] = await db
    .insert(assignmentVersions)
    .values({
      key,
      number: Math.max(0, ...known.map((version) => version.number)) + 1,
      hash,
      courseId,
      body: compiled.definition,
      rubric: compiled.rubric,
      rendered: { brief: compiled.briefHtml, examples: compiled.exampleHtml },
      sample: sample ? { texts: sample.texts, html: sample.html, tables: sample.tables } : null,
    })
    .returning({ id: assignmentVersions.id })
  if (!written) throw new Error('An assignment version was not written')
  return written.id
}
