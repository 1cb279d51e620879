import { createHash, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { sql } from 'drizzle-orm'
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import { z } from 'zod'
import { rows, type Db } from '#db/handle.ts'

/** One answered request. `route` is the pattern of the address, never the address itself: that would name people and grow without end. */
export type Answered = { route: string; method: string; status: number; seconds: number; queries: number }

/** The figures of this process for a program that collects them. */
export type Metrics = { note: (answered: Answered) => void; text: () => Promise<string>; contentType: string }

const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5]
const QUERIES = [1, 2, 3, 4, 6, 8, 12, 20, 40]

const queueRow = z.object({ waiting: z.number(), given_up: z.number(), late: z.coerce.number() })

async function queueFigures(db: Db, now: Date) {
  const [row] = rows<unknown>(
    await db.execute(sql`
      select count(*) filter (where tries < max_tries)::int as waiting, count(*) filter (where tries >= max_tries and lease_until is null)::int as given_up,
        coalesce(extract(epoch from ${now.toISOString()}::timestamptz - min(run_at) filter (where tries < max_tries and run_at < ${now.toISOString()}::timestamptz)), 0)::float8 as late
      from jobs where done_at is null`),
  )
  return queueRow.parse(row)
}

/** Opens the figures: requests by route, queries by route, the queue, and what the runtime itself knows (memory, event loop, garbage). */
export function openMetrics(db: Db): Metrics {
  const registry = new Registry()
  // Each process of a machine counts for itself.
  registry.setDefaultLabels({ process: String(process.pid) })
  collectDefaultMetrics({ register: registry })
  const registers = [registry]
  const seconds = new Histogram({
    name: 'passerelle_request_seconds',
    help: 'Time to answer a request, by route, method and status',
    labelNames: ['route', 'method', 'status'],
    buckets: SECONDS,
    registers,
  })
  const queries = new Histogram({
    name: 'passerelle_request_queries',
    help: 'Database queries of a request, by route',
    labelNames: ['route'],
    buckets: QUERIES,
    registers,
  })
  const ofQueue = [
    new Gauge({
      name: 'passerelle_jobs',
      help: 'Pieces of later work that wait, and those that failed at every try',
      labelNames: ['state'],
      registers: [],
      async collect() {
        const figures = await queueFigures(db, new Date())
        this.set({ state: 'waiting' }, figures.waiting)
        this.set({ state: 'given_up' }, figures.given_up)
      },
    }),
    new Gauge({
      name: 'passerelle_jobs_late_seconds',
      help: 'How long the oldest piece of work that is due has waited',
      registers: [],
      async collect() {
        this.set((await queueFigures(db, new Date())).late)
      },
    }),
  ]
  for (const gauge of ofQueue) registry.registerMetric(gauge)
  return {
    note: (answered) => {
      seconds.observe({ route: answered.route, method: answered.method, status: String(answered.status) }, answered.seconds)
      queries.observe({ route: answered.route }, answered.queries)
    },
    text: () => registry.metrics(),
    contentType: registry.contentType,
  }
}

const digest = (text: string) => createHash('sha256').update(text).digest()

/** Whether a request brings the token of the figures, compared in constant time. */
export const mayReadMetrics = (request: IncomingMessage, token: string): boolean =>
  timingSafeEqual(digest(request.headers.authorization ?? ''), digest(`Bearer ${token}`))
