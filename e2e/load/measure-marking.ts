import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import path from 'node:path'
import { sql } from 'drizzle-orm'
import { folders } from '#app/platform/folders.server.ts'
import { applyCorrection } from '#app/quizzes/correcting/apply-correction.job.server.ts'
import { rows, type Db } from '#db/handle.ts'
import { processorSeconds } from './processor-time.ts'

/** What work in the background and on the database costs: by the clock, and by the processors of this program and of the server's connections. Milliseconds. */
export type Cost = { milliseconds: number; processor: number }

/** Times work on a database; what its parallel helpers used is not counted. */
export async function costOf<T>(db: Db, work: () => Promise<T>): Promise<Cost & { result: T }> {
  const backends = rows<{ pid: number }>(await db.execute(sql`select pid from pg_stat_activity where datname = current_database()`))
  const used = async () => {
    const seconds = await Promise.all(backends.map(({ pid }) => processorSeconds(pid)))
    const { user, system } = process.cpuUsage()
    return seconds.reduce<number>((sum, one) => sum + (one ?? 0) * 1000, (user + system) / 1000)
  }
  const [before, began] = [await used(), performance.now()]
  const result = await work()
  return { result, milliseconds: performance.now() - began, processor: (await used()) - before }
}

/** A correction of the n-th question of the measured quiz that makes another option right, decided as the page does it. */
export async function decided(
  db: Db,
  { n, attempts, quizKey, cohortId }: { n: number; attempts: number; quizKey: string; cohortId: string },
): Promise<string> {
  const id = randomUUID()
  await db.execute(sql`insert into question_versions (id, key, number, hash, course_id, body)
    select ${id}::uuid, key, 2, ${id}::text, course_id, jsonb_set(body, '{options}', (select jsonb_agg(o || jsonb_build_object('right', o ->> 'id' = 'b')) from jsonb_array_elements(body -> 'options') as o))
    from question_versions where id = md5('load question ' || ${n}::int)::uuid`)
  await db.execute(sql`insert into question_corrections (id, cohort_id, quiz_key, question_version_id, corrected_version_id, choice, only_if_higher, reason, decided_at, attempts_to_do)
    values (${id}::uuid, ${cohortId}::uuid, ${quizKey}, md5('load question ' || ${n}::int)::uuid, ${id}::uuid, 'new', false, 'Mesure', now(), ${attempts})`)
  return id
}

/** Marking again in this program, to its end. */
export async function markAgain(db: Db, correctionId: string): Promise<void> {
  await applyCorrection({ correctionId }, { db, now: new Date(), signal: new AbortController().signal })
}

/** What is there after a program was killed while it marked again, and another one went on. */
export type AfterKill = { killedAfter: number; done: number; lost: number; doubled: number; results: number }

async function doneOf(db: Db, correctionId: string): Promise<number> {
  const [found] = rows<{ done: number }>(
    await db.execute(sql`select attempts_done as done from question_corrections where id = ${correctionId}::uuid`),
  )
  return found?.done ?? 0
}

/**
 * Kills a program (SIGKILL) in the middle of marking again and lets another go on; counts marks that are missing or there twice, and results that are
 * not the sum of their marks.
 */
export async function killedWhileMarking(
  db: Db,
  databaseUrl: string,
  correctionId: string,
  { n, attempts }: { n: number; attempts: number },
): Promise<AfterKill> {
  const child = spawn(process.execPath, ['--import', 'tsx', path.join(folders.root, 'e2e/load/mark-again.ts'), databaseUrl, correctionId], {
    cwd: folders.root,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const ended = new Promise<string | null>((resolve) => child.once('close', (_, signal) => resolve(signal)))
  while ((await doneOf(db, correctionId)) < attempts / 4 && child.exitCode === null) await new Promise((resolve) => setTimeout(resolve, 20))
  child.kill('SIGKILL')
  if ((await ended) !== 'SIGKILL') throw new Error('The program ended before it could be killed')
  const killedAfter = await doneOf(db, correctionId)
  await markAgain(db, correctionId)
  const [counted] = rows<{ lost: number; doubled: number; results: number }>(
    await db.execute(sql`with again as (select attempt_id, position from slot_scores where correction_id = ${correctionId}::uuid),
      due as (select attempt_id, position from answer_steps where position = ${n} and answer ->> 'choice' in ('a', 'b')
        and attempt_id in (select id from attempts where quiz_key = (select quiz_key from question_corrections where id = ${correctionId}::uuid))),
      last as (select distinct on (attempt_id, position) attempt_id, position, mark from slot_scores order by attempt_id, position, created_at desc, kind desc),
      sums as (select attempt_id, sum(mark) as sum from last group by attempt_id)
      select (select count(*)::int from due where not exists (select from again where again.attempt_id = due.attempt_id and again.position = due.position)) as lost,
        (select (count(*) - count(distinct (attempt_id, position)))::int from again) as doubled,
        (select count(*)::int from attempts a join sums on sums.attempt_id = a.id where a.id in (select attempt_id from due) and a.score <> sums.sum) as results`),
  )
  if (!counted) throw new Error('Nothing was counted')
  return { killedAfter, done: await doneOf(db, correctionId), ...counted }
}
