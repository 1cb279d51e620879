import { compile, countsOf } from '#app/publishing/compile.ts'
import type { Compilation, Problem } from '#app/publishing/compiled-course.ts'

export interface CheckContentOptions {
  /** The content folder. */
  folder: string
  /** Only the problems of this course, as c10. */
  course?: string | undefined
  json?: boolean | undefined
}

/** Checks the content folder and says what is wrong and how much there is; exit code 1 when something must be mended. */
export async function checkContent({ folder, course, json = false }: CheckContentOptions): Promise<{ exitCode: number; output: string }> {
  const started = performance.now()
  const compilation = await compile(folder, { today: new Date().toISOString().slice(0, 10) })
  const seconds = (performance.now() - started) / 1000
  const problems = course === undefined ? compilation.problems : problemsOf(compilation, course)
  const courses = course === undefined ? compilation.courses : compilation.courses.filter(({ id }) => id === course)
  const exitCode = problems.length === 0 ? 0 : 1
  if (json) {
    const counts = course === undefined ? compilation.counts : countsOf(courses)
    return { exitCode, output: JSON.stringify({ problems, counts }, null, 2) }
  }
  const lines = problems.map(({ file, line, rule, message }) => `${file}:${line}  ${rule}  ${message}`)
  const counts: [string, number][] = Object.entries(course === undefined ? compilation.counts : countsOf(courses))
  const summary = `${problems.length} problems · ${counts.map(([name, count]) => `${name} ${count}`).join(' · ')} · ${seconds.toFixed(1)} s`
  return { exitCode, output: [...lines, summary].join('\n') }
}

/** Problems in the folder of a course, whose name begins with the number of its id, and in the shared parameters. */
function problemsOf(compilation: Compilation, course: string): Problem[] {
  const number = Number(course.replace(/^c/, ''))
  return compilation.problems.filter(({ file }) => file === 'parameters.yaml' || Number(/^courses\/(\d+)-/.exec(file)?.[1]) === number)
}
