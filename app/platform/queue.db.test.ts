import { asc, eq } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import type { Db } from '#db/handle.ts'
import { jobs } from '#db/schema/operations.ts'
import { TEST_NOW } from '#db/test-snapshot.ts'
import { test, worldDatabase } from '#db/test-world.ts'
import { openLog } from './log.server.ts'
import {
  claimJobs,
  deleteDoneJobs,
  enqueue,
  failJob,
  finishJob,
  givenUpJobs,
  handBackJob,
  LEASE_SECONDS,
  retryJob,
} from './queue.server.ts'
import { readSettings } from './settings.server.ts'
import { enqueueRecurring, startWorker, workOff, type Handlers, type Work } from './worker.server.ts'

const later = (minutes: number) => new Date(TEST_NOW.getTime() + minutes * 60_000)
const put = (db: Db, key: string, runAt = TEST_NOW) => enqueue(db, { kind: 'tidy-jobs', key, payload: {}, runAt }, TEST_NOW)
const only = async (db: Db) => (await db.select().from(jobs))[0]!
const base = {
  settings: readSettings({ DEMONSTRATION: 'yes' }),
  secret: 'for tests',
  log: openLog('silent'),
  mail: { send: () => Promise.reject(new Error('no mail is sent here')) },
}
const workOf = (handler: Handlers['tidy-jobs']): Work => ({ handlers: { ...silent, 'tidy-jobs': handler }, recurring: [] })
const silent = new Proxy({}, { get: () => async () => undefined }) as Handlers

describe('the queue', () => {
  test('takes the same key once, and hands the longest due out first', async ({ db }) => {
    expect(await put(db, 'b', later(-1))).toBe(true)
    expect(await put(db, 'a', later(-2))).toBe(true)
    expect(await put(db, 'a', later(-3))).toBe(false)
    expect((await claimJobs(db, 1, TEST_NOW)).map(({ key }) => key)).toEqual(['tidy-jobs:a'])
    expect((await claimJobs(db, 5, TEST_NOW)).map(({ key }) => key)).toEqual(['tidy-jobs:b'])
    expect(await claimJobs(db, 5, TEST_NOW)).toEqual([])
  })

  test('goes back with the change that asked for it', async ({ db }) => {
    const undone = db.transaction(async (tx) => {
      await put(tx, 'a')
      throw new Error('undone')
    })
    await expect(undone).rejects.toThrow('undone')
    expect(await db.select().from(jobs)).toEqual([])
  })

  test('keeps what is not due and kinds this program does not know', async ({ db }) => {
    await put(db, 'a', later(1))
    await db.insert(jobs).values({ kind: 'of-a-later-version', key: 'x', payload: {}, runAt: TEST_NOW })
    expect(await claimJobs(db, 5, TEST_NOW)).toEqual([])
    expect(await claimJobs(db, 5, later(1))).toHaveLength(1)
  })

  test('gives a job to another worker when the lease is over; the first one can then change nothing', async ({ db }) => {
    await put(db, 'a')
    const [first] = await claimJobs(db, 1, TEST_NOW)
    const after = new Date(TEST_NOW.getTime() + LEASE_SECONDS * 1000 + 1)
    const [second] = await claimJobs(db, 1, after)
    expect(second).toMatchObject({ id: first!.id, tries: 2 })
    await finishJob(db, first!, after)
    await failJob(db, first!, 'late', after)
    expect(await only(db)).toMatchObject({ doneAt: null, lastError: null })
    await finishJob(db, second!, after)
    expect((await only(db)).doneAt).toEqual(after)
  })

  test('tries again after growing pauses, gives up after the last try, and tries again when asked', async ({ db }) => {
    await put(db, 'a')
    const pauses: number[] = []
    let now = TEST_NOW
    for (;;) {
      const [job] = await claimJobs(db, 1, now)
      if (!job) break
      await failJob(db, job, 'refused by somebody@example.org', now)
      const { runAt } = await only(db)
      pauses.push((runAt.getTime() - now.getTime()) / 60_000)
      now = runAt
    }
    expect(pauses).toEqual([1, 2, 4, 8, 16, 32, 64, 128])
    const [dead] = await givenUpJobs(db, now)
    expect(dead).toMatchObject({ tries: 8, lastError: 'refused by …' })
    expect(await retryJob(db, dead!.id, now)).toBe(true)
    expect(await retryJob(db, dead!.id, now)).toBe(false)
    expect(await claimJobs(db, 1, now)).toHaveLength(1)
  })

  test('takes a job back as if nobody had had it', async ({ db }) => {
    await put(db, 'a')
    const [job] = await claimJobs(db, 1, TEST_NOW)
    await handBackJob(db, job!)
    expect(await only(db)).toMatchObject({ tries: 0, leaseUntil: null })
  })

  test('forgets what was done long ago, and nothing else', async ({ db }) => {
    for (const key of ['a', 'b', 'c']) await put(db, key)
    await db
      .update(jobs)
      .set({ doneAt: later(-100) })
      .where(eq(jobs.key, 'tidy-jobs:a'))
    await db.update(jobs).set({ doneAt: TEST_NOW }).where(eq(jobs.key, 'tidy-jobs:b'))
    expect(await deleteDoneJobs(db, later(-50))).toBe(1)
    expect((await db.select().from(jobs)).map(({ key }) => key).sort()).toEqual(['tidy-jobs:b', 'tidy-jobs:c'])
  })
})

describe('a worker', () => {
  test('does what is due; a fault stops neither it nor the others', async ({ db }) => {
    await put(db, 'a', later(-2))
    await put(db, 'b', later(-1))
    let calls = 0
    const work = workOf(async () => {
      calls += 1
      if (calls === 1) throw new Error('the mail server sleeps')
    })
    expect(await workOff({ ...base, db, work, clock: () => TEST_NOW })).toBe(2)
    const all = await db.select().from(jobs)
    expect(all.find(({ key }) => key.endsWith('a'))).toMatchObject({ doneAt: null, tries: 1, lastError: 'Error: the mail server sleeps' })
    expect(all.find(({ key }) => key.endsWith('b'))).toMatchObject({ doneAt: TEST_NOW, tries: 1 })
  })

  test('queues recurring work once a day, also where several ask', async ({ db }) => {
    const work = { recurring: [{ kind: 'tidy-jobs' as const, at: '03:10' }] }
    const known = new Set<string>()
    await enqueueRecurring(db, work, new Date('2026-11-23T03:00:00Z'), known)
    expect(await db.select().from(jobs)).toEqual([])
    for (const memory of [known, known, new Set<string>()]) await enqueueRecurring(db, work, new Date('2026-11-23T04:00:00Z'), memory)
    await enqueueRecurring(db, work, new Date('2026-11-24T03:10:00Z'), known)
    expect((await db.select().from(jobs).orderBy(asc(jobs.key))).map(({ key }) => key)).toEqual([
      'tidy-jobs:2026-11-23',
      'tidy-jobs:2026-11-24',
    ])
  })
})

/** What runs beside the test's own transaction must be written and cleared by hand. */
async function besides(work: (db: Db) => Promise<void>): Promise<void> {
  const { db } = await worldDatabase()
  try {
    await work(db)
  } finally {
    await db.delete(jobs)
  }
}

describe('several workers', () => {
  test('never do the same job twice', () =>
    besides(async (db) => {
      for (let n = 0; n < 60; n += 1) await put(db, String(n))
      const done: string[] = []
      const take = async () => {
        for (;;) {
          const taken = await claimJobs(db, 3, TEST_NOW)
          if (taken.length === 0) return
          for (const job of taken) {
            done.push(job.key)
            await finishJob(db, job, TEST_NOW)
          }
        }
      }
      await Promise.all([take(), take(), take()])
      expect(done).toHaveLength(60)
      expect(new Set(done).size).toBe(60)
    }))

  test('a stopped worker hands back what it could not finish', () =>
    besides(async (db) => {
      await put(db, 'slow')
      let begun: (() => void) | undefined
      const hasBegun = new Promise<void>((resolve) => (begun = resolve))
      const work = workOf((_payload, { signal }) => {
        begun?.()
        return new Promise((resolve) => signal.addEventListener('abort', () => resolve()))
      })
      const worker = startWorker({ ...base, db, work, clock: () => TEST_NOW }, { lookEvery: 10, stopLimit: 50 })
      await hasBegun
      await worker.stop()
      await expect.poll(async () => (await only(db)).tries).toBe(0)
    }))

  test('a stopping worker waits for a short job', () =>
    besides(async (db) => {
      await put(db, 'short')
      let begun: (() => void) | undefined
      const hasBegun = new Promise<void>((resolve) => (begun = resolve))
      const work = workOf(async () => {
        begun?.()
        await new Promise((resolve) => setTimeout(resolve, 30))
      })
      const worker = startWorker({ ...base, db, work, clock: () => TEST_NOW }, { lookEvery: 10, stopLimit: 5_000 })
      await hasBegun
      await worker.stop()
      expect(await only(db)).toMatchObject({ tries: 1, doneAt: TEST_NOW })
    }))
})
