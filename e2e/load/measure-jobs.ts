import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { rows, type Db } from '#db/handle.ts'
import type { Site } from '../support/site.ts'
import type { Job } from './jobs.ts'
import { processorSeconds, siblingSeconds } from './processor-time.ts'

/** What one job took, in ms of processor time of the web process and of PostgreSQL; what came over the wire is packed. */
export type JobFigures = {
  name: string
  node: number
  database: number
  most: number
  requests: number
  bytes: number
  queries: number
  median: number
  p95: number
  moodle: Job['moodle']
}

const logLine = z.object({ queries: z.number() })

/** What the processes of the PostgreSQL behind this connection took so far, itself not among them. */
async function databaseSeconds(db: Db): Promise<number> {
  const [own] = rows<{ pid: number }>(await db.execute(sql`select pg_backend_pid()::int as pid`))
  return siblingSeconds(own?.pid ?? 0)
}

const queriesIn = (output: string) =>
  output
    .split('\n')
    .flatMap((line) => (line.startsWith('{') && line.endsWith('}') ? [logLine.safeParse(JSON.parse(line)).data?.queries ?? 0] : []))
    .reduce((sum, queries) => sum + queries, 0)

/** Does a job so many times, one after the other, after as many that do not count. */
export async function measureJob(job: Job, site: Site, db: Db): Promise<JobFigures> {
  for (let n = 0; n < job.times; n += 1) await (await job.prepare(job.times + n))()
  const prepared: Array<() => ReturnType<Awaited<ReturnType<Job['prepare']>>>> = []
  for (let n = 0; n < job.times; n += 1) prepared.push(await job.prepare(n))
  const printed = site.output().length
  const [node, database] = [await processorSeconds(site.process.pid), await databaseSeconds(db)]
  const taken: number[] = []
  let [requests, bytes] = [0, 0]
  for (const run of prepared) {
    const began = performance.now()
    const done = await run()
    taken.push(performance.now() - began)
    requests += done.requests
    bytes += done.bytes
  }
  const [nodeAfter, databaseAfter] = [await processorSeconds(site.process.pid), await databaseSeconds(db)]
  taken.sort((a, b) => a - b)
  const each = (seconds: number) => (seconds * 1000) / job.times
  return {
    name: job.name,
    ...{ node: each((nodeAfter ?? 0) - (node ?? 0)), database: each(databaseAfter - database), most: job.most },
    ...{ requests: requests / job.times, bytes: bytes / job.times, queries: queriesIn(site.output().slice(printed)) / job.times },
    ...{ median: taken[Math.floor(taken.length / 2)] ?? 0, p95: taken[Math.floor(taken.length * 0.95)] ?? 0, moodle: job.moodle },
  }
}

const HEAD = 'job|cpu ms|node|database|at most|Moodle|times less|of baseline|requests|KB|Moodle KB|queries|median ms|p95 ms'.split('|')

/** The figures as a table; where a baseline is kept, as shares of it. */
export function jobFigures(jobs: readonly JobFigures[], before: readonly JobFigures[]): string {
  const lines = jobs.map((job) => {
    const sum = job.node + job.database
    const earlier = before.find(({ name }) => name === job.name)
    return [
      ...[job.name, sum.toFixed(1), job.node.toFixed(1), job.database.toFixed(1), `${job.most}${sum <= job.most ? '' : ' !'}`],
      ...[String(job.moodle.processor), (job.moodle.processor / sum).toFixed(0)],
      earlier ? `${((sum / (earlier.node + earlier.database)) * 100).toFixed(0)} %` : '',
      ...[job.requests.toFixed(0), (job.bytes / 1000).toFixed(1), String(job.moodle.kilobytes), job.queries.toFixed(1)],
      ...[job.median.toFixed(1), job.p95.toFixed(1)],
    ]
  })
  const table = [HEAD, ...lines]
  const widths = HEAD.map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0)))
  return table
    .map((row) => row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0))).join('  '))
    .join('\n')
}
