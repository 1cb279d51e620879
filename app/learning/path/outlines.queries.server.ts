import { and, asc, eq, inArray } from 'drizzle-orm'
import { textIn, type Language } from '#app/rules/languages.ts'
import { keptVersions, type Db } from '#db/handle.ts'
import { activities, courseVersions, modules } from '#db/schema/courses.ts'
import type { PathItem } from './path.ts'

/** Some more than the courses of a site, each with a version that some are still on. */
const MOST_KEPT = 60

async function titlesOf(db: Db, versionIds: string[]) {
  return db
    .select({
      ...{
        id: courseVersions.id,
        courseId: courseVersions.courseId,
        title: courseVersions.title,
        short: courseVersions.short,
        summary: courseVersions.summary,
      },
      ...{ objectives: courseVersions.objectives, hours: courseVersions.hours },
    })
    .from(courseVersions)
    .where(inArray(courseVersions.id, versionIds))
}

async function stepsOf(db: Db, versionIds: string[]) {
  return db
    .select({
      versionId: activities.versionId,
      key: activities.key,
      kind: activities.kind,
      moduleKey: activities.moduleKey,
      moduleNumber: modules.position,
      moduleTitle: modules.title,
      moduleAims: modules.aims,
      title: activities.title,
      minutes: activities.minutes,
      bytes: activities.bytes,
      isRequired: activities.isRequired,
    })
    .from(activities)
    .leftJoin(modules, and(eq(modules.versionId, activities.versionId), eq(modules.key, activities.moduleKey)))
    .where(inArray(activities.versionId, versionIds))
    .orderBy(asc(activities.position))
}

type Titles = Awaited<ReturnType<typeof titlesOf>>[number]
type StepRow = Awaited<ReturnType<typeof stepsOf>>[number]

/** What a course version says of itself and its steps in one language. */
export type Outline = { title: string; short: string; summary: string; objectives: string[]; hours: number; items: PathItem[] }

const itemIn = ({ title, bytes, moduleTitle, moduleAims, ...step }: StepRow, courseId: string, language: Language): PathItem => ({
  courseId,
  key: step.key,
  kind: step.kind,
  moduleKey: step.moduleKey,
  moduleNumber: step.moduleNumber,
  moduleTitle: moduleTitle && textIn(moduleTitle, language),
  moduleAims: moduleAims && textIn(moduleAims, language),
  title: textIn(title, language),
  titleLanguage: title[language] === undefined ? 'fr' : language,
  minutes: step.minutes,
  bytes: bytes[language] ?? bytes.fr ?? null,
  isRequired: step.isRequired,
})

const outlineIn = ({ courseId, title, short, summary, objectives, hours }: Titles, steps: StepRow[], language: Language): Outline => ({
  title: textIn(title, language),
  short: textIn(short, language),
  summary: textIn(summary, language),
  objectives: objectives.map(({ text }) => textIn(text, language)),
  hours,
  items: steps.map((step) => itemIn(step, courseId, language)),
})

/** The outlines of course versions by their ids, in each language. Two queries for those that this process has not read yet, none for the others. */
export const outlinesOf = keptVersions<Record<Language, Outline>>(MOST_KEPT, async (db, versionIds) => {
  const [titles, rows] = await Promise.all([titlesOf(db, versionIds), stepsOf(db, versionIds)])
  return new Map(
    titles.map((one) => {
      const steps = rows.filter(({ versionId }) => versionId === one.id)
      const read = (language: Language) => outlineIn(one, steps, language)
      return [one.id, { fr: read('fr'), en: read('en'), ar: read('ar') }]
    }),
  )
})
