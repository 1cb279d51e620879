import { and, asc, desc, eq, sql } from 'drizzle-orm'
import { studiedBy } from '#app/access/activities.scope.server.ts'
import type { Viewer } from '#app/access/viewer.ts'
import type { CalendarDay } from '#app/rules/calendar-days.ts'
import { doneAt } from '#app/rules/completion.ts'
import { languageOf, textIn, type Language } from '#app/rules/languages.ts'
import { keptQuery, type Db, type Given } from '#db/handle.ts'
import { activities, courseVersions, lessonTexts, modules, slots } from '#db/schema/courses.ts'
import { itemProgress } from '#db/schema/progress.ts'

const lessonRows = keptQuery('lesson', (db, value: (name: 'person' | 'today' | 'lesson' | 'language') => Given) => {
  const studied = studiedBy(db, { id: value('person') }, value('today'))
  return db
    .select({
      key: activities.key,
      versionId: activities.versionId,
      courseId: studied.courseId,
      moduleKey: activities.moduleKey,
      title: lessonTexts.title,
      html: lessonTexts.html,
      textLanguage: lessonTexts.language,
      bytes: lessonTexts.bytes,
      minutes: activities.minutes,
      verifiedOn: activities.verifiedOn,
      questions: sql<number>`(select count(*) from ${slots} where ${slots.versionId} = ${activities.versionId}
        and ${slots.activityKey} = ${activities.key})`.mapWith(Number),
      completedAt: itemProgress.completedAt,
      lastAt: itemProgress.lastAt,
    })
    .from(activities)
    .innerJoin(studied, eq(studied.versionId, activities.versionId))
    .innerJoin(lessonTexts, and(eq(lessonTexts.versionId, activities.versionId), eq(lessonTexts.activityKey, activities.key)))
    .leftJoin(itemProgress, and(eq(itemProgress.personId, value('person')), eq(itemProgress.itemKey, activities.key)))
    .where(and(eq(activities.key, value('lesson')), eq(activities.kind, 'lesson')))
    .orderBy(desc(sql`${lessonTexts.language} = ${value('language')}`), desc(sql`${lessonTexts.language} = 'fr'`))
    .limit(1)
})

/** A lesson of the version that the viewer learns from, in their language or else in French; undefined where it is not theirs to read. One query. */
export async function lessonFor(db: Db, viewer: Viewer, key: string, language: Language, today: CalendarDay) {
  const [lesson] = await lessonRows(db, { person: viewer.id, today, lesson: key, language })
  return lesson?.moduleKey ? { ...lesson, moduleKey: lesson.moduleKey } : undefined
}

/** Where a lesson or quiz stands in its module, with its neighbours. */
export type Place = {
  moduleNumber: number
  isLegal: boolean
  /** From 1, among the lessons of the module. */
  n: number
  of: number
  previous: Neighbour | null
  next: Neighbour | null
}
export type Neighbour = { key: string; kind: 'lesson' | 'quiz'; title: string; titleLanguage: Language; isDone: boolean }

const placeRows = keptQuery('place', (db, value: (name: 'person' | 'version' | 'module') => Given) =>
  db
    .select({
      key: activities.key,
      kind: activities.kind,
      title: activities.title,
      completedAt: itemProgress.completedAt,
      passedAt: itemProgress.passedAt,
      moduleNumber: modules.position,
      isLegal: courseVersions.isLegal,
    })
    .from(activities)
    .innerJoin(modules, and(eq(modules.versionId, activities.versionId), eq(modules.key, activities.moduleKey)))
    .innerJoin(courseVersions, eq(courseVersions.id, activities.versionId))
    .leftJoin(itemProgress, and(eq(itemProgress.personId, value('person')), eq(itemProgress.itemKey, activities.key)))
    .where(and(eq(activities.versionId, value('version')), eq(activities.moduleKey, value('module'))))
    .orderBy(asc(activities.position)),
)

/** The place of an activity in its module and what its course says of all its lessons, for a version that was found through the viewer's scope. One query. */
export async function placeOf(
  db: Db,
  viewer: Viewer,
  activity: { versionId: string; moduleKey: string; key: string },
  language: Language,
): Promise<Place> {
  const all = await placeRows(db, { person: viewer.id, version: activity.versionId, module: activity.moduleKey })
  const neighbours = all.map(({ key, kind, title, completedAt, passedAt }) => ({
    key,
    kind: kind === 'quiz' ? ('quiz' as const) : ('lesson' as const),
    title: textIn(title, language),
    titleLanguage: languageOf(title, language),
    isDone: doneAt(kind, { completedAt, passedAt }) !== null,
  }))
  const index = neighbours.findIndex((neighbour) => neighbour.key === activity.key)
  const lessons = neighbours.filter((neighbour) => neighbour.kind === 'lesson')
  return {
    moduleNumber: all[0]?.moduleNumber ?? 0,
    isLegal: all[0]?.isLegal ?? false,
    n: lessons.findIndex((lesson) => lesson.key === activity.key) + 1,
    of: lessons.length,
    previous: neighbours[index - 1] ?? null,
    next: neighbours[index + 1] ?? null,
  }
}
