import type { IncomingMessage } from 'node:http'
import { sql } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { jobs } from '#db/schema/operations.ts'
import { TEST_NOW } from '#db/test-snapshot.ts'
import { test } from '#db/test-world.ts'
import { countingQueries } from '#db/handle.ts'
import { readSettings } from '#app/platform/settings.server.ts'
import { mayReadMetrics, openMetrics } from './metrics.ts'
import { readiness } from './readiness.ts'

describe('the figures of the service', () => {
  test('tell requests and queries by route, and the queue, and name nobody', async ({ db }) => {
    await db.insert(jobs).values([
      { kind: 'test', key: 'one', payload: {}, tries: 0, maxTries: 3, runAt: new Date('2020-01-01T00:00:00Z') },
      { kind: 'test', key: 'two', payload: {}, tries: 3, maxTries: 3 },
    ])
    const metrics = openMetrics(db)
    metrics.note({ route: '/lecons/:id', method: 'GET', status: 200, seconds: 0.02, queries: 5 })
    const text = await metrics.text()
    const own = `process="${process.pid}"`
    expect(text).toContain(`passerelle_request_seconds_count{${own},route="/lecons/:id",method="GET",status="200"} 1`)
    expect(text).toContain(`passerelle_request_queries_sum{${own},route="/lecons/:id"} 5`)
    expect(text).toMatch(/passerelle_jobs\{[^}]*state="waiting"[^}]*\} [1-9]/)
    expect(text).toMatch(/passerelle_jobs\{[^}]*state="given_up"[^}]*\} 1\n/)
    expect(Number(/passerelle_jobs_late_seconds\S* (\d\S*)/.exec(text)?.[1])).toBeGreaterThan(86_400)
    expect(text).toContain('process_resident_memory_bytes')
  })

  test('are read with the whole token alone', () => {
    const asked = (authorization?: string) => mayReadMetrics({ headers: { authorization } } as IncomingMessage, 'a token of length')
    expect(asked('Bearer a token of length')).toBe(true)
    for (const other of [undefined, '', 'Bearer', 'Bearer a token of lengt', 'Basic a token of length']) expect(asked(other)).toBe(false)
  })
})

describe('whether this process can answer people', () => {
  const settings = readSettings({ DATA_DIR: '/tmp/none-such' })

  test('is found with two queries; a late queue is said and changes nothing', async ({ db }) => {
    await db.delete(jobs)
    const { result, queries } = await countingQueries(() => readiness(db, settings, TEST_NOW))
    expect(result).toEqual({ isReady: true, words: 'ready\ndatabase: ok\nmigrations: ok\nqueue: ok\ndisk: ok' })
    expect(queries).toBe(2)
    await db.insert(jobs).values({ kind: 'test', key: 'one', payload: {}, tries: 0, maxTries: 3, runAt: new Date('2020-01-01T00:00:00Z') })
    expect(await readiness(db, settings, TEST_NOW)).toEqual({
      isReady: true,
      words: 'ready\ndatabase: ok\nmigrations: ok\nqueue: late\ndisk: ok',
    })
  })

  test('is no where the tables are behind this program', async ({ db }) => {
    await db.execute(
      sql`delete from drizzle.__drizzle_migrations where created_at = (select max(created_at) from drizzle.__drizzle_migrations)`,
    )
    expect(await readiness(db, settings, TEST_NOW)).toMatchObject({ isReady: false, words: expect.stringContaining('migrations: behind') })
  })
})
