import { sql } from 'drizzle-orm'
import { rows, type Db } from '#db/handle.ts'
import type { Site } from '../support/site.ts'
import type { Job } from './jobs.ts'
import type { JobName } from './wanted.ts'
import { timesOf, type Times } from './press.ts'
import { processorSeconds, siblingSeconds } from './processor-time.ts'

/** How many people do a job at once. */
export const CLIENTS = [1, 16] as const

/** What one job took, in ms of processor time of the program and of its PostgreSQL (none where it is embedded); requests in a second, times of the whole job in ms. */
export type Load = Times & { clients: number; node: number; database: number; perSecond: number }

/** What is measured of a job in one setting; what came over the wire is packed. */
export type JobFigures = { name: JobName; setting: string; requests: number; bytes: number; loads: Load[] }

/** Whose processor time is counted: the program that answers, with its processes, and its database where that is another. */
export type Powers = { pid: number | undefined; db: Db | undefined }

/** What the processes of the PostgreSQL behind this connection took so far, itself not among them. */
async function databaseSeconds(db: Db): Promise<number> {
  const [own] = rows<{ pid: number }>(await db.execute(sql`select pg_backend_pid()::int as pid`))
  return siblingSeconds(own?.pid ?? 0)
}

async function used({ pid, db }: Powers): Promise<{ node: number; database: number }> {
  return { node: (await processorSeconds(pid)) ?? 0, database: db ? await databaseSeconds(db) : 0 }
}

/** Does what is prepared, each thing once, as many at a time as there are clients. */
export async function loadOf(powers: Powers, clients: number, prepared: ReadonlyArray<() => Promise<number>>): Promise<Load> {
  const before = await used(powers)
  const taken: number[] = []
  let [requests, next] = [0, 0]
  const began = performance.now()
  const client = async () => {
    for (let run = prepared[next++]; run; run = prepared[next++]) {
      const asked = performance.now()
      const sent = await run()
      requests += sent
      taken.push(performance.now() - asked)
    }
  }
  await Promise.all(Array.from({ length: clients }, client))
  const seconds = (performance.now() - began) / 1000
  const after = await used(powers)
  const each = (from: number, to: number) => ((to - from) * 1000) / prepared.length
  return {
    ...timesOf(taken),
    ...{ clients, node: each(before.node, after.node), database: each(before.database, after.database), perSecond: requests / seconds },
  }
}

/** The runs of a job whose numbers begin here, each ready to go. */
export async function runsOf(job: Job, from: number, count: number): Promise<Array<() => ReturnType<Awaited<ReturnType<Job['prepare']>>>>> {
  const runs = []
  for (let n = from; n < from + count; n += 1) runs.push(await job.prepare(n))
  return runs
}

/** How often a job is done at once by so many: each of them once at least. */
const timesAt = (job: Job, clients: number) => Math.max(job.times, clients)

/** Does a job one after the other and many at once, after as many that do not count. */
export async function measureJob(job: Job, site: Site, setting: string, db: Db | undefined): Promise<JobFigures> {
  for (const run of await runsOf(job, 0, job.times)) await run()
  let [requests, bytes, from] = [0, 0, job.times]
  const loads: Load[] = []
  for (const clients of CLIENTS) {
    const runs = await runsOf(job, from, timesAt(job, clients))
    from += runs.length
    const counted = runs.map((run) => async () => {
      const done = await run()
      ;[requests, bytes] = [done.requests, done.bytes]
      return done.requests
    })
    loads.push(await loadOf({ pid: site.process.pid, db }, clients, counted))
  }
  return { name: job.name, setting, requests, bytes, loads }
}
