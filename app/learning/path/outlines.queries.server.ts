import { and, asc, eq, inArray } from 'drizzle-orm'
import { keptVersions, type Db } from '#db/handle.ts'
import { activities, courseVersions, modules } from '#db/schema/courses.ts'

/** Some more than the courses of a site, each with a version that some are still on. */
const MOST_KEPT = 60

async function titlesOf(db: Db, versionIds: string[]) {
  return db
    .select({
      ...{ id: courseVersions.id, title: courseVersions.title, short: courseVersions.short, summary: courseVersions.summary },
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

/** What a course version says of itself and its steps, in all languages. */
export type Outline = Awaited<ReturnType<typeof titlesOf>>[number] & { steps: Awaited<ReturnType<typeof stepsOf>> }

/** The outlines of course versions by their ids. Two queries for those that this process has not read yet, none for the others. */
export const outlinesOf = keptVersions<Outline>(MOST_KEPT, async (db, versionIds) => {
  const [titles, steps] = await Promise.all([titlesOf(db, versionIds), stepsOf(db, versionIds)])
  return new Map(titles.map((one) => [one.id, { ...one, steps: steps.filter(({ versionId }) => versionId === one.id) }]))
})
