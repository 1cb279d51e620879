import { and, asc, desc, eq, sql } from 'drizzle-orm'
import { studiedBy } from '#app/access/activities.scope.server.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { squarePicture } from '#app/platform/square-picture.ts'
import { moroccoDay } from '#app/rules/morocco-time.ts'
import { textIn, type Language } from '#app/rules/languages.ts'
import type { Db } from '#db/handle.ts'
import { activities, lessonTexts, modules } from '#db/schema/courses.ts'

/** A module to print: its lessons with a square code each that leads to the lesson on the site. One query; undefined where the module is not the viewer's. */
export async function moduleToPrint(db: Db, viewer: Viewer, moduleKey: string, language: Language, origin: string, now: Date) {
  const studied = studiedBy(db, viewer, moroccoDay(now))
  const lessons = await db
    .selectDistinctOn([activities.position], {
      key: activities.key,
      moduleTitle: modules.title,
      moduleNumber: modules.position,
      courseId: studied.courseId,
      title: lessonTexts.title,
      html: lessonTexts.html,
      textLanguage: lessonTexts.language,
    })
    .from(activities)
    .innerJoin(studied, eq(studied.versionId, activities.versionId))
    .innerJoin(modules, and(eq(modules.versionId, activities.versionId), eq(modules.key, activities.moduleKey)))
    .innerJoin(lessonTexts, and(eq(lessonTexts.versionId, activities.versionId), eq(lessonTexts.activityKey, activities.key)))
    .where(and(eq(activities.moduleKey, moduleKey), eq(activities.kind, 'lesson')))
    .orderBy(asc(activities.position), desc(sql`${lessonTexts.language} = ${language}`), desc(sql`${lessonTexts.language} = 'fr'`))
  const [first] = lessons
  if (!first) return undefined
  return {
    key: moduleKey,
    title: textIn(first.moduleTitle, language),
    n: first.moduleNumber,
    lessons: lessons.map(({ key, title, html, textLanguage }) => {
      const address = `${origin}/lecons/${key}`
      return { key, title, html, textLanguage, address, code: squarePicture(address) }
    }),
  }
}

export type ModuleToPrint = NonNullable<Awaited<ReturnType<typeof moduleToPrint>>>
