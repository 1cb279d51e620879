import type { Problem } from './compiled-course.ts'

/** Notes a problem of one file. */
export type Report = (line: number, rule: string, message: string) => void

/** The reporter of one file. */
export function reporterOf(problems: Problem[], file: string): Report {
  return (line, rule, message) => {
    problems.push({ file, line, rule, message })
  }
}

/** Problems in the order in which somebody would mend them: by file, then by line; the same one once. */
export function inOrder(problems: Problem[]): Problem[] {
  const seen = new Set<string>()
  return problems
    .filter((problem) => {
      const key = JSON.stringify(problem)
      if (seen.has(key)) return false
      seen.add(key)
      return true
    })
    .sort((a, b) => a.file.localeCompare(b.file, 'en', { numeric: true }) || a.line - b.line || a.rule.localeCompare(b.rule))
}
