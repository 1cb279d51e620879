import { and, asc, desc, eq, inArray, sql } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { cohortCourses, cohorts, enrolments, enrolmentVersions } from '#db/schema/cohorts.ts'
import { activities, courseVersions } from '#db/schema/courses.ts'
import { people } from '#db/schema/people.ts'
import { itemProgress } from '#db/schema/progress.ts'
import { cohortsSteeredBy } from '#app/access/cohorts.scope.server.ts'
import type { Viewer } from '#app/access/viewer.ts'
import type { UpgradedPerson, VersionItem } from '#app/rules/upgrade.ts'

/** A course of a cohort with its version and the newest one, if the viewer steers the cohort; otherwise it does not exist. */
export async function upgradableCourse(db: Db, viewer: Viewer, cohortId: string, courseId: string) {
  const [held] = await db
    .select({
      cohort: cohorts.name,
      revision: cohorts.revision,
      versionId: cohortCourses.versionId,
      number: courseVersions.number,
      short: courseVersions.short,
    })
    .from(cohortCourses)
    .innerJoin(cohorts, eq(cohorts.id, cohortCourses.cohortId))
    .innerJoin(courseVersions, eq(courseVersions.id, cohortCourses.versionId))
    .where(and(eq(cohortCourses.cohortId, cohortId), eq(cohortCourses.courseId, courseId), cohortsSteeredBy(viewer)))
  if (!held) throw new Response(null, { status: 404 })
  const [newest] = await db
    .select({ versionId: courseVersions.id, number: courseVersions.number })
    .from(courseVersions)
    .where(eq(courseVersions.courseId, courseId))
    .orderBy(desc(courseVersions.number))
    .limit(1)
  return { ...held, cohortId, courseId, newest: newest && newest.number > held.number ? newest : null }
}
export type UpgradableCourse = Awaited<ReturnType<typeof upgradableCourse>>

/** The activities of versions of a course, by version. */
async function itemsOf(db: Db, versionIds: string[]): Promise<Map<string, VersionItem[]>> {
  const found = await db
    .select({ versionId: activities.versionId, key: activities.key, isRequired: activities.isRequired })
    .from(activities)
    .where(inArray(activities.versionId, versionIds))
    .orderBy(asc(activities.position))
  return new Map(versionIds.map((id) => [id, found.filter(({ versionId }) => versionId === id)]))
}

const isDone = sql`case when ${activities.kind} = 'lesson' then ${itemProgress.completedAt} else ${itemProgress.passedAt} end is not null`

/** Everybody of the cohort who counts, with the version each is on and what each has done in the course: of all its versions, for keys stay. Four queries. */
export async function upgradeFacts(db: Db, { cohortId, courseId, versionId, newest }: UpgradableCourse) {
  const enrolled = await db
    .select({
      ...{ enrolmentId: enrolments.id, personId: enrolments.personId, name: people.name },
      versionId: sql<string>`coalesce(${enrolmentVersions.versionId}, ${versionId})`,
      finishedAt: enrolmentVersions.finishedAt,
    })
    .from(enrolments)
    .innerJoin(people, eq(people.id, enrolments.personId))
    .leftJoin(enrolmentVersions, and(eq(enrolmentVersions.enrolmentId, enrolments.id), eq(enrolmentVersions.courseId, courseId)))
    .where(and(eq(enrolments.cohortId, cohortId), inArray(enrolments.status, ['invited', 'active', 'paused', 'completed'])))
    .orderBy(asc(people.name))
  const versions = [...new Set([versionId, ...(newest ? [newest.versionId] : []), ...enrolled.map((one) => one.versionId)])]
  const items = await itemsOf(db, versions)
  const done = await db
    .selectDistinct({ personId: itemProgress.personId, key: itemProgress.itemKey })
    .from(itemProgress)
    .innerJoin(activities, and(eq(activities.key, itemProgress.itemKey), inArray(activities.versionId, versions)))
    .where(
      and(
        eq(itemProgress.courseId, courseId),
        isDone,
        inArray(
          itemProgress.personId,
          enrolled.map(({ personId }) => personId),
        ),
      ),
    )
  const persons = enrolled.map((one): UpgradedPerson & { finishedAt: Date | null; versionId: string } => ({
    ...{ enrolmentId: one.enrolmentId, name: one.name, finishedAt: one.finishedAt, versionId: one.versionId },
    items: items.get(one.versionId) ?? [],
    done: new Set(done.filter(({ personId }) => personId === one.personId).map(({ key }) => key)),
  }))
  return { persons, older: items.get(versionId) ?? [], newer: items.get(newest?.versionId ?? versionId) ?? [] }
}
