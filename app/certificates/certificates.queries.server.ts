import { and, desc, eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import { rows, type Db } from '#db/handle.ts'
import { cohorts } from '#db/schema/cohorts.ts'
import { certificates } from '#db/schema/reports.ts'
import { maySteerCohort } from '#app/access/cohorts.ts'
import type { Viewer } from '#app/access/viewer.ts'
import type { FullText } from '#app/rules/languages.ts'
import { readToken } from '#app/rules/link-token.ts'
import { moroccoDay } from '#app/rules/morocco-time.ts'

/** What somebody may ask a certificate for: a finished course of a cohort, or the whole programme (course null). */
export type Earned = { cohortId: string; courseId: string | null; title: FullText; hours: number; completedOn: string }

const text = z.object({ fr: z.string(), en: z.string(), ar: z.string() })
const courseRow = z.object({
  cohort_id: z.uuid(),
  course_id: z.string(),
  is_required: z.boolean(),
  title: text,
  programme: text,
  hours: z.coerce.number(),
  of: z.coerce.number(),
  done: z.coerce.number(),
  last_at: z.coerce.date().nullable(),
})
type CourseRow = z.infer<typeof courseRow>

const isDone = ({ of, done, last_at }: CourseRow) => of > 0 && done === of && last_at !== null

/** What a person has finished: courses in the version that their enrolment holds, and programmes of several required courses. One query. */
export async function earnedBy(db: Db, personId: string): Promise<Earned[]> {
  const result = await db.execute(sql`
    select e.cohort_id, cc.course_id, cc.is_required, cv.title, pr.title as programme, cv.hours, cc.position,
      count(a.key) as of,
      count(a.key) filter (where d.done_at is not null and (e.counts_before or d.done_at >= e.enrolled_at)) as done, max(d.done_at) as last_at
    from enrolments e
    join cohorts c on c.id = e.cohort_id
    join programmes pr on pr.id = c.programme_id
    join cohort_courses cc on cc.cohort_id = e.cohort_id
    left join enrolment_versions ev on ev.enrolment_id = e.id and ev.course_id = cc.course_id
    join course_versions cv on cv.id = coalesce(ev.version_id, cc.version_id)
    join activities a on a.version_id = cv.id and a.is_required and not exists (
      select 1 from plans p join assignment_runs r on r.id = p.run_id
      where p.enrolment_id = e.id and r.assignment_key = a.key and p.excused_at is not null)
    left join lateral (
      select case when a.kind = 'lesson' then ip.completed_at else ip.passed_at end as done_at
      from item_progress ip where ip.person_id = e.person_id and ip.item_key = a.key) d on true
    where e.person_id = ${personId}::uuid and e.status in ('active', 'paused', 'completed')
    group by e.id, e.cohort_id, cc.course_id, cc.is_required, cv.title, pr.title, cv.hours, cc.position
    order by e.cohort_id, cc.position`)
  const courses = rows<unknown>(result).map((row) => courseRow.parse(row))
  const byCohort = grouped(courses)
  return [...byCohort].flatMap(([cohortId, all]) => {
    const single = all.filter(isDone).map((row) => ({
      cohortId,
      courseId: row.course_id,
      title: row.title,
      hours: row.hours,
      completedOn: moroccoDay(row.last_at ?? new Date(0)),
    }))
    const required = all.filter(({ is_required }) => is_required)
    const [first] = required
    if (first === undefined || required.length < 2 || !required.every(isDone)) return single
    const hours = required.reduce((sum, row) => sum + row.hours, 0)
    const days = required.map(({ last_at }) => moroccoDay(last_at ?? new Date(0))).sort()
    return [...single, { cohortId, courseId: null, title: first.programme, hours, completedOn: days.at(-1) ?? '' }]
  })
}

function grouped(courses: readonly CourseRow[]): Map<string, CourseRow[]> {
  const byCohort = new Map<string, CourseRow[]>()
  for (const row of courses) byCohort.set(row.cohort_id, [...(byCohort.get(row.cohort_id) ?? []), row])
  return byCohort
}

/** The certificates of a person, the latest first; revoked ones too. One query. */
export const certificatesOf = (db: Db, personId: string) =>
  db.select().from(certificates).where(eq(certificates.personId, personId)).orderBy(desc(certificates.issuedAt))

export type Certificate = Awaited<ReturnType<typeof certificatesOf>>[number]

/** A certificate of the viewer that is in force; 404 for any other. */
export async function ownCertificate(db: Db, viewer: Pick<Viewer, 'id'>, id: string): Promise<Certificate> {
  const [found] = await db
    .select()
    .from(certificates)
    .where(and(eq(certificates.id, id), eq(certificates.personId, viewer.id)))
  if (!found || found.revokedAt) throw new Response(null, { status: 404 })
  return found
}

/** What the public check page says of a code: name, course and date of a certificate in force, that it was revoked, or nothing. One query. */
export async function checkCode(db: Db, typed: string): Promise<{ name: string; title: FullText; completedOn: string } | 'revoked' | null> {
  const code = readToken(typed)
  if (code === null) return null
  const [found] = await db
    .select({
      name: certificates.name,
      title: certificates.title,
      completedOn: certificates.completedOn,
      revokedAt: certificates.revokedAt,
    })
    .from(certificates)
    .where(eq(certificates.code, code))
  if (!found) return null
  const { revokedAt, ...shown } = found
  return revokedAt ? 'revoked' : shown
}

/** The name of a cohort for who steers it; 404 for others. One query. */
export async function cohortToSteer(db: Db, viewer: Viewer, cohortId: string): Promise<{ name: string }> {
  const [cohort] = await db.select({ name: cohorts.name }).from(cohorts).where(eq(cohorts.id, cohortId))
  if (!cohort || !maySteerCohort(viewer, cohortId)) throw new Response(null, { status: 404 })
  return cohort
}

/** The certificates of a cohort for who steers it; 404 for others. */
export async function certificatesOfCohort(db: Db, viewer: Viewer, cohortId: string) {
  const cohort = await cohortToSteer(db, viewer, cohortId)
  const lines = await db.select().from(certificates).where(eq(certificates.cohortId, cohortId)).orderBy(desc(certificates.issuedAt))
  return { cohort: cohort.name, lines }
}
