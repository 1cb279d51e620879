import { and, asc, eq, ilike, isNotNull, isNull, like, or, sql, type SQL } from 'drizzle-orm'
import { bankKeptBy } from '#app/access/bank.scope.server.ts'
import { quizzesSteeredBy } from '#app/access/quiz-runs.scope.server.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { LANGUAGES, textIn, type FullText, type Language, type LocalText } from '#app/rules/languages.ts'
import type { QuestionKind } from '#app/rules/questions.ts'
import { folded, foldedColumn } from '#db/folded.ts'
import type { Db } from '#db/handle.ts'
import { bankQuestions } from '#db/schema/bank.ts'
import { cohortCourses, cohorts } from '#db/schema/cohorts.ts'
import { courses, courseVersions, questionVersions } from '#db/schema/courses.ts'
import type { BankFilter } from './bank.forms.ts'
import { usageOf } from './usage.queries.server.ts'

const containing = (text: string) => `%${text.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`

/** Signs that make no other question of the same words. */
const BETWEEN = '[[:space:][:punct:]\u00a0\u202f«»“”‘’…–—؟،؛]+'

/** The latest version of each question of the banks that the viewer keeps, with the words that tell twins. */
function latestOf(db: Db, viewer: Viewer, courseId: string) {
  const stem = sql`${questionVersions.body} -> 'stem' ->> 'fr'`
  return db
    .selectDistinctOn([questionVersions.key], {
      id: questionVersions.id,
      key: questionVersions.key,
      number: questionVersions.number,
      courseId: questionVersions.courseId,
      createdAt: questionVersions.createdAt,
      kind: sql<QuestionKind>`${questionVersions.body} ->> 'kind'`.as('kind'),
      stem: sql<LocalText>`${questionVersions.body} -> 'stem'`.as('stem'),
      tags: sql<string[]>`coalesce(${questionVersions.body} -> 'tags', '[]'::jsonb)`.as('tags'),
      objectives: sql<string[]>`${questionVersions.body} -> 'objectives'`.as('objectives'),
      words: sql<string>`btrim(regexp_replace(${foldedColumn(stem)}, ${BETWEEN}::text, ' ', 'g'))`.as('words'),
    })
    .from(questionVersions)
    .where(and(bankKeptBy(db, viewer, questionVersions.courseId), courseId === '' ? undefined : eq(questionVersions.courseId, courseId)))
    .orderBy(questionVersions.key, sql`${questionVersions.number} desc`)
    .as('latest')
}

/** The questions that a filter finds, at most `shown`, each with the number found in all, its twins and its use. Two queries. */
export async function bankList(db: Db, viewer: Viewer, filter: BankFilter, shown: number, language: Language) {
  const latest = latestOf(db, viewer, filter.cours)
  const twins = db
    .select({
      id: latest.id,
      key: latest.key,
      number: latest.number,
      courseId: latest.courseId,
      kind: latest.kind,
      stem: latest.stem,
      tags: latest.tags,
      objectives: latest.objectives,
      words: latest.words,
      name: sql<string>`coalesce(${bankQuestions.name}, '')`.as('name'),
      archivedAt: bankQuestions.archivedAt,
      twins:
        sql<number>`count(*) filter (where ${bankQuestions.archivedAt} is null) over (partition by ${latest.courseId}, ${latest.words}) - 1`
          .mapWith(Number)
          .as('twins'),
    })
    .from(latest)
    .leftJoin(bankQuestions, eq(bankQuestions.key, latest.key))
    .as('beside')
  const isSaid = (text: string): SQL | undefined => {
    const typed = text.trim()
    if (typed === '') return undefined
    return or(
      like(foldedColumn(sql`${twins.stem}::text`), containing(folded(typed))),
      like(foldedColumn(sql`${twins.name}`), containing(folded(typed))),
      like(foldedColumn(sql`${twins.tags}::text`), containing(folded(typed))),
      ilike(twins.key, containing(typed)),
    )
  }
  const found = await db
    .select({
      key: twins.key,
      number: twins.number,
      courseId: twins.courseId,
      kind: twins.kind,
      stem: twins.stem,
      tags: twins.tags,
      objectives: twins.objectives,
      name: twins.name,
      archivedAt: sql<Date | null>`${twins.archivedAt}`.mapWith(bankQuestions.archivedAt),
      twins: sql<number>`${twins.twins}`.mapWith(Number),
      total: sql<number>`count(*) over ()`.mapWith(Number),
    })
    .from(twins)
    .where(
      and(
        isSaid(filter.q),
        filter.sorte === '' ? undefined : eq(twins.kind, filter.sorte),
        filter.objectif === '' ? undefined : sql`${twins.objectives} ? ${filter.objectif}`,
        filter.etiquette === '' ? undefined : sql`${twins.tags} ? ${filter.etiquette}`,
        filter.langue === '' ? undefined : sql`${twins.stem} ? ${filter.langue}`,
        filter.etat === 'all' ? undefined : filter.etat === 'archived' ? isNotNull(twins.archivedAt) : isNull(twins.archivedAt),
        filter.doublons === '' ? undefined : sql`${twins.twins} > 0`,
      ),
    )
    .orderBy(...(filter.doublons === '' ? [] : [asc(twins.words)]), asc(twins.courseId), asc(twins.key))
    .limit(shown)
  const usage = await usageOf(
    db,
    found.map(({ key }) => key),
  )
  return found.map((question) => ({
    ...question,
    stem: textIn(question.stem, language),
    languages: LANGUAGES.filter((one) => question.stem[one] !== undefined),
    ...(usage.get(question.key) ?? { places: 0, attempts: 0 }),
  }))
}

export type ListedQuestion = Awaited<ReturnType<typeof bankList>>[number]

/** The courses whose bank the viewer keeps, with the objectives of their newest version. One query. */
export async function bankCourses(db: Db, viewer: Viewer, language: Language) {
  const found = await db
    .selectDistinctOn([courses.position, courses.id], {
      id: courses.id,
      short: courseVersions.short,
      objectives: courseVersions.objectives,
    })
    .from(courses)
    .innerJoin(courseVersions, eq(courseVersions.courseId, courses.id))
    .where(bankKeptBy(db, viewer, courses.id))
    .orderBy(courses.position, courses.id, sql`${courseVersions.number} desc`)
  const say = (text: FullText) => text[language]
  return found.map(({ id, short, objectives }) => ({
    id,
    title: say(short),
    objectives: objectives.map((one) => ({ id: one.id, text: say(one.text) })),
  }))
}

export type BankCourse = Awaited<ReturnType<typeof bankCourses>>[number]

/** The cohorts whose quizzes the viewer steers, by name: there stand the settings and figures of what the bank asks. One query. */
export function cohortsSteered(db: Db, viewer: Viewer) {
  return db
    .selectDistinct({ id: cohorts.id, name: cohorts.name })
    .from(cohortCourses)
    .innerJoin(cohorts, and(eq(cohorts.id, cohortCourses.cohortId), isNull(cohorts.archivedAt)))
    .where(quizzesSteeredBy(viewer))
    .orderBy(asc(cohorts.name))
}

/** The tags under which questions of these banks stand, by name. One query. */
export async function bankTags(db: Db, viewer: Viewer, courseId: string): Promise<string[]> {
  const latest = latestOf(db, viewer, courseId)
  const found = await db
    .selectDistinct({ tag: sql<string>`jsonb_array_elements_text(${latest.tags})`.as('tag') })
    .from(latest)
    .orderBy(sql`tag`)
    .limit(300)
  return found.map(({ tag }) => tag)
}
