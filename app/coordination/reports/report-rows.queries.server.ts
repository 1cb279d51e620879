import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { rows, type Db } from '#db/handle.ts'
import { addDays, type CalendarDay } from '#app/rules/calendar-days.ts'
import { moroccoDay, startOfMoroccoDay } from '#app/rules/morocco-time.ts'
import type { ReportEnrolment, ReportWish } from '#app/rules/report-figures.ts'

const instant = z.coerce.date()
const enrolmentRow = z.object({
  person_id: z.string(),
  enrolled_at: instant,
  organisation_id: z.string().nullable(),
  gender: z.enum(['woman', 'man', 'unstated']),
  done: z.coerce.number(),
  of: z.coerce.number(),
  last_at: instant.nullable(),
  attended: z.coerce.number(),
})
const membershipRow = z.object({ person_id: z.string(), organisation_id: z.string(), from_day: z.string(), to_day: z.string().nullable() })
type Membership = z.infer<typeof membershipRow>

const idList = (ids: readonly string[]) =>
  sql.join(
    ids.map((id) => sql`${id}::uuid`),
    sql`, `,
  )

/** The first instant after a period. */
export const endOf = (to: CalendarDay) => startOfMoroccoDay(addDays(to, 1))

/**
 * The enrolments of these cohorts at the end of a period, as a report counts them: steps done before that instant in the version attached, without those
 * excused; who was only invited, or left before beginning, is not among them. Two queries.
 */
export async function reportEnrolments(db: Db, wish: ReportWish, cohortIds: readonly string[]): Promise<ReportEnrolment[]> {
  const end = sql`${endOf(wish.to).toISOString()}::timestamptz`
  const result = await db.execute(sql`
    with taken as materialized (
      select e.id as enrolment_id, e.person_id, e.counts_before, e.enrolled_at, cc.course_id, coalesce(ev.version_id, cc.version_id) as version_id
      from enrolments e
      join cohort_courses cc on cc.cohort_id = e.cohort_id and cc.is_required
      left join enrolment_versions ev on ev.enrolment_id = e.id and ev.course_id = cc.course_id
      where e.cohort_id in (${idList(cohortIds)})),
    excused as materialized (
      select t.enrolment_id, r.assignment_key from taken t
      join plans p on p.enrolment_id = t.enrolment_id and p.excused_at < ${end}
      join assignment_runs r on r.id = p.run_id
      join activities a on a.version_id = t.version_id and a.key = r.assignment_key and a.is_required),
    required as (select version_id, count(*) as n from activities where is_required group by version_id),
    asked as (
      select t.enrolment_id, sum(v.n) - (select count(*) from excused x where x.enrolment_id = t.enrolment_id) as of
      from taken t join required v on v.version_id = t.version_id group by t.enrolment_id),
    -- Read along the index of the person and the course, before it is known which steps are required: one scan for each course somebody takes.
    touched as materialized (
      select t.enrolment_id, t.version_id, t.counts_before, t.enrolled_at, ip.item_key, ip.completed_at, ip.passed_at
      from taken t join item_progress ip on ip.person_id = t.person_id and ip.course_id = t.course_id
      where coalesce(ip.passed_at, ip.completed_at) is not null),
    steps as (
      select t.enrolment_id, t.counts_before, t.enrolled_at, case when a.kind = 'lesson' then t.completed_at else t.passed_at end as done_at
      from touched t join activities a on a.version_id = t.version_id and a.key = t.item_key and a.is_required
      where not exists (select 1 from excused x where x.enrolment_id = t.enrolment_id and x.assignment_key = t.item_key)),
    reached as (
      select enrolment_id, count(*) filter (where counts_before or done_at >= enrolled_at) as done, max(done_at) as last_at
      from steps where done_at < ${end} group by enrolment_id),
    attended as (
      select l.enrolment_id, count(*) as n from (
        select distinct on (m.enrolment_id, m.workshop_id) m.enrolment_id, m.state from attendance_marks m
        join workshops w on w.id = m.workshop_id
        where w.cohort_id in (${idList(cohortIds)}) and w.cancelled_at is null and w.local_day between ${wish.from}::date and ${wish.to}::date
        order by m.enrolment_id, m.workshop_id, m.marked_at desc, m.received_at desc, m.id desc) l
      where l.state = 'present' group by l.enrolment_id),
    standing as (
      select e.id, coalesce(
        (select c.status from enrolment_changes c where c.enrolment_id = e.id and c.changed_at < ${end} order by c.changed_at desc, c.id limit 1),
        (select case when c.status = 'active' then 'invited' else 'active' end
          from enrolment_changes c where c.enrolment_id = e.id order by c.changed_at, c.id limit 1),
        e.status) as status
      from enrolments e where e.cohort_id in (${idList(cohortIds)}))
    select e.person_id, e.enrolled_at, e.organisation_id,
      case when p.gender in ('woman', 'man') then p.gender else 'unstated' end as gender,
      coalesce(r.done, 0) as done, coalesce(q.of, 0) as of, r.last_at, coalesce(w.n, 0) as attended
    from enrolments e
    join people p on p.id = e.person_id
    join standing s on s.id = e.id
    left join asked q on q.enrolment_id = e.id
    left join reached r on r.enrolment_id = e.id
    left join attended w on w.enrolment_id = e.id
    where e.cohort_id in (${idList(cohortIds)}) and e.enrolled_at < ${end} and s.status <> 'invited' and (s.status not in ('withdrawn', 'transferred') or coalesce(r.done, 0) > 0)`)
  const found = rows<unknown>(result).map((row) => enrolmentRow.parse(row))
  const memberships = await mainMemberships(db, cohortIds)
  return found.map((row) => {
    const isCompleted = row.of > 0 && row.done === row.of && row.last_at !== null
    // Who had done everything before they were enrolled has completed this enrolment on the day it began.
    const completedAt = isCompleted && row.last_at !== null ? (row.last_at > row.enrolled_at ? row.last_at : row.enrolled_at) : null
    return {
      personId: row.person_id,
      enrolledAt: row.enrolled_at,
      atEnrolment: row.organisation_id,
      attributed: attributedTo(wish, { atEnrolment: row.organisation_id, completedAt, memberships: memberships.get(row.person_id) ?? [] }),
      gender: row.gender,
      done: row.done,
      of: row.of,
      completedAt,
      attended: row.attended,
    }
  })
}

/** The main memberships of everybody in these cohorts, the later ones first. */
async function mainMemberships(db: Db, cohortIds: readonly string[]): Promise<Map<string, Membership[]>> {
  const result = await db.execute(sql`
    select m.person_id, m.organisation_id, m.from_day::text, m.to_day::text
    from memberships m
    where m.is_main and exists (select 1 from enrolments e where e.person_id = m.person_id and e.cohort_id in (${idList(cohortIds)}))
    order by m.from_day desc, m.id`)
  const byPerson = new Map<string, Membership[]>()
  for (const row of rows<unknown>(result).map((one) => membershipRow.parse(one)))
    byPerson.set(row.person_id, [...(byPerson.get(row.person_id) ?? []), row])
  return byPerson
}

type Attributed = { atEnrolment: string | null; completedAt: Date | null; memberships: readonly Membership[] }

function attributedTo(wish: ReportWish, { atEnrolment, completedAt, memberships }: Attributed): string | null {
  if (wish.attribution === 'enrolment') return atEnrolment
  const day = wish.attribution === 'date' ? (wish.day ?? wish.to) : completedAt ? moroccoDay(completedAt) : wish.to
  const main = memberships.find(({ from_day, to_day }) => from_day <= day && (to_day === null || to_day >= day))
  return main?.organisation_id ?? null
}
