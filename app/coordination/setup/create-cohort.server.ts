import { eq } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { cohorts, programmeCourses, programmes } from '#db/schema/cohorts.ts'
import { mayMakeCohort } from '#app/access/cohorts.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { recordAudit } from '#app/platform/record-audit.server.ts'
import { reviewCohort, type CohortFault, type WantedCourse } from '#app/rules/new-cohort.ts'
import { readTypedDay } from '#app/rules/new-organisation.ts'
import { withProgrammeDays } from '#app/rules/programmes.ts'
import type { SetupForm } from './setup.forms.ts'
import { newestCourses } from './setup.queries.server.ts'
import { spreadDeadlines, writeCourses } from './write-courses.server.ts'
import { writeOrganisations, writeStaff } from './write-staff.server.ts'

/**
 * Makes a cohort on the newest versions of its courses, which stay its versions, with the programme's days where the form asks for them. The same form sent
 * twice makes one cohort; refusals are those of the rule, and come with the courses as they were judged.
 */
export function createCohort(
  db: Db,
  viewer: Viewer,
  form: SetupForm,
  now: Date,
): Promise<{ ok: true; id: string } | { ok: false; faults: CohortFault[]; courses: WantedCourse[] }> {
  if (!mayMakeCohort(viewer)) throw new Response(null, { status: 404 })
  return db.transaction(async (tx) => {
    const [made] = await tx.select({ id: cohorts.id }).from(cohorts).where(eq(cohorts.id, form.id))
    if (made) return { ok: true, id: made.id } as const
    const [programme] = await tx.select({ id: programmes.id }).from(programmes).where(eq(programmes.id, form.programme))
    if (!programme) throw new Response(null, { status: 404 })
    const newest = new Map((await newestCourses(tx)).map(({ courseId, versionId }) => [courseId, versionId]))
    const courses = await daysTaken(tx, {
      ...form,
      courses: form.courses.filter(({ courseId }) => newest.has(courseId)),
    })
    const reviewed = reviewCohort({ ...form, courses })
    if (!reviewed.ok) return { ...reviewed, courses }
    const { name, startsOn, endsOn } = reviewed.facts
    await tx.insert(cohorts).values({ id: form.id, programmeId: programme.id, name, startsOn, endsOn, createdAt: now })
    await writeCourses(tx, form.id, reviewed.facts, newest)
    if (form.isSpread) await spreadDeadlines(tx, form.id, reviewed.facts)
    await writeOrganisations(tx, viewer, form.id, form.organisations)
    await writeStaff(tx, viewer, { ...form, cohortId: form.id }, now)
    await recordAudit(tx, { actorId: viewer.id, action: 'cohort.made', subject: { kind: 'cohort', id: form.id } }, now)
    return { ok: true, id: form.id } as const
  })
}

async function daysTaken(tx: Db, { programme, startsOn, courses, takesDays }: SetupForm): Promise<WantedCourse[]> {
  const first = readTypedDay(startsOn)
  if (!takesDays || first === undefined) return courses
  return withProgrammeDays(courses, await tx.select().from(programmeCourses).where(eq(programmeCourses.programmeId, programme)), first)
}
