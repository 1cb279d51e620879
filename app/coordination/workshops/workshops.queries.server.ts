import { and, asc, desc, eq, inArray, isNull, sql } from 'drizzle-orm'
import { z } from 'zod'
import { rows, type Db } from '#db/handle.ts'
import { cohorts, enrolments } from '#db/schema/cohorts.ts'
import { grants, people } from '#db/schema/people.ts'
import { workshops } from '#db/schema/workshops.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { workshopsKeptBy } from '#app/access/workshops.scope.server.ts'
import { ATTENDANCE, type Attendance } from '#app/rules/workshops.ts'

/** A cohort whose workshops the viewer keeps; otherwise the page does not exist. One query. */
export async function keptCohort(db: Db, viewer: Viewer, cohortId: string) {
  const [found] = await db
    .select({ id: cohorts.id, name: cohorts.name })
    .from(cohorts)
    .where(and(eq(cohorts.id, cohortId), workshopsKeptBy(viewer)))
  if (!found) throw new Response(null, { status: 404 })
  return found
}

/** The trainers and coordinators of a cohort, by name: one of them leads a workshop. One query. */
export const staffOf = (db: Db, cohortId: string) =>
  db
    .selectDistinct({ id: people.id, name: people.name })
    .from(grants)
    .innerJoin(people, eq(people.id, grants.personId))
    .where(and(eq(grants.cohortId, cohortId), inArray(grants.role, ['trainer', 'coordinator']), isNull(grants.revokedAt)))
    .orderBy(asc(people.name))

/** How many were there, by the latest mark of each. */
const present = (workshopId: typeof workshops.id) =>
  sql`(select count(*) from attendance_marks m where m.workshop_id = ${workshopId} and m.state = 'present' and not exists (
    select 1 from attendance_marks later where later.workshop_id = m.workshop_id and later.enrolment_id = m.enrolment_id
      and (later.marked_at, later.received_at, later.id) > (m.marked_at, m.received_at, m.id)))`.mapWith(Number)

const columns = {
  ...{ id: workshops.id, title: workshops.title, place: workshops.place, localDay: workshops.localDay },
  ...{ startsTime: workshops.startsTime, endsTime: workshops.endsTime, seats: workshops.seats, cancelledAt: workshops.cancelledAt },
  trainer: people.name,
}

/** The workshops of a cohort, the latest first, with how many were there. One query. */
export const workshopsIn = (db: Db, cohortId: string) =>
  db
    .select({ ...columns, present: present(workshops.id) })
    .from(workshops)
    .leftJoin(people, eq(people.id, workshops.trainerId))
    .where(eq(workshops.cohortId, cohortId))
    .orderBy(desc(workshops.localDay), desc(workshops.startsTime), asc(workshops.id))
export type WorkshopLine = Awaited<ReturnType<typeof workshopsIn>>[number]

/** One workshop of a cohort; otherwise the page does not exist. One query. */
export async function workshopOf(db: Db, cohortId: string, workshopId: string) {
  const [found] = await db
    .select(columns)
    .from(workshops)
    .leftJoin(people, eq(people.id, workshops.trainerId))
    .where(and(eq(workshops.id, workshopId), eq(workshops.cohortId, cohortId)))
  if (!found) throw new Response(null, { status: 404 })
  return found
}

const attendeeRow = z.object({ enrolment_id: z.string(), name: z.string(), state: z.enum(ATTENDANCE).nullable() })

/** The people of a cohort, by name, with whether they were at a workshop: those who left only where they were marked. One query. */
export async function attendeesOf(db: Db, cohortId: string, workshopId: string) {
  const found = await db.execute(sql`
    select e.id as enrolment_id, p.name, l.state
    from enrolments e
    join people p on p.id = e.person_id and not p.is_stand_in
    left join lateral (
      select m.state from attendance_marks m where m.enrolment_id = e.id and m.workshop_id = ${workshopId}::uuid
      order by m.marked_at desc, m.received_at desc, m.id desc limit 1) l on true
    where e.cohort_id = ${cohortId}::uuid and (e.status not in ('withdrawn', 'transferred') or l.state is not null)
    order by p.name, e.id`)
  return rows<unknown>(found).map((row) => {
    const { enrolment_id: enrolmentId, name, state } = attendeeRow.parse(row)
    return { enrolmentId, name, state }
  })
}
export type Attendee = Awaited<ReturnType<typeof attendeesOf>>[number]

/** The workshops of a cohort that took place, with whether this person was there. One query. */
export function attendanceOf(db: Db, enrolmentId: string) {
  return db
    .select({
      ...{ id: workshops.id, title: workshops.title, localDay: workshops.localDay },
      state: sql<Attendance>`l.state`,
    })
    .from(workshops)
    .innerJoinLateral(
      sql`(select m.state from attendance_marks m where m.enrolment_id = ${enrolmentId}::uuid and m.workshop_id = ${workshops.id}
        order by m.marked_at desc, m.received_at desc, m.id desc limit 1) l`,
      sql`true`,
    )
    .orderBy(asc(workshops.localDay), asc(workshops.startsTime))
}

/** A workshop for the calendar of who keeps it or follows its cohort; otherwise it does not exist. One query. */
export async function workshopForCalendar(db: Db, viewer: Viewer, workshopId: string) {
  const follows = sql`exists (select 1 from ${enrolments} where ${enrolments.cohortId} = ${cohorts.id} and ${enrolments.personId} = ${viewer.id}
    and ${enrolments.status} not in ('withdrawn', 'transferred'))`
  const [found] = await db
    .select(columns)
    .from(workshops)
    .innerJoin(cohorts, eq(cohorts.id, workshops.cohortId))
    .leftJoin(people, eq(people.id, workshops.trainerId))
    .where(and(eq(workshops.id, workshopId), sql`(${workshopsKeptBy(viewer)} or ${follows})`))
  if (!found) throw new Response(null, { status: 404 })
  return found
}
