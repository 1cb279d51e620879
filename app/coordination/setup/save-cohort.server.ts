import { and, eq } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { cohortCourses, cohorts, enrolments } from '#db/schema/cohorts.ts'
import { cohortsSteeredBy } from '#app/access/cohorts.scope.server.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { recordAudit } from '#app/platform/record-audit.server.ts'
import { reviewCohort, type CohortFault } from '#app/rules/new-cohort.ts'
import type { SetupForm } from './setup.forms.ts'
import { newestCourses } from './setup.queries.server.ts'
import { spreadDeadlines, writeCourses } from './write-courses.server.ts'
import { writeOrganisations, writeStaff } from './write-staff.server.ts'

export type SaveRefusal = { faults: CohortFault[]; because?: 'changed-meanwhile' | 'course-in-use' }

/**
 * Keeps the settings of a cohort. Refuses a page that somebody else's change has overtaken, and taking away a course once people are in the cohort:
 * what they did there would vanish from every figure.
 */
export function saveCohort(
  db: Db,
  viewer: Viewer,
  cohortId: string,
  form: SetupForm,
  now: Date,
): Promise<{ ok: true } | ({ ok: false } & SaveRefusal)> {
  return db.transaction(async (tx) => {
    const place = and(eq(cohorts.id, cohortId), cohortsSteeredBy(viewer))
    const [cohort] = await tx.select({ revision: cohorts.revision }).from(cohorts).where(place).for('update')
    if (!cohort) throw new Response(null, { status: 404 })
    if (cohort.revision !== form.revision) return { ok: false, faults: [], because: 'changed-meanwhile' } as const
    const newest = new Map((await newestCourses(tx)).map(({ courseId, versionId }) => [courseId, versionId]))
    const reviewed = reviewCohort({ ...form, courses: form.courses.filter(({ courseId }) => newest.has(courseId)) })
    if (!reviewed.ok) return reviewed
    const before = await tx.select({ courseId: cohortCourses.courseId }).from(cohortCourses).where(eq(cohortCourses.cohortId, cohortId))
    const isTaken = before.some(({ courseId }) => !reviewed.facts.courses.some((course) => course.courseId === courseId))
    if (isTaken && (await tx.$count(enrolments, eq(enrolments.cohortId, cohortId))) > 0)
      return { ok: false, faults: [], because: 'course-in-use' } as const
    const { name, startsOn, endsOn } = reviewed.facts
    await tx
      .update(cohorts)
      .set({ name, startsOn, endsOn, revision: cohort.revision + 1 })
      .where(place)
    await writeCourses(tx, cohortId, reviewed.facts, newest)
    if (form.isSpread) await spreadDeadlines(tx, cohortId, reviewed.facts)
    await writeOrganisations(tx, viewer, cohortId, form.organisations)
    await writeStaff(tx, viewer, { ...form, cohortId }, now)
    const detail = { revision: cohort.revision + 1 }
    await recordAudit(tx, { actorId: viewer.id, action: 'cohort.changed', subject: { kind: 'cohort', id: cohortId }, detail }, now)
    return { ok: true } as const
  })
}
