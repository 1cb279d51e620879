import { z } from 'zod'
import { sql } from 'drizzle-orm'
import { openPostgres } from '#db/client.server.ts'
import { rows, type Db } from '#db/handle.ts'
import { viewerOf } from '#app/access/test-viewers.ts'
import { askReport } from '#app/coordination/reports/ask-report.server.ts'
import { surroundingsOf } from '#app/coordination/sheets/sheets.queries.server.ts'
import { draftFromFile } from '#app/coordination/sheets/upload-sheet.server.ts'
import { rebuildProgress } from '#app/platform/rebuild-progress.server.ts'
import { checkRows, countRows, matched } from '#app/rules/people-sheet.ts'
import { castOn } from '../support/caller.ts'
import type { Site } from '../support/site.ts'
import { cohortsWith, fillWorld, MEASURED_COHORT, worldOf, type WorldSize } from './fill-world.ts'
import { ask, press } from './press.ts'
import { timed } from './timed.ts'

/** What cohorts cost in a world of one size. Times in milliseconds; the board stands beside the emptiest page of the same server. */
export type CohortFigures = {
  size: WorldSize
  fill: number
  rebuild: { milliseconds: number; items: number }
  board: { queries: number; bytes: number; people: number; median: number; p95: number; emptyP95: number; ratio: number }
  report: { people: number; milliseconds: number }
  everybody: { people: number; milliseconds: number; steps: number }
  sheet: { rows: number; milliseconds: number }
}

const REPORT_PEOPLE = 1050
const SHEET_ROWS = 2000

/** Fills a world of this many people behind a running site on PostgreSQL, and measures it. */
export async function measureCohorts(site: Site, databaseUrl: string, people: number, milliseconds: number): Promise<CohortFigures> {
  const database = await openPostgres(databaseUrl, { connections: 4 })
  const { db } = database
  try {
    const size = worldOf(people)
    const fill = await timed(() => fillWorld(db, size))
    const rebuild = await timed(() => rebuildProgress(db, { isRehearsal: false }))
    await db.execute(sql`analyze`)
    return {
      size,
      fill: fill.milliseconds,
      rebuild: { milliseconds: rebuild.milliseconds, items: rebuild.result.items },
      board: await measureBoard(site, db, milliseconds),
      report: await measureReport(db),
      everybody: await measureEverybody(db),
      sheet: await measureSheet(db),
    }
  } finally {
    await database.close()
  }
}

const logLine = z.object({ path: z.string(), queries: z.number() })

async function measureBoard(site: Site, db: Db, milliseconds: number): Promise<CohortFigures['board']> {
  const [found] = rows<{ id: string; people: number }>(
    await db.execute(sql`select ${MEASURED_COHORT} as id, count(*)::int as people from enrolments where cohort_id = ${MEASURED_COHORT}`),
  )
  const claire = await castOn(site.origin, 'claire')
  const headers = { Cookie: claire.cookie(), 'Accept-Encoding': 'br, gzip', Accept: 'text/html' }
  const address = `/cohortes/${found?.id ?? ''}`
  const board = { url: `${site.origin}${address}`, headers, status: 200 }
  const empty = { url: `${site.origin}/aide`, headers, status: 200 }
  const { body, status } = await ask(board)
  if (status !== 200) throw new Error(`The board was answered ${status}`)
  for (const target of [board, empty]) await press(target, { clients: 1, milliseconds: 1500 })
  const pressed = await press(board, { clients: 1, milliseconds })
  const beside = await press(empty, { clients: 1, milliseconds })
  const lines = site
    .output()
    .split('\n')
    .filter((line) => line.startsWith('{') && line.includes(address))
  const queries = Math.max(0, ...lines.flatMap((line) => logLine.safeParse(JSON.parse(line)).data?.queries ?? []))
  return {
    ...{ queries, bytes: body.length, people: found?.people ?? 0, median: pressed.median, p95: pressed.p95 },
    ...{ emptyP95: beside.p95, ratio: pressed.p95 / beside.p95 },
  }
}

const wishFor = (cohorts: string[]) => ({
  ...{
    from: '2020-01-01',
    to: new Date().toISOString().slice(0, 10),
    cohorts,
    organisations: null,
    attribution: 'completion' as const,
    day: null,
  },
})

async function measureReport(db: Db): Promise<CohortFigures['report']> {
  const cohorts = await cohortsWith(db, REPORT_PEOPLE)
  await askReport(db, { wish: wishFor(cohorts), madeBy: null }, new Date(), Infinity)
  const { result, milliseconds } = await timed(() => askReport(db, { wish: wishFor(cohorts), madeBy: null }, new Date(), Infinity))
  return { people: (await progressOf(db, result)).toCount, milliseconds }
}

/** A report over everybody is left to the site's own queue; it is asked again and again how far it is, as its page does. */
async function measureEverybody(db: Db): Promise<CohortFigures['everybody']> {
  const cohorts = await cohortsWith(db, 1_000_000_000)
  const seen = new Set<number>()
  const { result, milliseconds } = await timed(async () => {
    const id = await askReport(db, { wish: wishFor(cohorts), madeBy: null }, new Date(), 0)
    for (;;) {
      const state = await progressOf(db, id)
      seen.add(state.counted)
      if (state.isDone) return state
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  })
  return { people: result.toCount, milliseconds, steps: seen.size }
}

const progress = z.object({ counted: z.number(), toCount: z.number(), isDone: z.boolean() })
const progressOf = async (db: Db, id: string) =>
  progress.parse(
    rows<unknown>(
      await db.execute(
        sql`select counted, to_count as "toCount", data_at is not null as "isDone" from report_snapshots where id = ${id}::uuid`,
      ),
    )[0],
  )

/** From the bytes of a sheet to every row with its problem, as the page of its second step does it. */
async function measureSheet(db: Db): Promise<CohortFigures['sheet']> {
  const line = (n: number) => `Personne Nouvelle ${n};06${String(50_000_000 + n)};Association ${1 + (n % 40)}`
  const file = new TextEncoder().encode(['Nom;Téléphone;Association', ...Array.from({ length: SHEET_ROWS }, (_, n) => line(n))].join('\n'))
  const viewer = await viewerOf(db, 'claire')
  const cohortId = rows<{ id: string }>(await db.execute(sql`select ${MEASURED_COHORT} as id`))[0]?.id ?? ''
  const { result, milliseconds } = await timed(async () => {
    const read = draftFromFile(file, 'fr')
    if (!read.ok) throw new Error(read.because)
    const fields = read.draft.columns.map(({ field }) => field)
    return countRows(checkRows(matched(read.draft, fields), await surroundingsOf(db, viewer, cohortId)))
  })
  return { rows: result.new + result.known + result.faulty, milliseconds }
}
