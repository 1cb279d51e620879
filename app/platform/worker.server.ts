import { setTimeout as pause } from 'node:timers/promises'
import type { Db } from '#db/handle.ts'
import { dueDay, type Recurring } from '#app/rules/job-pauses.ts'
import { isJobKind, JOB_PAYLOADS, type JobKind, type JobPayload } from './job-kinds.ts'
import { describeError, type Log } from './log.server.ts'
import type { Mail } from './mail.server.ts'
import { claimJobs, enqueue, failJob, finishJob, handBackJob, LEASE_SECONDS, prolongLease, type ClaimedJob } from './queue.server.ts'
import { siteAddress, type Settings } from './settings.server.ts'

/** How long a worker without work waits before it looks again, in milliseconds. */
const LOOK_EVERY = 3_000
/** How long after a fault of the queue itself, for example a database that is away. */
const LOOK_AFTER_FAULT = 15_000
/** How long a stopping worker waits for the job it runs. */
const STOP_LIMIT = 5_000

/** What a piece of later work may use. The signal tells it that the program ends; the job's id is the same at every try. */
export type WorkParts = {
  db: Db
  settings: Settings
  secret: string
  log: Log
  mail: Mail
  /** Where people reach the site. */
  origin: string
  now: Date
  jobId: string
  signal: AbortSignal
}

/** One handler for each kind. It may be called twice for one job where a program was killed in between. */
export type Handlers = { [Kind in JobKind]: (payload: JobPayload<Kind>, parts: WorkParts) => Promise<void> }

/** What is done later, and what comes back every day. */
export type Work = {
  handlers: Handlers
  recurring: ReadonlyArray<
    Recurring & {
      kind:
        | 'tidy-jobs'
        | 'apply-retention'
        | 'seal-audit'
        | 'make-backup'
        | 'close-overdue'
        | 'repeat-erasures'
        | 'check-progress'
        | 'sweep-files'
    }
  >
}

/** What a worker is given. */
export type WorkerParts = Pick<WorkParts, 'db' | 'settings' | 'secret' | 'log' | 'mail'> & { work: Work; clock?: () => Date }

function handle<Kind extends JobKind>(handlers: Handlers, kind: Kind, payload: unknown, parts: WorkParts): Promise<void> {
  // The schema of the kind has just checked the payload of the kind.
  return handlers[kind](JOB_PAYLOADS[kind].parse(payload) as JobPayload<Kind>, parts)
}

/** Runs one claimed job and notes how it ended. A fault of the handler is noted, not thrown. */
async function runJob(parts: WorkerParts, job: ClaimedJob, signal: AbortSignal, clock: () => Date): Promise<void> {
  const { db, settings, secret, log, mail, work } = parts
  const origin = siteAddress(settings)
  const prolonging = setInterval(
    () => {
      prolongLease(db, job, clock()).catch((error: unknown) => log.error({ error: describeError(error) }, 'lease not prolonged'))
    },
    (LEASE_SECONDS * 1000) / 3,
  )
  try {
    if (!isJobKind(job.kind)) throw new Error(`No work of the kind ${job.kind}`)
    await handle(work.handlers, job.kind, job.payload, { db, settings, secret, log, mail, origin, now: clock(), jobId: job.id, signal })
    await finishJob(db, job, clock())
  } catch (error) {
    const { name, message } = describeError(error)
    log.warn({ kind: job.kind, job: job.id, tries: job.tries, error: name }, 'job failed')
    await failJob(db, job, `${name}: ${message}`, clock())
  } finally {
    clearInterval(prolonging)
  }
}

/** Queues recurring work once for each of its days, whoever asks first. */
export async function enqueueRecurring(db: Db, work: Pick<Work, 'recurring'>, now: Date, known: Set<string>): Promise<void> {
  for (const recurring of work.recurring) {
    const day = dueDay(recurring, now)
    const key = `${recurring.kind}:${day ?? ''}`
    if (day === null || known.has(key)) continue
    await enqueue(db, { kind: recurring.kind, key: day, payload: {} }, now)
    known.add(key)
  }
}

/** Does all work that is due, one job after the other, and answers how many were run. */
export async function workOff(parts: WorkerParts, most = 1000): Promise<number> {
  const clock = parts.clock ?? (() => new Date())
  let ran = 0
  await enqueueRecurring(parts.db, parts.work, clock(), new Set())
  for (; ran < most; ran += 1) {
    const [job] = await claimJobs(parts.db, 1, clock())
    if (!job) break
    await runJob(parts, job, new AbortController().signal, clock)
  }
  return ran
}

export type Worker = { stop: () => Promise<void> }

/** Starts doing the queue's work in this process. Stopping waits a little for the job that runs, then hands it back. */
export function startWorker(parts: WorkerParts, { lookEvery = LOOK_EVERY, stopLimit = STOP_LIMIT } = {}): Worker {
  const clock = parts.clock ?? (() => new Date())
  const ending = new AbortController()
  const killing = new AbortController()
  const known = new Set<string>()
  let current: ClaimedJob | undefined
  const wait = (milliseconds: number) => pause(milliseconds, undefined, { signal: ending.signal, ref: false }).catch(() => undefined)

  async function round(): Promise<boolean> {
    await enqueueRecurring(parts.db, parts.work, clock(), known)
    const [job] = await claimJobs(parts.db, 1, clock())
    if (!job) return false
    current = job
    await runJob(parts, job, killing.signal, clock)
    current = undefined
    return true
  }

  async function run(): Promise<void> {
    while (!ending.signal.aborted) {
      try {
        if (!(await round())) await wait(lookEvery)
      } catch (error) {
        parts.log.error({ error: describeError(error) }, 'queue not reached')
        await wait(LOOK_AFTER_FAULT)
      }
    }
  }

  const running = run()
  return {
    async stop() {
      ending.abort()
      const ended = await Promise.race([running.then(() => true), pause(stopLimit, false, { ref: false })])
      if (ended || !current) return
      // Handed back first: what the job still does after the signal no longer counts.
      await handBackJob(parts.db, current)
      killing.abort()
    },
  }
}
