import { readFile, writeFile } from 'node:fs/promises'
import { cpus, loadavg, type as systemType } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { folders } from '#app/platform/folders.server.ts'
import { cohortsText, jobsText, quizText, startsText, type Figures } from './figures-text.ts'
import { measureJobs } from './load-jobs.ts'
import { measureCohorts } from './measure-cohorts.ts'
import { measureQuizzes } from './measure-quizzes.ts'
import { measureStarts } from './measure-starts.ts'
import { onSite, SETTINGS } from './settings.ts'
import { startPostgres } from '../support/postgres.ts'

const PARTS = ['starts', 'jobs', 'quizzes', 'cohorts'] as const
type Part = (typeof PARTS)[number]
const USAGE = `npm run load -- [--part ${PARTS.join(',')}] [--only lesson,home] [--settings ${SETTINGS.map(({ name }) => name).join(',')}]
  [--people 5000,50000] [--seconds 4] [--starts 3] [--baseline FILE] [--json FILE]
Without --part: ${PARTS.slice(0, 3).join(', ')}. --json e2e/load/baseline.json makes a new baseline.\n`

const { values } = parseArgs({
  options: {
    part: { type: 'string', default: 'starts,jobs,quizzes' },
    ...{ only: { type: 'string' }, json: { type: 'string' }, baseline: { type: 'string' }, help: { type: 'boolean' } },
    ...{ people: { type: 'string', default: '5000,50000' }, seconds: { type: 'string', default: '4' } },
    ...{ starts: { type: 'string', default: '3' }, settings: { type: 'string', default: SETTINGS.map(({ name }) => name).join(',') } },
  },
})
const listed = (value: string | undefined) => value?.split(',').map((one) => one.trim()) ?? []
/** The words of a list, each one of those that there are. Ends with the usage at any other. */
function amongst<T extends string>(value: string, all: readonly T[]): ReadonlySet<T> {
  const found = all.filter((one) => listed(value).includes(one))
  if (found.length === listed(value).length) return new Set(found)
  process.stderr.write(USAGE)
  process.exit(1)
}

const only = listed(values.only)
const parts = amongst<Part>(only.length > 0 ? 'jobs' : values.part, PARTS)
const settings = amongst(
  values.settings,
  SETTINGS.map(({ name }) => name),
)
const say = (line: string) => void process.stderr.write(`${new Date().toISOString().slice(11, 19)} ${line}\n`)

/** A PostgreSQL and a site of its own for each: nothing of a smaller world is left in a larger one. */
async function onFresh<T>(work: (site: Parameters<typeof measureQuizzes>[0], url: string) => Promise<T>): Promise<T> {
  const server = await startPostgres()
  try {
    return await onSite({ databaseUrl: server.url }, (site) => work(site, server.url))
  } finally {
    await server.stop()
  }
}

async function load(): Promise<Figures> {
  const machine = { processors: cpus().length, node: process.versions.node, system: systemType(), loadBefore: loadavg()[0] ?? 0 }
  const figures: Figures = { at: new Date().toISOString(), machine }
  if (parts.has('starts')) figures.starts = await measureStarts(Number(values.starts))
  if (parts.has('jobs'))
    figures.jobs = await measureJobs({ settings, say, isWanted: (name) => only.length === 0 || only.some((one) => name.includes(one)) })
  if (parts.has('quizzes')) figures.quizzes = await onFresh(measureQuizzes)
  if (parts.has('cohorts')) {
    figures.cohorts = []
    for (const people of listed(values.people).map(Number))
      figures.cohorts.push(await onFresh((site, url) => measureCohorts(site, url, people, Number(values.seconds) * 1000)))
  }
  return figures
}

if (values.help) {
  process.stdout.write(USAGE)
  process.exit(0)
}
if (!folders.archive) {
  process.stderr.write('The site is not built yet. Run: npm run build\n')
  process.exit(1)
}
const figures = await load()
const baseline = values.baseline ?? path.join(folders.root, 'e2e', 'load', 'baseline.json')
const before: Partial<Figures> = JSON.parse(await readFile(baseline, 'utf8').catch(() => '{}'))
const { machine } = figures
const lines = [
  `${machine.processors} processors, Node ${machine.node}, ${machine.system}; load average before: ${machine.loadBefore.toFixed(1)}, after: ${(loadavg()[0] ?? 0).toFixed(1)}. What is to reach stands in brackets.`,
  ...(figures.starts ? startsText(figures.starts) : []),
  ...(figures.jobs ? jobsText(figures.jobs, before.jobs) : []),
  ...(figures.quizzes ? quizText(figures.quizzes) : []),
  ...(figures.cohorts ?? []).flatMap(cohortsText),
]
process.stdout.write(`${lines.join('\n')}\n`)
if (values.json) await writeFile(values.json, `${JSON.stringify(figures, null, 2)}\n`)
