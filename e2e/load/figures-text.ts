import type { JobsFigures } from './load-jobs.ts'
import type { CohortFigures } from './measure-cohorts.ts'
import type { Load } from './measure-jobs.ts'
import type { QuizFigures } from './measure-quizzes.ts'
import { WANTED, type JobName, type Wanted } from './wanted.ts'
import type { Start, StartFigures } from './measure-starts.ts'

/** Everything that `npm run load` measured. */
export type Figures = {
  at: string
  machine: { processors: number; node: string; system: string; loadBefore: number }
  starts?: StartFigures
  jobs?: JobsFigures
  quizzes?: QuizFigures
  cohorts?: CohortFigures[]
}

/** Lines of a table: the first columns to the left, the others to the right. */
function table(rows: readonly (readonly string[])[], left: number): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  return rows.map((row) =>
    row.map((cell, column) => (column < left ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join('  '),
  )
}

const sumOf = ({ node, database }: Load) => node + database
const times = (value: number | undefined) => (value === undefined || !Number.isFinite(value) ? '' : `${value.toFixed(1)} ×`)

type Row = { name: JobName; setting: string; requests: number; bytes: number; load: Load }
const rowsOf = ({ jobs }: JobsFigures): Row[] => jobs.flatMap(({ loads, ...job }) => loads.map((load) => ({ ...job, load })))

/** The floor's figures for as many clients; where it could only be pressed by one, those. */
const floorOf = ({ floor }: JobsFigures, name: JobName, clients: number) => {
  const loads = floor.find((one) => one.name === name)?.loads ?? []
  return loads.find((load) => load.clients === clients) ?? loads[0]
}

/** Processor time as a share of the floor's. */
const ratioOf = (figures: JobsFigures, { name, setting, load }: Row) => {
  const floor = setting === 'embedded' ? undefined : floorOf(figures, name, load.clients)
  return floor && sumOf(load) / sumOf(floor)
}

const HEAD = 'job|setting|clients|requests/s|median ms|p95|p99|cpu ms|node|database|floor cpu|cpu of floor|time of floor|before'.split('|')

function jobRow(figures: JobsFigures, before: JobsFigures | undefined, row: Row): string[] {
  const { name, setting, load } = row
  const floor = setting === 'embedded' ? undefined : floorOf(figures, name, load.clients)
  const earlier = before && rowsOf(before).find((one) => one.name === name && one.setting === setting && one.load.clients === load.clients)
  const [now, then] = [ratioOf(figures, row), before && earlier && ratioOf(before, earlier)]
  const worse = now !== undefined && then !== undefined ? now / then : earlier && sumOf(load) / sumOf(earlier.load)
  return [
    ...[name, setting, String(load.clients), load.perSecond.toFixed(0), load.median.toFixed(1), load.p95.toFixed(1), load.p99.toFixed(1)],
    ...[sumOf(load).toFixed(2), load.node.toFixed(2), load.database.toFixed(2), floor ? sumOf(floor).toFixed(2) : ''],
    ...[times(now), floor && floor.clients === load.clients ? times(load.median / floor.median) : ''],
    worse === undefined ? '' : `${(worse * 100).toFixed(0)} %`,
  ]
}

const MOODLE_HEAD = 'job|cpu ms|at most|Moodle|times less|requests|queries|round trips|KB|Moodle KB|cpu of floor|at most'.split('|')

/** On PostgreSQL in one process, one client: beside what it may take, and what Moodle takes. */
function wantedRows(figures: JobsFigures): string[][] {
  return rowsOf(figures).flatMap((row) => {
    const wanted: Wanted = WANTED[row.name]
    const floor = figures.floor.find(({ name }) => name === row.name)
    if (row.setting !== 'postgresql' || row.load.clients !== 1 || !floor) return []
    const [sum, ratio] = [sumOf(row.load), ratioOf(figures, row)]
    const ofFloor = wanted.ofFloor
    return [
      [
        ...[row.name, sum.toFixed(2), `${wanted.most}${sum <= wanted.most ? '' : ' !'}`],
        ...[String(wanted.moodle.processor), (wanted.moodle.processor / sum).toFixed(0), String(row.requests)],
        ...[floor.queries.toFixed(1), floor.trips.toFixed(1), (row.bytes / 1000).toFixed(1), String(wanted.moodle.kilobytes)],
        ...[times(ratio), ofFloor ? `${ofFloor}${ratio !== undefined && ratio <= ofFloor ? '' : ' !'}` : ''],
      ],
    ]
  })
}

/** All jobs as two tables: every setting with its times, and what is to reach. `before` is of an earlier run: what got dearer, beside the floor where there is one. */
export function jobsText(figures: JobsFigures, before: JobsFigures | undefined): string[] {
  return [
    ...['', ...table([HEAD, ...rowsOf(figures).map((row) => jobRow(figures, before, row))], 2)],
    ...(figures.floor.length > 0 ? ['', ...table([MOODLE_HEAD, ...wantedRows(figures)], 1)] : []),
    '',
    ...figures.memory.map(({ setting, megabytes }) => `memory of the web process afterwards, ${setting}: ${megabytes ?? '?'} MB (250)`),
  ]
}

/** The starts, each with what it cost. */
export function startsText({ empty, existing }: StartFigures): string[] {
  const text = (starts: readonly Start[]) =>
    starts.map(({ seconds, processor }) => `${seconds.toFixed(1)} (${processor?.toFixed(1) ?? '?'} of processor time)`).join(', ')
  return [`ready on an empty folder, s: ${text(empty)} · to reach: 15`, `ready on an existing one, s: ${text(existing)} · to reach: 3`]
}

const seconds = (value: number) => `${(value / 1000).toFixed(2)} s`

/** The quizzes on PostgreSQL, each with what is to reach. */
export function quizText({ journey, together, analysis, correction, killed }: QuizFigures): string[] {
  const ratio = (journey.milliseconds / journey.requests / journey.emptyPage).toFixed(1)
  const pages = (milliseconds: number) => `${(milliseconds / journey.emptyPage).toFixed(0)} times the empty page`
  return [
    `quiz, ten answers without scripts: ${journey.requests} requests (25), ${journey.bytes} bytes (60000), each ${ratio} times the empty page`,
    `quiz, ${together.learners} learners at once: ${seconds(together.milliseconds)}, ${together.failures} failures, ${together.steps} steps of ${together.answers}`,
    `analysis of 5000 attempts: ${seconds(analysis.milliseconds)} (1), ${pages(analysis.milliseconds)}, of which the processors worked ${seconds(analysis.processor)}`,
    `marking ${correction.attempts} attempts again: ${seconds(correction.milliseconds)} (10), ${pages(correction.milliseconds)}, of which the processors worked ${seconds(correction.processor)}, ${correction.changed} results changed`,
    `killed after ${killed.killedAfter} attempts and gone on: ${killed.done} marked again, ${killed.lost} marks lost, ${killed.doubled} doubled, ${killed.results} results wrong`,
  ]
}

/** One size of world on PostgreSQL. */
export function cohortsText({ size, fill, rebuild, board, report, everybody, sheet }: CohortFigures): string[] {
  return [
    `${size.people} people, ${size.organisations} organisations, ${size.cohorts} cohorts, ${size.events} events; made in ${seconds(fill)}`,
    `  board of ${board.people} people: ${board.queries} queries (4), ${board.bytes} bytes (60000), p95 ${board.p95.toFixed(1)} ms, ${board.ratio.toFixed(1)} × the empty page's ${board.emptyP95.toFixed(1)} ms (5)`,
    `  report over ${report.people} people: ${seconds(report.milliseconds)} (1)`,
    `  report over ${everybody.people} people in the queue: ${seconds(everybody.milliseconds)}, ${everybody.steps} states shown`,
    `  sheet of ${sheet.rows} rows checked: ${seconds(sheet.milliseconds)} (3)`,
    `  progress of ${rebuild.items} items made again from the events: ${seconds(rebuild.milliseconds)}`,
  ]
}
