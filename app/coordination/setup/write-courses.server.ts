import { and, eq, inArray, notInArray } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { cohortCourses, deadlines } from '#db/schema/cohorts.ts'
import { activities, courseAssignments, modules } from '#db/schema/courses.ts'
import { assignmentRuns } from '#db/schema/plans.ts'
import { deadlineInstant } from '#app/rules/deadlines.ts'
import { startOfMoroccoDay } from '#app/rules/morocco-time.ts'
import { spreadDays, type CohortFacts } from '#app/rules/new-cohort.ts'

type Versions = ReadonlyMap<string, string>

/** Writes the courses of a cohort with their places and days. Courses that were there keep their version; a new one is pinned to the version given. */
export async function writeCourses(tx: Db, cohortId: string, facts: CohortFacts, newest: Versions): Promise<void> {
  const before = await tx.select().from(cohortCourses).where(eq(cohortCourses.cohortId, cohortId))
  await tx.delete(cohortCourses).where(eq(cohortCourses.cohortId, cohortId))
  const pinned = facts.courses.flatMap((course) => {
    const versionId = before.find(({ courseId }) => courseId === course.courseId)?.versionId ?? newest.get(course.courseId)
    return versionId === undefined ? [] : [{ cohortId, versionId, ...course }]
  })
  await tx.insert(cohortCourses).values(pinned)
  const added = pinned.filter(({ courseId }) => !before.some((one) => one.courseId === courseId))
  if (added.length > 0) await writeRuns(tx, cohortId, facts, added)
  const keys = pinned.map(({ courseId }) => courseId)
  await tx.delete(assignmentRuns).where(and(eq(assignmentRuns.cohortId, cohortId), notInArray(assignmentRuns.courseId, keys)))
}

/** Every final assignment of these courses can be handed in from the opening of its course until the cohort's last day. */
async function writeRuns(
  tx: Db,
  cohortId: string,
  facts: CohortFacts,
  courses: ReadonlyArray<{ courseId: string; versionId: string; opensOn: string | null }>,
): Promise<void> {
  const finals = await tx
    .select({ key: activities.key, versionId: activities.versionId, assignmentVersionId: courseAssignments.assignmentVersionId })
    .from(activities)
    .innerJoin(
      courseAssignments,
      and(eq(courseAssignments.versionId, activities.versionId), eq(courseAssignments.activityKey, activities.key)),
    )
    .where(
      inArray(
        activities.versionId,
        courses.map(({ versionId }) => versionId),
      ),
    )
  const runs = finals.flatMap(({ key, versionId, assignmentVersionId }) => {
    const course = courses.find((one) => one.versionId === versionId)
    if (!course) return []
    const opensAt = startOfMoroccoDay(course.opensOn ?? facts.startsOn)
    const cutOffAt = deadlineInstant({ day: facts.endsOn, time: '23:59' })
    return [{ cohortId, assignmentKey: key, courseId: course.courseId, assignmentVersionId, opensAt, cutOffAt }]
  })
  if (runs.length > 0) await tx.insert(assignmentRuns).values(runs).onConflictDoNothing()
}

/** Gives each module and final assignment of the cohort's courses a due day, spread evenly over the time of its course; days that were set stay. */
export async function spreadDeadlines(tx: Db, cohortId: string, facts: CohortFacts): Promise<void> {
  const pinned = await tx.select().from(cohortCourses).where(eq(cohortCourses.cohortId, cohortId))
  const versions = pinned.map(({ versionId }) => versionId)
  const found = await tx
    .select({ key: modules.key, versionId: modules.versionId, position: modules.position })
    .from(modules)
    .where(inArray(modules.versionId, versions))
  const finals = await tx
    .select({ key: activities.key, versionId: activities.versionId })
    .from(activities)
    .where(and(inArray(activities.versionId, versions), eq(activities.kind, 'assignment')))
  const due = pinned.flatMap(({ versionId, opensOn, dueOn }) => {
    const own = found.filter((one) => one.versionId === versionId).sort((one, other) => one.position - other.position)
    const keys = [...own, ...finals.filter((one) => one.versionId === versionId)].map(({ key }) => key)
    const days = spreadDays(keys.length, opensOn ?? facts.startsOn, dueOn ?? facts.endsOn)
    return keys.flatMap((itemKey, index) => {
      const localDay = days[index]
      return localDay === undefined ? [] : [{ cohortId, itemKey, localDay, resolvedAt: deadlineInstant({ day: localDay, time: '23:59' }) }]
    })
  })
  if (due.length > 0) await tx.insert(deadlines).values(due).onConflictDoNothing()
}
