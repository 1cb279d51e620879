import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { openPostgres } from '#db/client.server.ts'
import { rows, type Db } from '#db/handle.ts'
import { idOf } from '#db/seed/named-id.ts'
import { loadAnalysis } from '#app/quizzes/analysis/load-analysis.queries.server.ts'
import { sessionsOn } from '#app/access/sessions.server.ts'
import type { Site } from '../support/site.ts'
import { costOf, decided, killedWhileMarking, markAgain, type AfterKill, type Cost } from './measure-marking.ts'
import { ask } from './press.ts'
import { fieldIn, pageIn, speakerOn, type Speaker } from './speaker.ts'
import { timed } from './timed.ts'

/** What quizzes cost: a journey with ten answers, many learners at once, the figures of a large quiz and marking it again. Times in milliseconds. */
export type QuizFigures = {
  journey: { requests: number; bytes: number; milliseconds: number; emptyPage: number }
  together: { learners: number; answers: number; milliseconds: number; failures: number; steps: number }
  analysis: Cost
  correction: Cost & { attempts: number; changed: number }
  killed: AfterKill
}

const QUIZ = 'c10-m1-quiz'
const COHORT = idOf('cohort:sale')
const QUESTIONS = 10
const LEARNERS = 200
const ATTEMPTS = 5000

/** People of the cohort with a name and a number only. */
async function prepare(db: Db): Promise<void> {
  await db.execute(
    sql`insert into people (id, name, language) select md5('load ' || i)::uuid, 'Personne ' || i, 'fr' from generate_series(1, ${ATTEMPTS}) as i`,
  )
  await db.execute(sql`insert into enrolments (id, cohort_id, person_id, status)
    select md5('load enrolment ' || i)::uuid, ${COHORT}::uuid, md5('load ' || i)::uuid, 'active' from generate_series(1, ${ATTEMPTS}) as i`)
  await giveQuiz(db, [COHORT])
}

/** A quiz of ten questions, each with three answers, for cohorts. */
export async function giveQuiz(db: Db, cohortIds: readonly string[]): Promise<void> {
  await db.execute(sql`insert into question_versions (id, key, number, hash, course_id, body)
    select md5('load question ' || q)::uuid, 'load-q' || q, 1, 'load ' || q, 'c10', jsonb_build_object('kind', 'single', 'id', 'load-q' || q,
      'objectives', jsonb_build_array('o1'), 'tags', jsonb_build_array('mesure'), 'stem', jsonb_build_object('fr', 'Question ' || q || ' ?'),
      'explanation', jsonb_build_object('fr', 'Parce que.'), 'options', (select jsonb_agg(jsonb_build_object('id', o, 'text', jsonb_build_object('fr', o),
      'why', jsonb_build_object('fr', o), 'right', o = 'a')) from unnest(array['a', 'b', 'c']) as o))
    from generate_series(1, ${QUESTIONS}) as q`)
  const review = JSON.stringify(
    Object.fromEntries(
      ['just-after', 'while-open', 'after-last', 'after-close'].map((moment) => [
        moment,
        ['answers', 'verdicts', 'marks', 'feedback', 'explanations', 'keys'],
      ]),
    ),
  )
  const sections = JSON.stringify([{ count: QUESTIONS, mark: 1, objective: null, tag: 'mesure' }])
  for (const cohortId of cohortIds)
    await db.execute(
      sql`insert into quiz_runs (cohort_id, quiz_key, review, sections) values (${cohortId}::uuid, ${QUIZ}, ${review}::text::jsonb, ${sections}::text::jsonb)`,
    )
}

/** Five thousand marked attempts with an answer to each question, written at once. */
async function fill(db: Db): Promise<void> {
  await db.execute(sql`delete from attempts where quiz_key = ${QUIZ}`)
  await db.execute(sql`insert into attempts (id, person_id, enrolment_id, version_id, quiz_key, n, seed, started_at, submitted_at, graded_at, score, max_score, is_passed)
    select md5('load attempt ' || i)::uuid, md5('load ' || i)::uuid, md5('load enrolment ' || i)::uuid,
      (select version_id from cohort_courses where cohort_id = ${COHORT}::uuid and course_id = 'c10'), ${QUIZ}, 1, i, now() - interval '1 day', now() - interval '23 hours', now() - interval '23 hours', 0, ${QUESTIONS}, false
    from generate_series(1, ${ATTEMPTS}) as i`)
  await db.execute(sql`insert into attempt_slots (attempt_id, position, question_version_id, option_order, max_mark)
    select md5('load attempt ' || i)::uuid, q, md5('load question ' || q)::uuid, '["a", "b", "c"]', 1 from generate_series(1, ${ATTEMPTS}) as i, generate_series(1, ${QUESTIONS}) as q`)
  await db.execute(sql`insert into answer_steps (attempt_id, position, sequence, answer, at)
    select md5('load attempt ' || i)::uuid, q, 1, jsonb_build_object('kind', 'single', 'choice', (array['a', 'b', 'c'])[1 + (i * 7 + q * i / 3) % 3]),
      now() - interval '1 day' + (q * 40) * interval '1 second' from generate_series(1, ${ATTEMPTS}) as i, generate_series(1, ${QUESTIONS}) as q`)
  await db.execute(sql`insert into slot_scores (attempt_id, position, kind, mark, max_mark, is_right, created_at)
    select attempt_id, position, 'auto', (answer ->> 'choice' = 'a')::int, 1, answer ->> 'choice' = 'a', now() - interval '23 hours' from answer_steps where attempt_id in (select id from attempts where quiz_key = ${QUIZ})`)
  await db.execute(
    sql`update attempts a set score = s.sum, is_passed = s.sum >= 6 from (select attempt_id, sum(mark) as sum from slot_scores group by attempt_id) as s where s.attempt_id = a.id and a.quiz_key = ${QUIZ}`,
  )
  await db.execute(sql`analyze`)
}

/** Ten answers without scripts, from the start page to the review. */
export async function takes(one: Speaker): Promise<{ speaker: Speaker; failures: number }> {
  let failures = 0
  const send = async (address: string, form?: Record<string, string>) => {
    const answer = await one.send(address, form)
    if (answer.status !== 200) failures += 1
    return answer
  }
  await send(`/quiz/${QUIZ}`)
  const attempt = fieldIn(pageIn(await send(`/quiz/${QUIZ}`, {})), 'attempt')
  for (let n = 1; n <= QUESTIONS; n += 1) await send(`/quiz/${QUIZ}/${n}`, { step: randomUUID(), attempt, choice: '0', go: 'next' })
  await send(`/quiz/${QUIZ}/verifier`, { attempt })
  return { speaker: one, failures }
}

async function takesAs(site: Site, db: Db, personId: string): ReturnType<typeof takes> {
  const [cookie = ''] = (await sessionsOn(db, false).open(personId, false)).split(';')
  return takes(speakerOn(site, cookie))
}

const personOf = async (db: Db, n: number) =>
  rows<{ id: string }>(await db.execute(sql`select md5('load ' || ${n}::int)::uuid as id`))[0]?.id ?? ''

/** Measures the quizzes of a site on PostgreSQL; the journey beside the emptiest page of the same server. */
export async function measureQuizzes(site: Site, databaseUrl: string): Promise<QuizFigures> {
  const database = await openPostgres(databaseUrl, { connections: 8 })
  const { db } = database
  try {
    await prepare(db)
    await takesAs(site, db, await personOf(db, 1))
    const second = await personOf(db, 2)
    const journey = await timed(() => takesAs(site, db, second))
    const empty = await timed(() => ask({ url: `${site.origin}/aide`, headers: { 'Accept-Encoding': 'br', Accept: 'text/html' } }))
    const ids = await Promise.all(Array.from({ length: LEARNERS }, (_, index) => personOf(db, index + 10)))
    const together = await timed(() => Promise.all(ids.map((id) => takesAs(site, db, id))))
    const [steps] = rows<{ n: number }>(
      await db.execute(sql`select count(*)::int as n from answer_steps s join attempts a on a.id = s.attempt_id
        where a.quiz_key = ${QUIZ} and a.person_id in (${sql.join(
          ids.map((id) => sql`${id}::uuid`),
          sql`, `,
        )})`),
    )
    await fill(db)
    await loadAnalysis(db, { quizKey: QUIZ, cohortId: COHORT }, 'place', 'fr')
    const analysis = await costOf(db, () => loadAnalysis(db, { quizKey: QUIZ, cohortId: COHORT }, 'place', 'fr'))
    const place = { attempts: ATTEMPTS, quizKey: QUIZ, cohortId: COHORT }
    const correctionId = await decided(db, { n: 1, ...place })
    const correction = await costOf(db, () => markAgain(db, correctionId))
    const killed = await killedWhileMarking(db, databaseUrl, await decided(db, { n: 2, ...place }), { n: 2, attempts: ATTEMPTS })
    const [done] = rows<{ attempts: number; changed: number }>(
      await db.execute(
        sql`select attempts_done as attempts, people_changed as changed from question_corrections where id = ${correctionId}::uuid and applied_at is not null`,
      ),
    )
    return {
      journey: {
        requests: journey.result.speaker.requests,
        bytes: journey.result.speaker.bytes,
        milliseconds: journey.milliseconds,
        emptyPage: empty.milliseconds,
      },
      together: {
        ...{ learners: LEARNERS, answers: LEARNERS * QUESTIONS, milliseconds: together.milliseconds, steps: steps?.n ?? 0 },
        failures: together.result.reduce((sum, { failures }) => sum + failures, 0),
      },
      analysis: { milliseconds: analysis.milliseconds, processor: analysis.processor },
      correction: {
        ...{ milliseconds: correction.milliseconds, processor: correction.processor },
        ...{ attempts: done?.attempts ?? 0, changed: done?.changed ?? 0 },
      },
      killed,
    }
  } finally {
    await database.close()
  }
}
