import { z } from 'zod'
import type { Question } from '#app/rules/questions.ts'
import { numbersOf, prepared } from './parameters.ts'
import type { Parameters } from './parameters.ts'
import { reporterOf } from './problems.ts'
import type { Report } from './problems.ts'
import type { Problem } from './compiled-course.ts'
import { checkQuestion } from './question-checks.ts'
import { questionOverlay, questionSource } from './question-shapes.ts'
import type { QuestionOverlay, QuestionSource } from './question-shapes.ts'
import { questionOf, textsToTranslate } from './question-texts.ts'
import { checkShape, readYaml } from './source-yaml.ts'
import type { SourceYaml } from './source-yaml.ts'

/** Where questions stand, and what is known around them. */
export interface QuestionFile {
  /** practice.yaml or quiz.yaml, as a path inside the content folder. */
  path: string
  files: ReadonlyMap<string, string>
  parameters: Parameters
  findFigure: (source: string) => { name: string; at: number } | undefined
  problems: Problem[]
  isPractice: boolean
}

/** A question with the place where it was written. */
export interface PlacedQuestion {
  question: Question
  file: string
  line: number
  lessonLine: number
}

interface Entry<T> {
  value: T
  at: number
}

function entriesOf<T>(shape: z.ZodType<T>, source: SourceYaml, report: Report): Entry<T>[] {
  const list = checkShape(z.array(z.unknown()), source, source.value, [], report) ?? []
  return list.flatMap((entry, at) => {
    const value = checkShape(shape, source, entry, [at], report)
    return value === undefined ? [] : [{ value, at }]
  })
}

/** Reads a file of questions with its translations beside it; what is wrong is reported, what is right is answered. */
export function readQuestions(file: QuestionFile): PlacedQuestion[] {
  const text = file.files.get(file.path)
  if (text === undefined) return []
  const report = reporterOf(file.problems, file.path)
  const source = readYaml(text, report)
  if (source === undefined) return []
  const figure = file.findFigure(text)
  if (figure !== undefined) {
    const line = text.slice(0, figure.at).split('\n').length
    report(line, 'figure-is-parameter', `This figure changes by the year and stands in parameters.yaml: write {{${figure.name}}}.`)
  }
  const entries = entriesOf<QuestionSource>(questionSource, source, report)
  const english = readOverlay(file, 'en', entries)
  const arabic = readOverlay(file, 'ar', entries)
  const numbers = numbersOf(file.parameters)

  return entries.map(({ value, at }) => {
    checkQuestion(value, numbers, (path, rule, message) => report(source.lineOf([at, ...path]), rule, message))
    if (file.isPractice && value.hint === undefined)
      report(source.lineOf([at]), 'hint-missing', `${value.id} has no hint: practice questions help before they tell.`)
    if (file.isPractice && value.kind === 'written')
      report(source.lineOf([at]), 'written-practice', `${value.id} waits for a trainer: written answers belong into quizzes.`)
    const line = source.lineOf([at, 'id'])
    const en = english?.get(value.id)
    const ar = arabic?.get(value.id)
    const overlays = { ...(en === undefined ? {} : { en }), ...(ar === undefined ? {} : { ar }) }
    const question = questionOf(value, overlays, (words, language) =>
      prepared(words, file.parameters, language, (rule, message) => report(line, rule, message)),
    )
    return { question, file: file.path, line, lessonLine: source.lineOf([at, 'lesson']) }
  })
}

function readOverlay(
  file: QuestionFile,
  language: 'en' | 'ar',
  entries: Entry<QuestionSource>[],
): Map<string, QuestionOverlay> | undefined {
  const path = file.path.replace(/\.yaml$/, `.${language}.yaml`)
  const text = file.files.get(path)
  if (text === undefined) return undefined
  const report = reporterOf(file.problems, path)
  const source = readYaml(text, report)
  if (source === undefined) return undefined
  const overlays = new Map<string, QuestionOverlay>()
  for (const { value, at } of entriesOf<QuestionOverlay>(questionOverlay, source, report)) {
    const line = source.lineOf([at, 'id'])
    const original = entries.find((entry) => entry.value.id === value.id)?.value
    if (original === undefined)
      report(line, 'translation-unknown', `${value.id} is no question of ${file.path}: correct the id or take it out.`)
    if (overlays.has(value.id)) report(line, 'id-duplicate', `${value.id} is translated twice here.`)
    overlays.set(value.id, value)
    const missing = original === undefined ? [] : missingTexts(original, value)
    if (missing.length > 0) report(line, 'translation-missing', `${value.id} lacks ${missing.join(', ')}: translate them.`)
  }
  for (const { value } of entries) {
    if (!overlays.has(value.id)) report(1, 'translation-missing', `${value.id} has no translation here: add it.`)
  }
  return overlays
}

function missingTexts(original: QuestionSource, overlay: QuestionOverlay): string[] {
  const missing = textsToTranslate(original)
    .filter(({ isThere }) => !isThere(overlay))
    .map(({ path }) => path.join('.'))
  return original.hint !== undefined && overlay.hint === undefined ? [...missing, 'hint'] : missing
}
