import { and, asc, eq, inArray, isNull, or, sql, type SQL } from 'drizzle-orm'
import { unionAll } from 'drizzle-orm/pg-core'
import { heldBy } from '#app/access/activities.scope.server.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { NO_PROGRESS } from '#app/rules/item-progress.ts'
import { textIn, type FullText, type Language } from '#app/rules/languages.ts'
import { moroccoDay } from '#app/rules/morocco-time.ts'
import { keptQuery, type Db, type Given } from '#db/handle.ts'
import { cohorts, deadlines, extensions, programmes } from '#db/schema/cohorts.ts'
import { activities, courseVersions, modules } from '#db/schema/courses.ts'
import { memberships } from '#db/schema/organisations.ts'
import { itemProgress } from '#db/schema/progress.ts'
import { pathOf, type CoursePath, type DueRow, type HeldCourse, type PathItem } from './path.ts'
import { workLines } from './work-lines.queries.server.ts'

type Reader = (name: 'person' | 'today') => Given

const heldRows = keptQuery('held', (db, value: Reader) => {
  const held = heldBy(db, { id: value('person') }, value('today'))
  return db
    .select({
      cohortId: held.cohortId,
      programmeTitle: programmes.title,
      startsOn: cohorts.startsOn,
      courseId: held.courseId,
      versionId: held.versionId,
      title: courseVersions.title,
      short: courseVersions.short,
      summary: courseVersions.summary,
      opensOn: held.opensOn,
      isOpen: held.isOpen,
      finishedAt: held.finishedAt,
    })
    .from(held)
    .innerJoin(cohorts, eq(cohorts.id, held.cohortId))
    .innerJoin(programmes, eq(programmes.id, cohorts.programmeId))
    .innerJoin(courseVersions, eq(courseVersions.id, held.versionId))
    .orderBy(asc(cohorts.startsOn), asc(held.cohortId), asc(held.place))
})

async function heldCourses(db: Db, reader: Record<'person' | 'today', string>, language: Language): Promise<HeldCourse[]> {
  const found = await heldRows(db, reader)
  return found.map((course) => ({
    ...course,
    programmeTitle: textIn(course.programmeTitle, language),
    title: textIn(course.title, language),
    short: textIn(course.short, language),
    summary: textIn(course.summary, language),
  }))
}

/** Which of the viewer's courses a page asks for: all, one, or the one that holds a module. */
export type Asked = { courseId: string } | { moduleKey: string } | 'all'

function itemsOf(
  db: Db,
  value: (name: 'person' | 'today' | 'language') => Given,
  wanted: (held: ReturnType<typeof heldBy>) => SQL | undefined,
) {
  const held = heldBy(db, { id: value('person') }, value('today'))
  const language = value('language')
  // The reader's language only: three languages of every title would be most of what this query sends.
  const inLanguage = (column: typeof activities.title | typeof modules.title | typeof modules.aims) =>
    sql<string | null>`coalesce(${column} ->> ${language}, ${column} ->> 'fr')`
  return db
    .select({
      courseId: held.courseId,
      key: activities.key,
      kind: activities.kind,
      moduleKey: activities.moduleKey,
      moduleNumber: modules.position,
      moduleTitle: inLanguage(modules.title),
      moduleAims: inLanguage(modules.aims),
      title: inLanguage(activities.title),
      isTranslated: sql<boolean>`${activities.title} ->> ${language} is not null`,
      minutes: activities.minutes,
      bytes: activities.bytes,
      isRequired: activities.isRequired,
      // A nested object is taken for missing when its first column is null: this one never is.
      progress: {
        lastAt: itemProgress.lastAt,
        openedAt: itemProgress.openedAt,
        completedAt: itemProgress.completedAt,
        completedVersionId: itemProgress.completedVersionId,
        passedAt: itemProgress.passedAt,
        bestScore: itemProgress.bestScore,
        failures: itemProgress.failures,
      },
    })
    .from(held)
    .innerJoin(activities, eq(activities.versionId, held.versionId))
    .leftJoin(modules, and(eq(modules.versionId, activities.versionId), eq(modules.key, activities.moduleKey)))
    .leftJoin(itemProgress, and(eq(itemProgress.personId, value('person')), eq(itemProgress.itemKey, activities.key)))
    .where(wanted(held))
    .orderBy(asc(held.courseId), asc(activities.position))
}

const allItems = keptQuery('path', (db, value: (name: 'person' | 'today' | 'language') => Given) => itemsOf(db, value, () => undefined))
const courseItems = keptQuery('path of a course', (db, value: (name: 'person' | 'today' | 'language' | 'course') => Given) =>
  itemsOf(db, value, (held) => eq(held.courseId, value('course'))),
)
const moduleItems = keptQuery('path of a module', (db, value: (name: 'person' | 'today' | 'language' | 'module') => Given) =>
  itemsOf(db, value, () => eq(activities.moduleKey, value('module'))),
)

async function pathItems(db: Db, reader: Record<'person' | 'today', string>, asked: Asked, language: Language): Promise<PathItem[]> {
  const values = { ...reader, language }
  const found =
    asked === 'all'
      ? await allItems(db, values)
      : 'courseId' in asked
        ? await courseItems(db, { ...values, course: asked.courseId })
        : await moduleItems(db, { ...values, module: asked.moduleKey })
  return found.map(({ bytes, title, isTranslated, progress, ...item }) => ({
    ...item,
    title: title ?? '',
    titleLanguage: isTranslated ? language : 'fr',
    bytes: bytes[language] ?? bytes.fr ?? null,
    progress: progress ?? NO_PROGRESS,
  }))
}

const dueRows = keptQuery('due', (db, value: Reader) => {
  const held = heldBy(db, { id: value('person') }, value('today'))
  const mine = db.select({ id: held.cohortId }).from(held)
  const own = db
    .select({ id: memberships.organisationId })
    .from(memberships)
    .where(and(eq(memberships.personId, value('person')), isNull(memberships.toDay)))
  return unionAll(
    db
      .select({
        cohortId: deadlines.cohortId,
        itemKey: deadlines.itemKey,
        for: sql<DueRow['for']>`'run'`.as('source'),
        day: deadlines.localDay,
        time: deadlines.localTime,
      })
      .from(deadlines)
      .where(inArray(deadlines.cohortId, mine)),
    db
      .select({
        cohortId: extensions.cohortId,
        itemKey: extensions.itemKey,
        for: sql<DueRow['for']>`case when ${extensions.personId} is null then 'organisation' else 'person' end`.as('source'),
        day: extensions.localDay,
        time: extensions.localTime,
      })
      .from(extensions)
      .where(
        and(inArray(extensions.cohortId, mine), or(eq(extensions.personId, value('person')), inArray(extensions.organisationId, own))),
      ),
  )
})

/** The viewer's courses with the status of every step asked for: of a course found by a module, that module's only. Four queries. */
export async function pathFor(db: Db, viewer: Viewer, asked: Asked, language: Language, now: Date): Promise<CoursePath[]> {
  const today = moroccoDay(now)
  const reader = { person: viewer.id, today }
  const [courses, items, due, lines] = await Promise.all([
    heldCourses(db, reader, language),
    pathItems(db, reader, asked, language),
    dueRows(db, reader),
    workLines(db, viewer, today),
  ])
  const wanted = courses.filter((course) => asked === 'all' || items.some((item) => item.courseId === course.courseId))
  return pathOf(wanted, items, due, lines, now)
}

/** The objectives of a course version that the viewer's enrolment holds. One query. */
export async function objectivesOf(db: Db, course: HeldCourse, language: Language): Promise<{ objectives: string[]; hours: number }> {
  const [found] = await db
    .select({ objectives: courseVersions.objectives, hours: courseVersions.hours })
    .from(courseVersions)
    .where(eq(courseVersions.id, course.versionId))
  const texts: FullText[] = (found?.objectives ?? []).map(({ text }) => text)
  return { objectives: texts.map((text) => textIn(text, language)), hours: found?.hours ?? 0 }
}
