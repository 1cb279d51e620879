import { existsSync } from 'node:fs'
import { compile, countsOf } from '#app/publishing/compile.ts'
import type { Compilation, CompiledCourse, Problem } from '#app/publishing/compiled-course.ts'

export interface CheckContentOptions {
  /** The content folder. */
  folder: string
  /** Only the problems of this course, as c10. */
  course?: string | undefined
  json?: boolean | undefined
  /** The day that decides which review dates have passed, as 2026-11-23; today where it is left out. */
  today?: string | undefined
}

/** A review date that has passed asks for a person's attention on a day; it makes no file wrong, and no test may fail by the calendar. */
const isReviewDue = (problem: Problem) => problem.rule === 'review-due'

/** Checks the content folder and says what is wrong, what is due for review and how much there is; exit code 1 when something must be mended. */
export async function checkContent({
  folder,
  course,
  json = false,
  today = new Date().toISOString().slice(0, 10),
}: CheckContentOptions): Promise<{ exitCode: number; output: string }> {
  if (!existsSync(folder)) return { exitCode: 2, output: `There is no folder ${folder}.` }
  const started = performance.now()
  const compilation = await compile(folder, { today })
  const seconds = (performance.now() - started) / 1000
  const found = course === undefined ? compilation.problems : problemsOf(compilation, course)
  const problems = found.filter((problem) => !isReviewDue(problem))
  const reviews = found.filter(isReviewDue)
  const courses = course === undefined ? compilation.courses : compilation.courses.filter(({ id }) => id === course)
  const exitCode = problems.length === 0 ? 0 : 1
  if (json) {
    const counts = course === undefined ? compilation.counts : countsOf(courses)
    return { exitCode, output: JSON.stringify({ problems, reviews, counts }, null, 2) }
  }
  const lines = [...problems, ...reviews].map(({ file, line, rule, message }) => `${file}:${line}  ${rule}  ${message}`)
  const words = courses.flatMap(unmetWords)
  const counts: [string, number][] = Object.entries(course === undefined ? compilation.counts : countsOf(courses))
  const summary = `${problems.length} ${problems.length === 1 ? 'problem' : 'problems'} · ${reviews.length} to review · ${counts.map(([name, count]) => `${name} ${count}`).join(' · ')} · ${seconds.toFixed(1)} s`
  return { exitCode, output: [...lines, ...words, summary].join('\n') }
}

/** Problems in the folder of a course and in the parameters all courses share. */
function problemsOf({ problems, folders }: Compilation, course: string): Problem[] {
  const folder = folders[course]
  return problems.filter(({ file }) => file === 'parameters.yaml' || folder === undefined || file.startsWith(`${folder}/`))
}

/** Glossary words that no French lesson of their course uses: worth a look, not a fault. */
function unmetWords(course: CompiledCourse): string[] {
  const met = new Set(course.modules.flatMap(({ lessons }) => lessons.flatMap(({ texts }) => texts.fr.terms)))
  const unmet = course.glossary.filter(({ id }) => !met.has(id)).map(({ word }) => word.fr)
  return unmet.length === 0 ? [] : [`${course.id}: no lesson uses ${unmet.join(', ')} (write the form that is used under "also").`]
}
