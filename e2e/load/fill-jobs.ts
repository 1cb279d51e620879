import { sql, type SQL } from 'drizzle-orm'
import { rows, type Db } from '#db/handle.ts'
import { idOf } from '#db/seed/named-id.ts'
import { sessionsOn } from '#app/access/sessions.server.ts'
import { rebuildProgress } from '#app/platform/rebuild-progress.server.ts'
import { madeId } from './made-ids.ts'
import { giveQuiz } from './measure-quizzes.ts'

/** The world in which jobs are measured: as many people, cohorts, courses and texts as the one that other systems were measured with. */
export const JOBS_WORLD = { cohorts: 15, peopleEach: 70, waiting: 500, waitingInFirst: 50 }

const PEOPLE = JOBS_WORLD.cohorts * JOBS_WORLD.peopleEach
/** Nobody of the second and third cohort has handed in: all parts of their plans are written. The last two cohorts take quizzes. */
const WRITING = { first: 2, cohorts: 2 }
const QUIZZES = { first: JOBS_WORLD.cohorts - 1, cohorts: 2 }
const LEARNING = { first: 10, cohorts: 1 }
/** So many coordinators that nobody takes out more in an hour than may be. */
const EXPORTERS = 40
const EVENTS_EACH = 120
const LETTERS_OF_A_PART = 900

const worldId = (kind: string, n: SQL) => madeId(`job ${kind}`, n)
const numbered = (kind: string, n: number) => worldId(kind, sql`${n}::int`)

/** The ids that are asked for while measuring. */
export type JobsWorld = {
  cohort: (n: number) => string
  learner: (n: number) => string
  writer: (n: number) => string
  writersPlan: (n: number) => string
  quizTaker: (n: number) => string
  staff: { trainerOf50: string; trainerOf500: string; coordinator: string; exporter: (n: number) => string }
  submission: (n: number) => string
  organisation: string
  /** The cookie of a session that was opened while the world was made. */
  cookieOf: (personId: string) => string
}

async function idsOf(db: Db, kind: string, count: number): Promise<(n: number) => string> {
  const found = rows<{ id: string }>(
    await db.execute(sql`select ${worldId(kind, sql`n`)} as id from generate_series(1, ${count}::int) n order by n`),
  )
  return (n) => found[n % count]?.id ?? ''
}

/** Fills a seeded PostgreSQL, inside the database and always alike, and names what was made. */
export async function fillJobs(db: Db): Promise<JobsWorld> {
  await db.transaction(async (tx) => {
    await tx.execute(sql`set local statement_timeout = 0`)
    await tx.execute(sql`set local session_replication_role = replica`)
    for (const statement of [...peopleAndCohorts(), ...plansOfAll(), eventsOfAll()]) await tx.execute(statement)
  })
  await rebuildProgress(db, { isRehearsal: false })
  const [person, cohort, submission, plan, staff, organisation] = await Promise.all([
    idsOf(db, 'person', PEOPLE),
    idsOf(db, 'cohort', JOBS_WORLD.cohorts),
    idsOf(db, 'submission', JOBS_WORLD.waitingInFirst),
    idsOf(db, 'plan', PEOPLE),
    idsOf(db, 'staff', 3 + EXPORTERS),
    idsOf(db, 'organisation', 1),
  ])
  const within =
    ({ first, cohorts }: typeof WRITING, of: (n: number) => string) =>
    (n: number) =>
      of((first - 1) * JOBS_WORLD.peopleEach + (n % (cohorts * JOBS_WORLD.peopleEach)))
  await giveQuiz(
    db,
    [0, 1].map((n) => cohort(QUIZZES.first - 1 + n)),
  )
  const cookies = await cookiesOf(db, [...Array(PEOPLE).keys()].map(person).concat([...Array(3 + EXPORTERS).keys()].map(staff)))
  await db.execute(sql`analyze`)
  return {
    ...{ cohort, submission, organisation: organisation(0), cookieOf: (personId) => cookies.get(personId) ?? '' },
    ...{ learner: within(LEARNING, person), quizTaker: within(QUIZZES, person) },
    ...{ writer: within(WRITING, person), writersPlan: within(WRITING, plan) },
    staff: { trainerOf50: staff(0), trainerOf500: staff(1), coordinator: staff(2), exporter: (n) => staff(3 + (n % EXPORTERS)) },
  }
}

async function cookiesOf(db: Db, people: readonly string[]): Promise<Map<string, string>> {
  const cookies = new Map<string, string>()
  const sessions = sessionsOn(db, false)
  for (const person of people) cookies.set(person, (await sessions.open(person, false)).split(';')[0] ?? '')
  return cookies
}

function peopleAndCohorts(): SQL[] {
  const n = sql`n`
  const cohortOf = sql`1 + (n - 1) / ${JOBS_WORLD.peopleEach}::int`
  const each = (count: number) => sql`generate_series(1, ${count}::int) n`
  const granted = (staff: number, role: string, cohorts: number) => sql`insert into grants (person_id, role, cohort_id)
    select ${numbered('staff', staff)}, ${role}, ${worldId('cohort', n)} from ${each(cohorts)}`
  return [
    sql`insert into organisations (id, parent_id, kind, name, valid_from)
      select ${worldId('organisation', n)}, ${idOf('pascoms')}::uuid, 'association', 'Association ' || n, '2024-01-01' from ${each(15)}`,
    sql`insert into people (id, name, language) select ${worldId('person', n)}, 'Personne ' || n, 'fr' from ${each(PEOPLE)}`,
    sql`insert into people (id, name, language) select ${worldId('staff', n)}, 'Accompagnante ' || n, 'fr' from ${each(3 + EXPORTERS)}`,
    sql`insert into memberships (person_id, organisation_id, from_day)
      select ${worldId('person', n)}, ${worldId('organisation', sql`1 + n % 15`)}, '2024-06-01' from ${each(PEOPLE)}`,
    sql`insert into cohorts (id, programme_id, name, starts_on, ends_on)
      select ${worldId('cohort', n)}, 'femmes', 'Cohorte ' || n, current_date - 90, current_date + 90 from ${each(JOBS_WORLD.cohorts)}`,
    sql`insert into cohort_courses (cohort_id, course_id, version_id, position)
      select ${worldId('cohort', n)}, v.course_id, v.id, v.position from ${each(JOBS_WORLD.cohorts)} cross join (
        select course_id, id, row_number() over (order by course_id)::int as position from (
          select distinct on (course_id) course_id, id from course_versions order by course_id, number desc) latest) v`,
    sql`insert into enrolments (id, cohort_id, person_id, status, organisation_id, enrolled_at)
      select ${worldId('enrolment', n)}, ${worldId('cohort', cohortOf)}, ${worldId('person', n)}, 'active',
        ${worldId('organisation', sql`1 + n % 15`)}, now() - interval '90 days' from ${each(PEOPLE)}`,
    granted(1, 'trainer', 1),
    granted(2, 'trainer', JOBS_WORLD.cohorts),
    ...Array.from({ length: 1 + EXPORTERS }, (_, n) => granted(3 + n, 'coordinator', JOBS_WORLD.cohorts)),
  ]
}

/** Plans with two thousand words: handed in by the first fifty people and by 450 of other cohorts, written and not yet sent in two cohorts. */
function plansOfAll(): SQL[] {
  const from = (WRITING.first + WRITING.cohorts - 1) * JOBS_WORLD.peopleEach
  const others = JOBS_WORLD.waiting - JOBS_WORLD.waitingInFirst
  const hasPlan = sql`(n <= ${JOBS_WORLD.waitingInFirst}::int or n > ${JOBS_WORLD.peopleEach}::int and n <= ${from + others}::int)`
  const isSent = sql`(n <= ${JOBS_WORLD.waitingInFirst}::int or n > ${from}::int and n <= ${from + others}::int)`
  const people = sql`generate_series(1, ${PEOPLE}::int) n`
  const cohortOf = sql`1 + (n - 1) / ${JOBS_WORLD.peopleEach}::int`
  const sample = sql`(select p.part_id, p.tables, left(repeat(coalesce(nullif(p.text, ''), 'Notre atelier vend à Salé. ') || ' ', 60), ${LETTERS_OF_A_PART}::int) as text
    from submission_parts p where p.submission_id = (select s.id from submissions s join submission_parts sp on sp.submission_id = s.id join plans pl on pl.id = s.plan_id
      join assignment_runs r on r.id = pl.run_id where r.assignment_key = 'c10-plan' group by s.id order by count(*) desc, sum(length(sp.tables::text)) desc, s.id limit 1)) part`
  return [
    sql`insert into assignment_runs (id, cohort_id, assignment_key, course_id, assignment_version_id)
      select ${worldId('run', sql`n`)}, ${worldId('cohort', sql`n`)}, r.assignment_key, r.course_id, r.assignment_version_id
      from generate_series(1, ${JOBS_WORLD.cohorts}::int) n join assignment_runs r on r.cohort_id = ${idOf('cohort:sale')}::uuid and r.assignment_key = 'c10-plan'`,
    sql`insert into plans (id, run_id, enrolment_id, owner_id, assignment_version_id)
      select ${worldId('plan', sql`n`)}, r.id, ${worldId('enrolment', sql`n`)}, ${worldId('person', sql`n`)}, r.assignment_version_id
      from ${people} join assignment_runs r on r.id = ${worldId('run', cohortOf)} where ${hasPlan}`,
    sql`insert into revisions (plan_id, part_id, n, text, tables, is_done, hash, author_id, saved_at)
      select ${worldId('plan', sql`n`)}, part.part_id, 1, part.text, part.tables, true, md5(part.text), ${worldId('person', sql`n`)}, now() - interval '3 days'
      from ${people} cross join ${sample} where ${hasPlan}`,
    sql`insert into submissions (id, plan_id, n, request_key, receipt_code, submitted_by, organisation_id, statement, submitted_at)
      select ${worldId('submission', sql`n`)}, ${worldId('plan', sql`n`)}, 1, ${worldId('request', sql`n`)}, 'job-' || n, ${worldId('person', sql`n`)},
        ${worldId('organisation', sql`1 + n % 15`)}, 'Oui', now() - n * interval '1 hour' from ${people} where ${isSent}`,
    sql`insert into submission_parts (submission_id, part_id, revision_id, text, tables)
      select s.id, r.part_id, r.id, r.text, r.tables from submissions s join revisions r on r.plan_id = s.plan_id where s.receipt_code like 'job-%'`,
  ]
}

/** Each person has been through some of the items of the ten courses, another number of them each. */
const eventsOfAll = () => sql`
  with items as (select a.key, a.kind, a.version_id, cc.course_id, (row_number() over (order by cc.position, a.key))::int as place
    from cohort_courses cc join activities a on a.version_id = cc.version_id
    where cc.cohort_id = ${numbered('cohort', 1)} and a.kind in ('lesson', 'quiz'))
  insert into progress_events (person_id, course_id, item_key, version_id, kind, score, occurred_at, received_at)
  select ${worldId('person', sql`n`)}, i.course_id, i.key, i.version_id, case when i.kind = 'lesson' then 'completed' else 'passed' end,
    case when i.kind = 'quiz' then 60 + i.place % 41 end, now() - interval '85 days' + i.place * interval '15 hours', now() - interval '85 days' + i.place * interval '15 hours'
  from generate_series(1, ${PEOPLE}::int) n join items i on i.place <= n % ${EVENTS_EACH}::int`
