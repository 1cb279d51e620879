import type { PageFigures, SignInFigures, WeightFigures } from './measure-pages.ts'
import type { QuizFigures } from './measure-quizzes.ts'
import type { Start, StartFigures } from './measure-starts.ts'

/** Everything that `npm run load` measured. */
export type Figures = {
  at: string
  machine: { processors: number; node: string; system: string; loadBefore: number }
  starts: StartFigures
  weights: WeightFigures[]
  memory: Record<string, number | undefined>
  pages: PageFigures[]
  quizzes: QuizFigures
  signIn: SignInFigures | undefined
}

/** Lines of a table: first column to the left, the others to the right. */
function table(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  return rows.map((row) =>
    row.map((cell, column) => (column < 2 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join('  '),
  )
}

const milliseconds = (value: number | undefined) => value?.toFixed(2) ?? '?'

const HEAD = 'page|engine|clients|requests/s|median ms|p95 ms|cpu ms|bare/s|cpu ms|of bare|queries|bytes br|gzip|plain|failed'.split('|')

const pageRows = ({ page, engine, queries, bytes, loads }: PageFigures) =>
  loads.map(({ clients, site, bare, ratio }) => [
    ...[
      page,
      engine,
      String(clients),
      site.perSecond.toFixed(0),
      site.median.toFixed(1),
      site.p95.toFixed(1),
      milliseconds(site.processor),
    ],
    ...[bare.perSecond.toFixed(0), milliseconds(bare.processor), `${(ratio * 100).toFixed(1)} %`, String(queries)],
    ...[String(bytes.br), String(bytes.gzip), String(bytes.plain), String(site.failures)],
  ])

const startsText = (starts: readonly Start[]) =>
  starts.map(({ seconds, processor }) => `${seconds.toFixed(1)} (${processor?.toFixed(1) ?? '?'} of processor time)`).join(', ')

/** The quizzes on PostgreSQL, each with what is to reach. */
function quizText({ journey, together, analysis, correction, killed }: QuizFigures): string[] {
  const seconds = (value: number) => (value / 1000).toFixed(2)
  const ratio = (journey.milliseconds / journey.requests / journey.emptyPage).toFixed(1)
  const pages = (milliseconds: number) => `${(milliseconds / journey.emptyPage).toFixed(0)} times the empty page`
  return [
    `quiz, ten answers without scripts: ${journey.requests} requests, ${journey.bytes} bytes, each ${ratio} times the empty page · to reach: 25 and 60000`,
    `quiz, ${together.learners} learners at once: ${seconds(together.milliseconds)} s, ${together.failures} failures, ${together.steps} steps of ${together.answers}`,
    `analysis of 5000 attempts: ${seconds(analysis.milliseconds)} s (${pages(analysis.milliseconds)}), of which the processors worked ${seconds(analysis.processor)} s · to reach: 1`,
    `marking ${correction.attempts} attempts again: ${seconds(correction.milliseconds)} s (${pages(correction.milliseconds)}), of which the processors worked ${seconds(correction.processor)} s, ${correction.changed} results changed · to reach: 10`,
    `killed after ${killed.killedAfter} attempts and gone on: ${killed.done} marked again, ${killed.lost} marks lost, ${killed.doubled} doubled, ${killed.results} results wrong`,
  ]
}

/** The figures as people read them in a terminal. */
export function figuresText({ machine, starts, weights, memory, pages, quizzes, signIn }: Figures): string {
  return [
    `${machine.processors} processors, Node ${machine.node}, ${machine.system}; load average before: ${machine.loadBefore.toFixed(1)}`,
    '',
    `ready on an empty folder, s: ${startsText(starts.empty)} · to reach: 15`,
    `ready on an existing one, s: ${startsText(starts.existing)} · to reach: 3`,
    ...weights.map(
      ({ page, requests, bytes, scripts }) => `${page}, first visit with brotli: ${bytes} bytes in ${requests} requests, ${scripts} script`,
    ),
    ...Object.entries(memory).map(([engine, megabytes]) => `memory under load, ${engine}: ${megabytes ?? '?'} MB`),
    '',
    ...(signIn ? [`queries of reading a session: ${signIn.session} · to reach: 1; of signing in: ${signIn.signIn} · to reach: 2`] : []),
    ...quizText(quizzes),
    '',
    ...table([HEAD, ...pages.flatMap(pageRows)]),
  ].join('\n')
}
