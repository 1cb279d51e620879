import type { Db } from '#db/handle.ts'
import { startFloor, type Recorded } from './beside-floor.ts'
import type { Job } from './jobs.ts'
import type { JobName } from './wanted.ts'
import { CLIENTS, loadOf, runsOf, type Load } from './measure-jobs.ts'
import { ask } from './press.ts'
import type { RecordedLine } from './recorded-line.ts'
import { beginIdsAt } from './same-ids.ts'
import { stepsOf, tripsOf } from './steps.ts'
import type { Asking } from './speaker.ts'

/** So many runs of what leaves all as it was are recorded, of other people where there are others, and repeated in turn. */
const RECORDED = 10

/** What one run of a job asked of the database, and what the same costs where nothing else is done. */
export type FloorFigures = { name: JobName; queries: number; trips: number; loads: Load[] }

/** Requests of one site in the order in which they were asked, with what each asked of the database. */
export type Recorder = { asking: Asking; all: Recorded[]; counts: () => { queries: number; trips: number } }

/** Asks as `ask` does, one request after the other, and keeps what goes over the line meanwhile. */
export function recorderOn(line: RecordedLine): Recorder {
  const all: Recorded[] = []
  let [queries, trips] = [0, 0]
  return {
    all,
    counts: () => ({ queries, trips }),
    asking: async (target, agent, form) => {
      await line.taken()
      const answer = await ask(target, agent, form)
      const asked = await line.taken()
      const counted = tripsOf(asked)
      queries += counted.queries
      trips += counted.trips
      all.push({ steps: stepsOf(asked), answer })
      return answer
    },
  }
}

/** The runs of a job as they were recorded: requests in order, of which those from `first` on are the runs, `each` of them one. */
export type RecordedJob = { job: Job; all: Recorded[]; runs: number[][]; counts: { queries: number; trips: number } }

/** Records a job on a site behind a line: what can be done only once with all that leads to it, as it is repeated from the same beginning. */
export async function recordJob(job: Job, recorder: Recorder, db: Db, stretch: number): Promise<RecordedJob> {
  const count = job.isOnce ? 2 * job.times : Math.min(job.times, RECORDED)
  if (!job.isOnce) for (const run of await runsOf(job, count, count)) await run()
  await beginIdsAt(db, stretch)
  const from = recorder.all.length
  const prepared = await runsOf(job, 0, count)
  const before = recorder.counts()
  const runs: number[][] = []
  for (const run of prepared) {
    const first = recorder.all.length - from
    await run()
    runs.push(Array.from({ length: recorder.all.length - from - first }, (_, n) => first + n))
  }
  const after = recorder.counts()
  const each = (one: number, other: number) => (other - one) / runs.length
  const counts = { queries: each(before.queries, after.queries), trips: each(before.trips, after.trips) }
  return { job, all: recorder.all.slice(from), runs, counts }
}

/** Repeats a recorded job on the floor, on the database where it was not done yet. What can be done only once is done by one after the other only. */
export async function measureFloor(
  { job, all, runs, counts }: RecordedJob,
  databaseUrl: string,
  db: Db,
  stretch: number,
): Promise<FloorFigures> {
  const floor = await startFloor(all, databaseUrl)
  const send = async (place: number) => {
    const { status } = await ask({ url: `${floor.origin}/${place}`, headers: { 'Accept-Encoding': 'br' } })
    if (status !== all[place]?.answer.status) throw new Error(`The floor answered ${status} in ${job.name}`)
  }
  const runOf = (places: readonly number[]) => async () => {
    for (const place of places) await send(place)
    return places.length
  }
  try {
    await beginIdsAt(db, stretch)
    if (job.isOnce) for (const place of Array(runs[0]?.[0] ?? 0).keys()) await send(place)
    const inTurn = (count: number) => Array.from({ length: count }, (_, n) => runOf(runs[n % runs.length] ?? []))
    const ready = job.isOnce ? runs.map(runOf) : inTurn(job.times)
    for (const run of ready.slice(0, job.times)) await run()
    const powers = { pid: floor.pid, db }
    if (job.isOnce) return { name: job.name, ...counts, loads: [await loadOf(powers, 1, ready.slice(job.times))] }
    const loads: Load[] = []
    for (const clients of CLIENTS) loads.push(await loadOf(powers, clients, inTurn(Math.max(job.times, clients))))
    return { name: job.name, ...counts, loads }
  } finally {
    await floor.stop()
  }
}
