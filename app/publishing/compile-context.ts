import type { Problem } from './compiled-course.ts'
import type { Measures } from './lesson-measures.ts'
import type { Parameters } from './parameters.ts'
import { reporterOf } from './problems.ts'
import type { Files } from './read-folder.ts'
import type { Language } from '#app/rules/languages.ts'

/** What is known while all courses are compiled. */
export interface Context {
  files: Files
  today: string
  parameters: Parameters
  findFigure: (source: string) => { name: string; at: number } | undefined
  problems: Problem[]
  /** Every id with the place where it was first used. */
  ids: Map<string, string>
  /** Every lesson text, for checks between lessons. */
  measured: MeasuredText[]
  /** Every reference to a lesson, checked once all lessons are known. */
  lessonReferences: { lesson: string; file: string; line: number }[]
}

export interface MeasuredText {
  lesson: string
  file: string
  language: Language
  measures: Measures
}

/** Claims an id that must be unique everywhere, and checks its form. */
export function claimId(context: Context, id: string, form: RegExp, example: string, file: string, line: number): void {
  const report = reporterOf(context.problems, file)
  if (!form.test(id)) report(line, 'id-form', `The id ${id} has not the form expected here: write it as ${example}.`)
  const first = context.ids.get(id)
  if (first === undefined) context.ids.set(id, `${file}:${line}`)
  else report(line, 'id-duplicate', `The id ${id} is already used in ${first}: give this one its own.`)
}
