import { sql, type SQL } from 'drizzle-orm'
import { rows, type Db } from '#db/handle.ts'
import { idOf } from '#db/seed/named-id.ts'
import { madeId } from './made-ids.ts'

/** How large a world is made: everything else follows from the number of people. */
export type WorldSize = { people: number; organisations: number; cohorts: number; events: number }

/** As many of each as a world of fifty thousand people with 500 organisations, 1,500 cohorts and five million events has for so many people. */
export const worldOf = (people: number): WorldSize => ({
  ...{ people, organisations: Math.round(people / 100) },
  ...{ cohorts: Math.round((people * 3) / 100), events: people * EVENTS_EACH },
})
const EVENTS_EACH = 100
/** The cohort that is measured has the size of the issue, in a world of any size. */
export const MEASURED = { people: 70, courses: ['c10', 'c2'] }

const worldId = (kind: string, n: SQL) => madeId(`load ${kind}`, n)
export const MEASURED_COHORT = worldId('cohort', sql`1`)

/**
 * Fills a seeded database with people, organisations, cohorts and events, all made up by numbers, inside the database: a copy of five million lines over
 * the wire would take longer. References are made by construction and not looked up, which only a superuser may ask for.
 */
export async function fillWorld(db: Db, { people, organisations, cohorts }: WorldSize): Promise<void> {
  const n = sql`n`
  // The first people are in the measured cohort, the others evenly in all.
  const cohortOf = sql`case when n <= ${MEASURED.people}::int then 1 else 2 + n % (${cohorts}::int - 1) end`
  const statements = [
    sql`insert into organisations (id, parent_id, kind, name, valid_from)
      select ${worldId('organisation', n)}, ${idOf('pascoms')}::uuid, 'association', 'Association ' || n, '2024-01-01' from generate_series(1, ${organisations}::int) n`,
    sql`insert into people (id, name, language, gender)
      select ${worldId('person', n)}, 'Personne ' || n, 'fr', (array['woman', 'man', 'woman', null])[1 + n % 4] from generate_series(1, ${people}::int) n`,
    sql`insert into memberships (person_id, organisation_id, from_day)
      select ${worldId('person', n)}, ${worldId('organisation', sql`1 + n % ${organisations}::int`)}, '2024-06-01' from generate_series(1, ${people}::int) n`,
    sql`insert into cohorts (id, programme_id, name, starts_on, ends_on)
      select ${worldId('cohort', n)}, 'femmes', 'Cohorte ' || n, current_date - 90, current_date + 90 from generate_series(1, ${cohorts}::int) n`,
    sql`insert into cohort_courses (cohort_id, course_id, version_id, position)
      select ${worldId('cohort', n)}, v.course_id, v.version_id, v.position from generate_series(1, ${cohorts}::int) n
      cross join (select course_id, version_id, row_number() over (order by course_id)::int as position from cohort_courses
        where cohort_id = ${idOf('cohort:odt')}::uuid and course_id = 'c2' union all
        select course_id, version_id, 2 from cohort_courses where cohort_id = ${idOf('cohort:sale')}::uuid and course_id = 'c10') v`,
    sql`insert into enrolments (cohort_id, person_id, status, organisation_id, enrolled_at)
      select ${worldId('cohort', cohortOf)}, ${worldId('person', n)}, 'active', ${worldId('organisation', sql`1 + n % ${organisations}::int`)}, now() - interval '90 days'
      from generate_series(1, ${people}::int) n`,
    sql`insert into grants (person_id, role, cohort_id) values (${idOf('claire')}::uuid, 'coordinator', ${MEASURED_COHORT})`,
  ]
  await inBulk(db, statements)
  // In parts: each below a few hundred thousand lines.
  for (let from = 1; from <= people; from += 2500) await inBulk(db, [eventsOf(from, Math.min(people, from + 2499))])
  await inBulk(db, [sql`analyze`])
}

/** A hundred events for each person: some have done ten items, some all of them; what is done is opened, gone on with and finished. */
const eventsOf = (from: number, to: number) => sql`
  with items as (select a.key, a.kind, a.version_id, cc.course_id, (row_number() over (order by cc.position, a.key))::int as place,
      (count(*) over ())::int as of
    from cohort_courses cc join activities a on a.version_id = cc.version_id where cc.cohort_id = ${MEASURED_COHORT})
  insert into progress_events (person_id, course_id, item_key, version_id, kind, score, occurred_at, received_at)
  select ${worldId('person', sql`n`)}, i.course_id, i.key, i.version_id,
    case when g <= 10 + n % 52 then case when i.kind = 'lesson' then 'completed' else 'passed' end else 'advanced' end,
    case when g <= 10 + n % 52 and i.kind = 'quiz' then 60 + g % 41 end, now() - interval '85 days' + g * interval '15 hours', now() - interval '85 days' + g * interval '15 hours'
  from generate_series(${from}::int, ${to}::int) n cross join generate_series(1, ${EVENTS_EACH}::int) g
  join items i on i.place = 1 + (g - 1) % least(10 + n % 52, i.of)`

function inBulk(db: Db, statements: readonly SQL[]): Promise<void> {
  return db.transaction(async (tx) => {
    await tx.execute(sql`set local statement_timeout = 0`)
    await tx.execute(sql`set local session_replication_role = replica`)
    for (const statement of statements) await tx.execute(statement)
  })
}

/** Cohorts with so many people together, the measured one not among them. */
export async function cohortsWith(db: Db, people: number): Promise<string[]> {
  const found = rows<{ id: string }>(
    await db.execute(sql`select id from (
      select c.id, sum(count(*)) over (order by c.id) as until, count(*) as own from cohorts c join enrolments e on e.cohort_id = c.id
      where c.name like 'Cohorte %' and c.id <> ${MEASURED_COHORT} group by c.id) as summed where until - own < ${people}::int`),
  )
  return found.map(({ id }) => id)
}
