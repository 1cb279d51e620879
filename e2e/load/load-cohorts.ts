import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { cpus, loadavg, tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { startPostgres } from '../support/postgres.ts'
import { startSite } from '../support/site.ts'
import { measureCohorts, type CohortFigures } from './measure-cohorts.ts'

const { values } = parseArgs({
  options: { people: { type: 'string', default: '5000,50000' }, seconds: { type: 'string', default: '4' }, json: { type: 'string' } },
})

/** A PostgreSQL and a site of its own for each size: nothing of a smaller world is left in a larger one. */
async function measured(people: number): Promise<CohortFigures> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'passerelle-cohorts-'))
  const postgres = await startPostgres()
  try {
    const site = await startSite({ databaseUrl: postgres.url, dataDir, environment: { LOG_LEVEL: 'info' } })
    try {
      return await measureCohorts(site, postgres.url, people, Number(values.seconds) * 1000)
    } finally {
      await site.stop()
    }
  } finally {
    await postgres.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
}

const seconds = (value: number) => `${(value / 1000).toFixed(2)} s`
const text = ({ size, fill, rebuild, board, report, everybody, sheet }: CohortFigures) =>
  [
    `${size.people} people, ${size.organisations} organisations, ${size.cohorts} cohorts, ${size.events} events; made in ${seconds(fill)}`,
    `  board of ${board.people} people: ${board.queries} queries (4), ${board.bytes} bytes (60000), p95 ${board.p95.toFixed(1)} ms, ${board.ratio.toFixed(1)} × the empty page's ${board.emptyP95.toFixed(1)} ms (5)`,
    `  report over ${report.people} people: ${seconds(report.milliseconds)} (1)`,
    `  report over ${everybody.people} people in the queue: ${seconds(everybody.milliseconds)}, ${everybody.steps} states shown`,
    `  sheet of ${sheet.rows} rows checked: ${seconds(sheet.milliseconds)} (3)`,
    `  progress of ${rebuild.items} items made again from the events: ${seconds(rebuild.milliseconds)}`,
  ].join('\n')

const figures: CohortFigures[] = []
process.stdout.write(
  `${cpus().length} processors, Node ${process.versions.node}; load average before: ${(loadavg()[0] ?? 0).toFixed(1)}. What is to reach stands in brackets.\n`,
)
for (const people of values.people.split(',').map(Number)) {
  const one = await measured(people)
  figures.push(one)
  process.stdout.write(`${text(one)}\n`)
}
if (values.json) await writeFile(values.json, `${JSON.stringify(figures, null, 2)}\n`)
