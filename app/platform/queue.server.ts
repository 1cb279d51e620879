import { and, asc, desc, eq, gte, inArray, isNull, lt, lte, or, sql } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { jobs } from '#db/schema/operations.ts'
import { nextRunAt } from '#app/rules/job-pauses.ts'
import { JOB_KINDS, JOB_PAYLOADS, type JobKind, type JobPayload } from './job-kinds.ts'

/** A job that nobody has finished for so long is taken by another worker, in seconds. The worker that runs it prolongs its lease meanwhile. */
export const LEASE_SECONDS = 120
/** What the table keeps of an error, in characters. */
const LONGEST_ERROR = 300

/** A job in the hands of a worker; `tries` counts this one, and tells this claim from a later one. */
export type ClaimedJob = { id: string; kind: string; key: string; payload: Record<string, unknown>; tries: number }

type NewJob<Kind extends JobKind> = { kind: Kind; key: string; payload: JobPayload<Kind>; runAt?: Date }

/** Puts work into the queue, in the transaction of the change that asks for it. The same key is queued once, whatever became of it; answers whether it is new. */
export async function enqueue<Kind extends JobKind>(db: Db, job: NewJob<Kind>, now: Date): Promise<boolean> {
  return (await enqueueAll(db, [job], now)) > 0
}

/** Puts many pieces of work into the queue, in one statement. Answers how many are new. */
export async function enqueueAll<Kind extends JobKind>(db: Db, wanted: readonly NewJob<Kind>[], now: Date): Promise<number> {
  if (wanted.length === 0) return 0
  const added = await db
    .insert(jobs)
    .values(
      wanted.map(({ kind, key, payload, runAt = now }) => ({
        ...{ kind, runAt, createdAt: now },
        key: `${kind}:${key}`,
        payload: JOB_PAYLOADS[kind].parse(payload),
      })),
    )
    .onConflictDoNothing()
    .returning({ id: jobs.id })
  return added.length
}

const leaseFrom = (now: Date) => new Date(now.getTime() + LEASE_SECONDS * 1000)

/** Takes at most so many due jobs of known kinds, the longest due first. Two workers never take the same one. */
export function claimJobs(db: Db, most: number, now: Date): Promise<ClaimedJob[]> {
  const due = db
    .select({ id: jobs.id })
    .from(jobs)
    .where(
      and(
        isNull(jobs.doneAt),
        lt(jobs.tries, jobs.maxTries),
        lte(jobs.runAt, now),
        or(isNull(jobs.leaseUntil), lt(jobs.leaseUntil, now)),
        inArray(jobs.kind, [...JOB_KINDS]),
      ),
    )
    .orderBy(asc(jobs.runAt))
    .limit(most)
    .for('update', { skipLocked: true })
  return db
    .update(jobs)
    .set({ leaseUntil: leaseFrom(now), tries: sql`${jobs.tries} + 1` })
    .where(inArray(jobs.id, due))
    .returning({ id: jobs.id, kind: jobs.kind, key: jobs.key, payload: jobs.payload, tries: jobs.tries })
}

/** This claim and no later one: a worker that lost its lease changes nothing. */
const ofClaim = (job: ClaimedJob) => and(eq(jobs.id, job.id), eq(jobs.tries, job.tries), isNull(jobs.doneAt))

/** Keeps a job in the hands of the worker that still runs it. */
export async function prolongLease(db: Db, job: ClaimedJob, now: Date): Promise<void> {
  await db
    .update(jobs)
    .set({ leaseUntil: leaseFrom(now) })
    .where(ofClaim(job))
}

/** Notes that a job is done. */
export async function finishJob(db: Db, job: ClaimedJob, now: Date): Promise<void> {
  await db.update(jobs).set({ doneAt: now, leaseUntil: null, lastError: null }).where(ofClaim(job))
}

/** Notes that a job failed: it is tried again after a pause that grows, and given up after its last try. */
export async function failJob(db: Db, job: ClaimedJob, error: string, now: Date): Promise<void> {
  await db
    .update(jobs)
    .set({ runAt: nextRunAt(job.tries, now), leaseUntil: null, lastError: withoutAddresses(error).slice(0, LONGEST_ERROR) })
    .where(ofClaim(job))
}

/** Gives a job back that was taken and not finished, as if it had not been taken. */
export async function handBackJob(db: Db, job: ClaimedJob): Promise<void> {
  await db
    .update(jobs)
    .set({ leaseUntil: null, tries: job.tries - 1 })
    .where(ofClaim(job))
}

/** Mail servers repeat the address in their refusals. */
const withoutAddresses = (text: string) => text.replace(/[^\s<>"']+@[^\s<>"']+/g, '…')

/** Given up: no try is left and nobody works on it. */
const givenUp = (now: Date) =>
  and(isNull(jobs.doneAt), gte(jobs.tries, jobs.maxTries), or(isNull(jobs.leaseUntil), lt(jobs.leaseUntil, now)))

/** Jobs that were given up, the latest first, at most 50. */
export function givenUpJobs(db: Db, now: Date) {
  return db
    .select({ id: jobs.id, kind: jobs.kind, tries: jobs.tries, lastError: jobs.lastError, runAt: jobs.runAt, createdAt: jobs.createdAt })
    .from(jobs)
    .where(givenUp(now))
    .orderBy(desc(jobs.createdAt))
    .limit(50)
}

export type GivenUpJob = Awaited<ReturnType<typeof givenUpJobs>>[number]

/** Gives a job that was given up all its tries again, at once; answers whether there was one. */
export async function retryJob(db: Db, id: string, now: Date): Promise<boolean> {
  const again = await db
    .update(jobs)
    .set({ tries: 0, runAt: now, leaseUntil: null })
    .where(and(eq(jobs.id, id), givenUp(now)))
    .returning({ id: jobs.id })
  return again.length > 0
}

/** Deletes jobs that were done before an instant; answers how many. Their keys may then be used again. */
export async function deleteDoneJobs(db: Db, before: Date): Promise<number> {
  const deleted = await db.delete(jobs).where(lt(jobs.doneAt, before)).returning({ id: jobs.id })
  return deleted.length
}
