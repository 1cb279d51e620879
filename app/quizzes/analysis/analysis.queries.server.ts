import { and, desc, eq, inArray, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { z } from 'zod'
import { answer } from '#app/rules/questions.ts'
import type { ItemSums, TotalSums } from '#app/rules/item-analysis.ts'
import { rows, type Db } from '#db/handle.ts'
import { questionVersions } from '#db/schema/courses.ts'
import { questionCorrections } from '#db/schema/quizzes.ts'

/** Which attempts count: those of one cohort, or of every cohort that takes the quiz. */
export type AnalysisScope = { quizKey: string; cohortId: string | null }

const sums = { n: z.coerce.number(), max: z.coerce.number() }
const itemRow = z.object({
  ...sums,
  ...{ version: z.string(), place: z.number(), x: z.number(), xx: z.number(), rest: z.number(), restRest: z.number(), xRest: z.number() },
})
const totalRow = z.object({ ...sums, total: z.number(), totalTotal: z.number() })
const sumsRow = z.object({ items: z.array(itemRow), totals: totalRow, people: z.number(), attempts: z.number() })

/** The marked first attempts of each person: a stand-in counts like a person, because counts stay. */
const firstAttempts = ({ quizKey, cohortId }: AnalysisScope) => sql`select distinct on (a.person_id) a.id, a.started_at, a.source
  from attempts a join enrolments e on e.id = a.enrolment_id
  where a.quiz_key = ${quizKey} and a.graded_at is not null ${cohortId === null ? sql`` : sql`and e.cohort_id = ${cohortId}::uuid`}
  order by a.person_id, a.n`

/**
 * The sums from which every figure of a quiz is computed: for each version of a question its points, those of the rest of the same attempt, and
 * their products. Slots left out of the total do not count. One query.
 */
export async function analysisSums(db: Db, scope: AnalysisScope) {
  const inScope =
    scope.cohortId === null
      ? sql`a.quiz_key = ${scope.quizKey}`
      : sql`a.quiz_key = ${scope.quizKey} and exists (select 1 from enrolments e where e.id = a.enrolment_id and e.cohort_id = ${scope.cohortId}::uuid)`
  const found = await db.execute(sql`
    with first as materialized (${firstAttempts(scope)}),
    marks as (
      select distinct on (s.attempt_id, s.position) s.attempt_id, s.position, s.mark::float8 as mark, s.max_mark
      from slot_scores s join first on first.id = s.attempt_id
      order by s.attempt_id, s.position, s.created_at desc, s.kind = 'regraded' desc
    ),
    points as materialized (
      select attempt_id, position, mark, max_mark, sum(mark) over attempt as total, sum(max_mark) over attempt as max,
        row_number() over (attempt order by position) as line
      from marks window attempt as (partition by attempt_id)
    ),
    items as (
      select sl.question_version_id as version, min(sl.position) as place, count(*) as n, sum(m.max_mark) as max,
        sum(m.mark) as x, sum(m.mark * m.mark) as xx, sum(m.total - m.mark) as rest,
        sum((m.total - m.mark) * (m.total - m.mark)) as rest_rest, sum(m.mark * (m.total - m.mark)) as x_rest
      from points m
      join attempt_slots sl on sl.attempt_id = m.attempt_id and sl.position = m.position
      where m.max_mark > 0 group by sl.question_version_id
    )
    select coalesce((select json_agg(json_build_object('version', version, 'place', place, 'n', n, 'max', max, 'x', x, 'xx', xx,
        'rest', rest, 'restRest', rest_rest, 'xRest', x_rest) order by place, version) from items), '[]'::json) as items,
      (select json_build_object('n', count(*), 'max', coalesce(sum(max), 0), 'total', coalesce(sum(total), 0),
        'totalTotal', coalesce(sum(total * total), 0)) from points where line = 1) as totals,
      (select count(distinct a.person_id)::int from attempts a where ${inScope}) as people,
      (select count(*)::int from attempts a where ${inScope}) as attempts`)
  const [row] = rows<unknown>(found)
  const read = sumsRow.parse(row)
  const items: Array<ItemSums & { version: string; place: number }> = read.items
  const totals: TotalSums = read.totals
  return { ...read, items, totals }
}

const givenRow = z.object({ version: z.string(), answer, count: z.number() })

/** What was answered last to each question in the first attempts, with how often. Calculated questions differ for each person and are left out. One query. */
export async function givenAnswers(db: Db, scope: AnalysisScope) {
  const found = await db.execute(sql`
    with first as materialized (${firstAttempts(scope)}),
    last as (
      select distinct on (st.attempt_id, st.position) st.attempt_id, st.position, st.answer
      from answer_steps st join first on first.id = st.attempt_id
      order by st.attempt_id, st.position, st.sequence desc, st.received_at desc
    )
    select sl.question_version_id as version, last.answer, count(*)::int as count
    from last join attempt_slots sl on sl.attempt_id = last.attempt_id and sl.position = last.position
    join question_versions v on v.id = sl.question_version_id
    where v.body ->> 'kind' not in ('calculated', 'written', 'ordering')
    group by sl.question_version_id, last.answer`)
  return rows<unknown>(found).map((row) => givenRow.parse(row))
}

const timeRow = z.object({ version: z.string(), seconds: z.coerce.number() })

/** The median time that people spent on each question in their first attempt, in seconds: from the step before (or the beginning) to each step. One query. */
export async function medianTimes(db: Db, scope: AnalysisScope) {
  const found = await db.execute(sql`
    with first as materialized (${firstAttempts(scope)}),
    spent as (
      select st.attempt_id, st.position,
        extract(epoch from st.at - lag(st.at, 1, first.started_at) over (partition by st.attempt_id order by st.at, st.position)) as seconds
      from answer_steps st join first on first.id = st.attempt_id and first.source = 'screen'
    ),
    whole as (select attempt_id, position, sum(greatest(seconds, 0)) as seconds from spent group by attempt_id, position)
    select sl.question_version_id as version, percentile_cont(0.5) within group (order by whole.seconds) as seconds
    from whole join attempt_slots sl on sl.attempt_id = whole.attempt_id and sl.position = whole.position
    group by sl.question_version_id`)
  return rows<unknown>(found).map((row) => timeRow.parse(row))
}

/** The latest corrections that change keys in a cohort's quiz: by them an answer is right or wrong from then on. One query; none over all cohorts. */
export async function correctedKeys(db: Db, { quizKey, cohortId }: AnalysisScope) {
  if (cohortId === null) return []
  const asked = alias(questionVersions, 'asked')
  return db
    .selectDistinctOn([questionVersions.key], {
      key: questionVersions.key,
      from: asked.number,
      to: questionVersions.number,
      choice: questionCorrections.choice,
      body: questionVersions.body,
    })
    .from(questionCorrections)
    .innerJoin(questionVersions, eq(questionVersions.id, questionCorrections.correctedVersionId))
    .innerJoin(asked, eq(asked.id, questionCorrections.questionVersionId))
    .where(and(eq(questionCorrections.cohortId, cohortId), eq(questionCorrections.quizKey, quizKey)))
    .orderBy(questionVersions.key, desc(questionCorrections.decidedAt))
}

/** The questions of a paper, by their version. One query. */
export async function questionsOf(db: Db, versionIds: readonly string[]) {
  if (versionIds.length === 0) return []
  return db
    .select({ id: questionVersions.id, key: questionVersions.key, number: questionVersions.number, body: questionVersions.body })
    .from(questionVersions)
    .where(inArray(questionVersions.id, [...versionIds]))
}
