import { and, eq, sql } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { cohortCourses, cohorts, enrolmentVersions } from '#db/schema/cohorts.ts'
import { courseAssignments } from '#db/schema/courses.ts'
import { assignmentRuns } from '#db/schema/plans.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { recordAudit } from '#app/platform/record-audit.server.ts'
import { upgradeLines, type UpgradeChoice } from '#app/rules/upgrade.ts'
import { upgradableCourse, upgradeFacts } from './upgrade.queries.server.ts'

/**
 * Moves a course of a cohort to its newest version for those who were chosen. Whoever has finished stays finished and whoever is kept stays on their
 * version. `number` is that of the page: nothing happens where a newer version came meanwhile or the cohort has it already.
 */
export function upgradeCourse(
  db: Db,
  viewer: Viewer,
  wish: { cohortId: string; courseId: string; choice: UpgradeChoice; number: number },
  now: Date,
): Promise<{ ok: boolean }> {
  return db.transaction(async (tx) => {
    const { cohortId, courseId, choice } = wish
    await tx.select({ id: cohorts.id }).from(cohorts).where(eq(cohorts.id, cohortId)).for('update')
    const course = await upgradableCourse(tx, viewer, cohortId, courseId)
    if (!course.newest || course.newest.number !== wish.number) return { ok: false }
    const { persons, newer } = await upgradeFacts(tx, course)
    const lines = upgradeLines(persons, newer, choice)
    for (const { enrolmentId, fate } of lines) {
      const before = persons.find((one) => one.enrolmentId === enrolmentId)
      if (!before) continue
      const place = and(eq(enrolmentVersions.enrolmentId, enrolmentId), eq(enrolmentVersions.courseId, courseId))
      await tx.delete(enrolmentVersions).where(place)
      if (fate === 'moves') continue
      const finishedAt = fate === 'keeps-finished' ? (before.finishedAt ?? now) : before.finishedAt
      await tx.insert(enrolmentVersions).values({ enrolmentId, courseId, versionId: before.versionId, finishedAt })
    }
    await tx
      .update(cohortCourses)
      .set({ versionId: course.newest.versionId })
      .where(and(eq(cohortCourses.cohortId, cohortId), eq(cohortCourses.courseId, courseId)))
    // Plans opened from now on follow the new version's assignment; open ones keep theirs.
    const [final] = await tx
      .select({ key: courseAssignments.activityKey, assignmentVersionId: courseAssignments.assignmentVersionId })
      .from(courseAssignments)
      .where(eq(courseAssignments.versionId, course.newest.versionId))
    if (final)
      await tx
        .update(assignmentRuns)
        .set({ assignmentVersionId: final.assignmentVersionId })
        .where(and(eq(assignmentRuns.cohortId, cohortId), eq(assignmentRuns.assignmentKey, final.key)))
    await tx
      .update(cohorts)
      .set({ revision: sql`${cohorts.revision} + 1` })
      .where(eq(cohorts.id, cohortId))
    const detail = { course: courseId, from: course.number, to: course.newest.number, for: choice }
    await recordAudit(tx, { actorId: viewer.id, action: 'cohort.upgraded', subject: { kind: 'cohort', id: cohortId }, detail }, now)
    return { ok: true }
  })
}
