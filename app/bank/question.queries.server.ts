import { and, asc, desc, eq, inArray, ne, sql } from 'drizzle-orm'
import { bankKeptBy } from '#app/access/bank.scope.server.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { normaliseAnswer } from '#app/rules/answer-text.ts'
import { changedParts } from '#app/rules/bank.ts'
import { textIn, type Language } from '#app/rules/languages.ts'
import type { Db } from '#db/handle.ts'
import { bankChanges, bankQuestions } from '#db/schema/bank.ts'
import { activities, courseVersions, questionVersions } from '#db/schema/courses.ts'
import { people } from '#db/schema/people.ts'

/** A question of a bank that the viewer keeps, in its latest version; undefined where it is not theirs. One query. */
export async function questionOf(db: Db, viewer: Viewer, key: string) {
  const [found] = await db
    .select({
      key: questionVersions.key,
      versionId: questionVersions.id,
      number: questionVersions.number,
      courseId: questionVersions.courseId,
      question: questionVersions.body,
      name: sql<string>`coalesce(${bankQuestions.name}, '')`,
      category: sql<string[]>`coalesce(${bankQuestions.category}, '[]'::jsonb)`,
      archivedAt: bankQuestions.archivedAt,
    })
    .from(questionVersions)
    .leftJoin(bankQuestions, eq(bankQuestions.key, questionVersions.key))
    .where(and(eq(questionVersions.key, key), bankKeptBy(db, viewer, questionVersions.courseId)))
    .orderBy(desc(questionVersions.number))
    .limit(1)
  return found
}

export type KeptQuestion = NonNullable<Awaited<ReturnType<typeof questionOf>>>

/** The questions of a course that ask the same in the same words. One query. */
export async function twinsOf(db: Db, { courseId, key, question }: Pick<KeptQuestion, 'courseId' | 'key' | 'question'>) {
  const latest = await db
    .selectDistinctOn([questionVersions.key], { key: questionVersions.key, stem: sql<string>`${questionVersions.body} -> 'stem' ->> 'fr'` })
    .from(questionVersions)
    .where(and(eq(questionVersions.courseId, courseId), ne(questionVersions.key, key)))
    .orderBy(questionVersions.key, desc(questionVersions.number))
  const own = normaliseAnswer(question.stem.fr)
  return latest.filter(({ stem }) => normaliseAnswer(stem) === own)
}

/** Every version of a question and everything done to it, the latest first, with who did it and what differs from the version before. Two queries. */
export async function historyOf(db: Db, key: string) {
  const versions = await db
    .select({ number: questionVersions.number, question: questionVersions.body, createdAt: questionVersions.createdAt })
    .from(questionVersions)
    .where(eq(questionVersions.key, key))
    .orderBy(asc(questionVersions.number))
  const changes = await db
    .select({ act: bankChanges.act, number: bankChanges.number, at: bankChanges.createdAt, who: people.name })
    .from(bankChanges)
    .leftJoin(people, eq(people.id, bankChanges.madeBy))
    .where(eq(bankChanges.key, key))
  const made = versions.map(({ number, question, createdAt }, index) => {
    const before = versions[index - 1]
    const change = changes.find((one) => one.number === number)
    const parts = before ? changedParts(before.question, question) : []
    return { act: change?.act ?? null, number, at: change?.at ?? createdAt, who: change?.who ?? null, parts }
  })
  const others = changes.flatMap((change) => (change.number === null ? [{ ...change, parts: [] }] : []))
  return [...made, ...others].sort((a, b) => b.at.getTime() - a.at.getTime() || (b.number ?? 0) - (a.number ?? 0))
}

/** The latest versions of some questions of a course, by key. One query. */
export async function latestVersions(db: Db, courseId: string, keys: readonly string[]) {
  if (keys.length === 0) return []
  return db
    .selectDistinctOn([questionVersions.key], {
      key: questionVersions.key,
      versionId: questionVersions.id,
      number: questionVersions.number,
      question: questionVersions.body,
    })
    .from(questionVersions)
    .where(and(eq(questionVersions.courseId, courseId), inArray(questionVersions.key, [...keys])))
    .orderBy(questionVersions.key, desc(questionVersions.number))
}

/** The lessons of a course in its newest version, in their order. One query. */
export async function lessonsOf(db: Db, courseId: string, language: Language) {
  const newest = db
    .select({ id: courseVersions.id })
    .from(courseVersions)
    .where(eq(courseVersions.courseId, courseId))
    .orderBy(desc(courseVersions.number))
    .limit(1)
  const found = await db
    .select({ key: activities.key, title: activities.title })
    .from(activities)
    .where(and(eq(activities.kind, 'lesson'), inArray(activities.versionId, newest)))
    .orderBy(asc(activities.position))
  return found.map(({ key, title }) => ({ key, title: textIn(title, language) }))
}
